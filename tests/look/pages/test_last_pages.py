"""The end of a letter, annex or table: no page has one line of it, no signature less than two lines of its letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest
from look.building import build, document_of, source
from look.page_lines import Pages
from sampling import every

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_SENTENCE = "It went on as it had begun, and those who had come to see it stayed until the end of the day. "
_SHORT_ENDS = {
    "line": "<paragraph>Short.</paragraph>",
    "lines": "<paragraph>First.</paragraph><paragraph>Short.</paragraph>",
    "points": "<list><point>first point;</point><point>last point.</point></list>",
    "part": "<numbered>Parts:<list><point>only one.</point></list></numbered>",
    "quotation": "<quotation><paragraph>Short.</paragraph></quotation>",
    "two": f"<paragraph>{_SENTENCE}</paragraph>",
    "items": "<operative><heading>DECLARE</heading><item>That.</item><item>This.</item></operative>",
}
_SIGNATURE = "<signature><name>Rudolf <surname>Elphberg</surname></name><post>Ambassador</post></signature>"


def _paragraph(lines: int) -> str:
    """A paragraph of about so many lines."""
    return f"<paragraph>{(_SENTENCE * lines)[: 82 * lines - 40].strip()}.</paragraph>"


def _annexes(lengths: Iterable[int], end: str, closing: str = "") -> str:
    """Annexes whose text is so many lines long and ends so."""
    return "".join(
        f"<annex><title>Text</title><body>{_paragraph(lines - 3)}{_paragraph(3)}{end}</body>{closing}</annex>"
        for lines in lengths
    )


def _text(pages: Pages) -> dict[int, list[str]]:
    """What stands on each page after the first between head and foot: the first words on each base."""
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for line in sorted(pages.lines, key=lambda one: (one.page, one.base, one.x0)):
        if line.page > 1 and 67 < line.base < 740:
            rows[line.page].setdefault(round(line.base), line.text)
    return {page: list(texts.values()) for page, texts in rows.items()}


@pytest.mark.long
@pytest.mark.parametrize("end", every(3, _SHORT_ENDS))
def test_a_last_page_has_two_lines_at_least(end: str, tmp_path: Path) -> None:
    """In annexes that end at every place from some lines above the foot of the page to beyond it."""
    lengths = range(44, 52)
    pages = build(document_of(source(attached=_annexes(lengths, _SHORT_ENDS[end]))), tmp_path, "ends")
    text = _text(pages)
    assert {page: texts for page, texts in text.items() if len(texts) < 2} == {}
    assert len(lengths) < len(text) < 2 * len(lengths), "some end on their page, others on the next"


@pytest.mark.long
@pytest.mark.parametrize("end", every(3, _SHORT_ENDS))
def test_a_signature_has_two_lines_with_it_however_short_the_last_paragraph_is(end: str, tmp_path: Path) -> None:
    lengths = range(38, 48)
    closing = f"<closing>{_SIGNATURE}</closing>"
    pages = build(document_of(source(attached=_annexes(lengths, _SHORT_ENDS[end], closing))), tmp_path, "signed")
    text = _text(pages)
    signed = [texts for texts in text.values() if "Ambassador" in texts]
    assert len(signed) == len(lengths)
    for texts in signed:
        assert texts.index("(Signed) Rudolf Elphberg") >= 2, texts
        assert texts[-1] == "Ambassador"
    assert len(lengths) < len(text) < 2 * len(lengths), "some are signed on their page, others on the next"


@pytest.mark.long
@pytest.mark.parametrize("count", every(3, range(24, 34)))
def test_a_letter_of_any_length_ends_with_two_lines_and_its_signature(count: int, tmp_path: Path) -> None:
    thanks = "I avail myself of this opportunity to thank you."
    letter = f"{_paragraph(count - 5)}{_paragraph(5)}<paragraph>{thanks}</paragraph>"
    pages = build(document_of(source(letter=letter, closing=f"<closing>{_SIGNATURE}</closing>")), tmp_path, "letter")
    last = len(pages.sizes)
    texts = [
        line.text for line in sorted(pages.lines, key=lambda one: one.base) if line.page == last and line.base > 67
    ]
    place = texts.index(thanks)
    assert texts[place : place + 3] == [thanks, "(Signed) Rudolf Elphberg", "Ambassador"]
    assert place > 0
    assert "Representative" not in texts[place - 1]


@pytest.mark.long
@pytest.mark.parametrize("after", ["", "<certification>A true copy.</certification>"])
def test_testimonium_place_date_and_certification_stay_with_the_signature(after: str, tmp_path: Path) -> None:
    before = "<testimonium>Done in two copies.</testimonium><place-date>Strelsau, 1 May 2025</place-date>"
    annexes = _annexes(range(38, 48), "", f"<closing>{before}{_SIGNATURE}{after}</closing>")
    text = _text(build(document_of(source(attached=annexes)), tmp_path, "treaties"))
    signed = [texts for texts in text.values() if "Ambassador" in texts]
    assert len(signed) == 10 < len(text)
    for texts in signed:
        place = texts.index("(Signed) Rudolf Elphberg")
        assert texts[place - 2 : place] == ["Done in two copies.", "Strelsau, 1 May 2025"]
        assert place >= 4
        assert texts[place + 2 :] == (["A true copy."] if after else [])


_NOTE = "<note><text>Of the year.</text></note>"
_HEAD = "<head><row><cell>Name</cell><cell>Count</cell></row></head>"
_UNDER = "<abbreviations>A = b.</abbreviations><source>The Office.</source>"
_TABLES = {"noted": (_NOTE, _HEAD, ""), "under": ("", _HEAD, _UNDER), "bare": ("", "", "")}


@pytest.mark.long
@pytest.mark.parametrize("name", every(2, _TABLES))
def test_what_stands_under_a_table_stands_with_its_last_row(name: str, tmp_path: Path) -> None:
    """Source, abbreviations and notes; and of a table without a head no row stands alone."""
    text = _text(build(document_of(source(attached=_annexes(range(40, 49), _table(*_TABLES[name])))), tmp_path, name))
    assert len(text) > 9, "no table is broken, or moved to the next page"
    for page, texts in text.items():
        rows = [one for one in texts if one.startswith("Row")]
        below = [one for one in texts if one.startswith(("A = b", "Source", "a Of", "Of the year"))]
        assert rows or not below, f"page {page}: {texts}"
        assert name != "bare" or len(rows) != 1, f"page {page}: {texts}"


def _table(note: str, head: str, under: str) -> str:
    rows = "".join(f"<row><cell>Row {row}{note if row == 1 else ''}</cell><cell>{row}</cell></row>" for row in range(4))
    return f"<table>{head}{rows}{under}</table>"
