"""The HTML page: headings without gaps, every link live, every number printed once, nothing from a network."""

from __future__ import annotations

import itertools
import shutil
from collections import Counter
from pathlib import Path

import pytest
from building import built
from conftest import Run
from look.building import document_of
from lxml import html as parser

from pipeline.outputs import Format
from pipeline.render.html import render_html
from pipeline.resolve.document import resolve
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


def _built(source: Path, **options: object) -> parser.HtmlElement:
    return parser.document_fromstring(built(source, (Format.HTML,), **options).outputs[Format.HTML].decode())


def test_a_long_page_begins_with_a_list_of_its_headings(checkout: Path, lima: Path) -> None:
    (contents,) = _built(lima).xpath("//body/nav[@class='contents']")
    page = contents.getroottree()
    headings = [" ".join(each.text_content().split()) for each in page.xpath("//main//h2 | //main//h3")]
    entries = [" ".join(each.text_content().split()) for each in contents.xpath(".//a")]
    assert len(entries) == 8
    assert [entry for entry in entries[2:] if entry not in headings] == []
    assert [link for link in contents.xpath(".//a/@href") if not page.xpath(f"//*[@id='{link[1:]}']")] == []
    assert len(_built(checkout / _EVERYTHING).xpath("//nav[contains(@class, 'contents')]")) == 1, "it has its own"
    assert _built(checkout / "tests" / "words" / "letter.en.xml").xpath("//nav[@class='contents']") == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_paragraph_ends_in_the_link_to_it(checkout: Path, language: str) -> None:
    page = _built(checkout / "tests" / "words" / f"letter.{language}.xml")
    paragraphs = page.xpath("//main//p[@id][not(@role)] | //main//li[@id]/p[1]")
    assert len(paragraphs) > 3
    for paragraph in paragraphs:
        (link,) = paragraph.xpath("./a[@class='permalink']")
        assert link.get("href") == f"#{paragraph.get('id') or paragraph.getparent().get('id')}"
        assert link.getnext() is None
        assert link.get("aria-label") == {"en": "Link to this paragraph", "ar": "رابط إلى هذه الفقرة"}[language]


def test_the_page_leads_to_the_other_formats_and_languages_beside_it(
    checkout: Path, masthead: Run, tmp_path: Path
) -> None:
    for language in ("en", "fr", "ar"):
        shutil.copy(checkout / "tests" / "words" / f"letter.{language}.xml", tmp_path)
    sources = sorted(tmp_path.glob("letter.*.xml"))
    assert masthead("build", *sources, "--to", "html,akn,txt").returncode == 0
    page = parser.document_fromstring((tmp_path / "build" / "letter.fr.html").read_text("utf-8"))
    links = page.xpath("//header/nav[@aria-label='Autres formats et langues']//a")
    assert [(link.get("href"), link.get("hreflang"), link.text) for link in links] == [
        ("letter.fr.akn.xml", None, "AKN"), ("letter.fr.txt", None, "TXT"),
        ("letter.ar.html", "ar", "العربية"), ("letter.en.html", "en", "English"),
    ]  # fmt: skip
    assert masthead("verify", *sources, "--to", "html").returncode == 0
    (tmp_path / "build" / "letter.ar.html").unlink()
    told = masthead("verify", tmp_path / "letter.fr.xml", "--to", "html")
    assert told.returncode == 1
    assert "MH665 the page leads to letter.ar.html, which is not there" in told.stderr


def _led_to(page: Path) -> list[str]:
    return parser.document_fromstring(page.read_text("utf-8")).xpath("//nav[@class='neighbours']//a/@href")


def test_the_page_leads_to_what_is_there(checkout: Path, masthead: Run, tmp_path: Path) -> None:
    """A format or a language that was never built has no link; what comes or goes makes the page stale."""
    for language in ("en", "fr"):
        shutil.copy(checkout / "tests" / "words" / f"letter.{language}.xml", tmp_path)
    page = tmp_path / "build" / "letter.en.html"
    assert masthead("build", "letter.en.xml", "--to", "html").returncode == 0
    assert _led_to(page) == []
    assert masthead("build", "letter.en.xml", "--to", "txt").returncode == 0
    assert "fresh" not in masthead("build", "letter.en.xml", "--to", "html").stderr
    assert _led_to(page) == ["letter.en.txt"]
    assert "fresh" in masthead("build", "letter.en.xml", "--to", "html").stderr
    assert "fresh" in masthead("build", "letter.en.xml", "--to", "txt").stderr
    assert masthead("build", "letter.fr.xml", "--to", "html").returncode == 0
    (tmp_path / "build" / "letter.en.txt").unlink()
    assert masthead("build", "letter.en.xml", "--to", "html").returncode == 0
    assert _led_to(page) == ["letter.fr.html"]
    assert masthead("verify", "letter.en.xml", "--to", "html").returncode == 0
