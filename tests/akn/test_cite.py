"""Citations: IRI, eId, words, and the form of the United Nations."""

from __future__ import annotations

import pytest
from look.building import source

from pipeline.akn.citing.cite import cite
from pipeline.document.model import Document
from pipeline.errors import Exit, MastheadError
from pipeline.resolve.document import resolve
from pipeline.source.load import load
from pipeline.xmlio.parse import parse

STATES = (
    "States attending the Special International Conference, at the ministerial level, of Developing Countries with "
    "Substantial International Migrant Flows"
)
EXPRESSION = "/akn/un/doc/communication/un-ga/2006-06-07/A-61-nn/eng@/!main"


def test_a_numbered_paragraph(letter: Document) -> None:
    found = cite(letter, "annex, AGREE, 6")
    assert found.eid == "att_1__dvs_2__para_6"
    assert found.iri == f"{EXPRESSION}#att_1__dvs_2__para_6"
    assert found.words.startswith("To invite all states concerned")
    assert found.citation == "A/61/…, annex, AGREE, para. 6"


@pytest.mark.parametrize(
    ("place", "citation"),
    [
        ("annex", "A/61/…, annex"),
        ("Annex, agree, para. 6", "A/61/…, annex, AGREE, para. 6"),
        ("att_1__dvs_2__para_6", "A/61/…, annex, AGREE, para. 6"),
        ("annex, DECLARE, 1.-", "A/61/…, annex, DECLARE, para. 1"),
        ("annex, RECALLING, 3", "A/61/…, annex, RECALLING, third preambular paragraph"),
        ("annex, CONSCIOUS, 2", "A/61/…, annex, CONSCIOUS, sixth preambular paragraph"),
        ("2", "A/61/…, second paragraph"),
        ("annex, International organizations, 3", "A/61/…, annex, International organizations, No. 3"),
        (f"annex, {STATES}, 19", f"A/61/…, annex, {STATES}, No. 19"),
    ],
)
def test_places_of_the_letter(letter: Document, place: str, citation: str) -> None:
    assert cite(letter, place).citation == citation


@pytest.mark.parametrize(
    ("place", "eid", "citation"),
    [
        ("1, (a), (ii)", "para_1__subpara_a__subpara_ii", "A/79/729-S/2025/40, first paragraph (a) (ii)"),
        ("annex I, I, 2", "att_1__sec_I__para_2", "A/79/729-S/2025/40, annex I, sect. I, para. 2"),
        ("annex I, 2 bis", "att_1__sec_I__para_2-bis", "A/79/729-S/2025/40, annex I, sect. I, para. 2 bis"),
        ("annex I, Introduction", "att_1__sec_I", "A/79/729-S/2025/40, annex I, sect. I"),
        ("annex I, table 1", "att_1__sec_II__table_1", "A/79/729-S/2025/40, annex I, table 1"),
        ("annex I, section I, paragraph 2", "att_1__sec_I__para_2", "A/79/729-S/2025/40, annex I, sect. I, para. 2"),
        ("Annex I, Section II, Table 1", "att_1__sec_II__table_1", "A/79/729-S/2025/40, annex I, table 1"),
        ("annex I, article 1 [first]", "att_1__art_1", "A/79/729-S/2025/40, annex I, art. 1 [first]"),
        ("annex I, enclosure, attachment", "att_1__att_1__att_1", "A/79/729-S/2025/40, annex I, enclosure, attachment"),
    ],
)
def test_places_of_every_kind(everything: Document, place: str, eid: str, citation: str) -> None:
    found = cite(everything, place)
    assert (found.eid, found.citation) == (eid, citation)


def test_a_place_that_is_not_there_says_what_is(letter: Document) -> None:
    with pytest.raises(MastheadError) as caught:
        cite(letter, "annex, AGREED, 6")
    assert caught.value.exit_code is Exit.CALL
    assert "AGREE" in str(caught.value)


def test_a_number_wins_over_a_position() -> None:
    resolution = (
        "<resolution><title>The river</title><organ>The General Assembly,</organ><recital>Recalling one,</recital>"
        "<item>Decides one;</item><item>Decides two.</item></resolution>"
    )
    found = cite(
        resolve(load(parse("r.xml", source(attached=f"<annex><body>{resolution}</body></annex>")))), "annex, 2"
    )
    assert found.words == "Decides two."


@pytest.mark.parametrize(
    ("place", "eid"),
    [
        ("paragraph 1 (a) (ii)", "para_1__subpara_a__subpara_ii"),
        ("paragraph 1(a)(ii)", "para_1__subpara_a__subpara_ii"),
        ("paragraph 1, (a) (ii)", "para_1__subpara_a__subpara_ii"),
        ("annex I, section I.2", "att_1__sec_I__para_2"),
        ("A/79/729-S/2025/40, annex I, sect. I, para. 2 bis", "att_1__sec_I__para_2-bis"),
        ("annexe I", ""),
        ("annex I, section IX, paragraph 2", ""),
        ("paragraph 1 (z)", ""),
    ],
)
def test_places_as_a_person_names_them(everything: Document, place: str, eid: str) -> None:
    if eid:
        assert cite(everything, place).eid == eid
    else:
        with pytest.raises(MastheadError) as raised:
            cite(everything, place)
        assert [fault.code for fault in raised.value.faults] == ["MH580"]
