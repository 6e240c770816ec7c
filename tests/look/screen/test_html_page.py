"""The HTML page: headings without gaps, every link live, every number printed once, nothing from a network."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path

import pytest
from look.building import document_of
from lxml import html as parser

from pipeline.render.html import render_html
from pipeline.resolve import resolve
from pipeline.source.load import load
from pipeline.xmlio.parse import parse, read_bytes

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_EVERYTHING = Path("tests") / "source" / "everything.xml"


@pytest.fixture(params=["lima", "everything"])
def page(request: pytest.FixtureRequest, checkout: Path, lima: Path) -> parser.HtmlElement:
    path = lima if request.param == "lima" else checkout / _EVERYTHING
    return parser.document_fromstring(render_html(resolve(load(parse(str(path), read_bytes(path))), path.parent)))


def test_headings_begin_with_the_first_level_and_skip_none(page: parser.HtmlElement) -> None:
    levels = [_HEADINGS[element.tag] for element in page.iter() if element.tag in _HEADINGS]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_ids_are_unique_and_every_link_leads_somewhere(page: parser.HtmlElement) -> None:
    ids = Counter(page.xpath("//@id"))
    assert [name for name, count in ids.items() if count > 1] == []
    links = [link[1:] for link in page.xpath("//a/@href") if link.startswith("#")]
    assert links
    assert set(links) <= set(ids)


def test_notes_lead_back_to_their_mark(page: parser.HtmlElement) -> None:
    notes = page.xpath("//*[@role='doc-footnote']")
    assert notes
    calls = {call.get("href"): call.get("id") for call in reversed(page.xpath("//a[@role='doc-noteref']"))}
    for note in notes:
        back = note.xpath(".//a[@role='doc-backlink']/@href")
        assert back == ([f"#{calls['#' + note.get('id')]}"] if "#" + note.get("id") in calls else [])


def test_landmarks_language_and_pictures(page: parser.HtmlElement) -> None:
    assert page.get("lang")
    assert page.get("dir") in ("ltr", "rtl")
    assert len(page.xpath("//main")) == len(page.xpath("//body/header")) == 1
    assert page.xpath("//body/*[1][self::a][@class='skip'][@href='#text']")
    assert page.xpath("//img[not(@alt)]") == []
    assert page.xpath("//thead//*[self::th][not(@scope)]") == []
    assert page.xpath("//*[self::ol or self::ul][not(@role='list')]") == []


def test_nothing_is_loaded_from_anywhere(page: parser.HtmlElement) -> None:
    assert page.xpath("//script | //iframe | //link[@rel='stylesheet']") == []
    assert all(address.startswith("data:") for address in page.xpath("//@src"))
    assert "url(" not in page.xpath("string(//style)")


def test_the_numbers_of_operative_paragraphs_are_printed_once(lima: Path) -> None:
    page = parser.document_fromstring(render_html(document_of(lima.read_bytes())))
    for group, last in zip(page.xpath("//section[@class='group-operative']"), (12, 11), strict=True):
        items = [" ".join(item.text_content().split()) for item in group.xpath("./ol/li")]
        assert [item.split(" ")[0] for item in items] == [f"{number}.-" for number in range(1, last + 1)]
        assert not any(item.split(" ")[1].startswith(item.split(" ")[0]) for item in items)
