"""Relations between documents: what one names is what the other is called."""

from __future__ import annotations

import pytest
from akn.readers import all_of, one
from lxml import etree
from msgspec.structs import replace

from pipeline.akn.checks import check_akn
from pipeline.akn.metadata.record import record
from pipeline.akn.schema import validate_akn
from pipeline.document.masthead import RightKind
from pipeline.document.model import Document
from pipeline.render.akn import render_akn
from pipeline.source.model.record import Lineage, Relation

ELEMENTS = {
    Relation.CORRIGENDUM: "activeRef",
    Relation.ADDENDUM: "activeRef",
    Relation.REVISION: "activeRef",
    Relation.REISSUE: "activeRef",
    Relation.CORRECTED_BY: "passiveRef",
    Relation.ADDED_TO_BY: "passiveRef",
    Relation.REVISED_BY: "passiveRef",
}


@pytest.mark.parametrize("relation", ELEMENTS)
@pytest.mark.parametrize("lang", ["", "fr"])
def test_a_relation_names_the_work_or_the_expression_of_the_other(
    everything: Document, relation: Relation, lang: str
) -> None:
    """The other document here is this one itself, so that its IRI is known."""
    line = Lineage(relation, "A/79/729", everything.date, lang)
    document = replace(everything, lineage=(line,))
    data = render_akn(document).encode()
    assert validate_akn(data, "x") == ()
    assert check_akn(data, "x") == ()
    root = etree.fromstring(data)
    reference = one(root, f"//a:{ELEMENTS[relation]}")
    work = record(everything).letter.iris.work
    assert reference.get("href") == (f"{work}/fra@" if lang else work)
    assert reference.get("showAs") == "A/79/729"
    events = all_of(root, "//a:eventRef[@type='amendment']")
    changed = ELEMENTS[relation] == "passiveRef" or relation is Relation.REISSUE
    assert [event.get("source") for event in events] == ([f"#{reference.get('eId')}"] if changed else [])
    contains = one(root, "/a:akomaNtoso/a:doc").get("contains")
    assert contains == ("singleVersion" if relation is Relation.REISSUE else "originalVersion")


def test_a_translation_names_what_it_is_from(everything: Document) -> None:
    document = replace(everything, lineage=(Lineage(Relation.TRANSLATION, "A/79/729", everything.date, "es"),))
    root = etree.fromstring(render_akn(document).encode())
    translation = all_of(root, "//a:FRBRtranslation")[0]
    assert translation.get("href") == f"{record(everything).letter.iris.work}/spa@"
    assert translation.get("fromLanguage") == "spa"


@pytest.mark.parametrize(
    ("original", "languages"),
    [("fr", ["spa", "fra"]), ("es", ["spa"]), ("en", []), ("fr es", ["spa", "fra"]), ("fa", ["spa"])],
)
def test_pages_and_metadata_agree_where_another_version_was_translated_on_the_way(
    everything: Document, original: str, languages: list[str]
) -> None:
    right = tuple(
        replace(line, value=original) if line.kind is RightKind.ORIGINAL else line for line in everything.masthead.right
    )
    lineage = (Lineage(Relation.TRANSLATION, "A/79/729", everything.date, "es"),)
    document = replace(everything, lineage=lineage, masthead=replace(everything.masthead, right=right))
    data = render_akn(document).encode()
    assert check_akn(data, "x") == ()
    found = [each.get("fromLanguage") for each in all_of(etree.fromstring(data), "//a:FRBRtranslation")]
    assert [each for each in dict.fromkeys(found) if each in ("spa", "fra")] == languages


@pytest.mark.parametrize(
    ("original", "lang", "languages"),
    [("es", "en", ["spa"]), ("en", "en", []), ("fr es", "en", ["fra", "spa"]), ("es en", "en", []), ("de", "en", [])],
)
def test_the_original_of_the_masthead_tells_of_a_translation_by_itself(
    everything: Document, original: str, lang: str, languages: list[str]
) -> None:
    assert everything.language.code == lang
    right = tuple(
        replace(line, value=original) if line.kind is RightKind.ORIGINAL else line for line in everything.masthead.right
    )
    document = replace(everything, lineage=(), masthead=replace(everything.masthead, right=right))
    data = render_akn(document).encode()
    assert validate_akn(data, "x") == ()
    assert check_akn(data, "x") == ()
    work = record(everything).letter.iris.work
    found = [
        each for each in all_of(etree.fromstring(data), "//a:FRBRtranslation") if each.get("href", "").startswith(work)
    ]
    assert list(dict.fromkeys(each.get("fromLanguage") for each in found)) == languages
    assert {each.get("href") for each in found} == {f"{work}/{language}@" for language in languages}


def test_a_reissue_of_the_masthead_is_an_event_by_itself(everything: Document) -> None:
    document = replace(everything, lineage=(), masthead=replace(everything.masthead, reissued="2025-04-25"))
    data = render_akn(document).encode()
    assert validate_akn(data, "x") == ()
    assert check_akn(data, "x") == ()
    root = etree.fromstring(data)
    event = one(root, "//a:eventRef[@type='amendment']")
    assert (event.get("date"), event.get("source"), event.get("refersTo")) == ("2025-04-25", "#original", "#reissue")
    assert one(root, "/a:akomaNtoso/a:doc").get("contains") == "singleVersion"
