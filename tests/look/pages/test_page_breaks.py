"""Page breaks that an editor accepts: nothing stands alone at the foot or the head of a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from look.building import build, document_of, source
from look.page_lines import Line, Pages

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_SENTENCE = "It went on as it had begun, and those who had come to see it stayed until the end of the day. "
_FIRST_BASES = {"new-york": (82.3, 84.5), "new-york-2006": (96.7, 96.7)}  # of running text, and of a heading
_HEAD, _FOOT = 67, {"new-york": 740, "new-york-2006": 710}  # what lies outside is running matter


def _paragraph(lines: int, name: str = "") -> str:
    """A paragraph of about so many lines."""
    return f"<paragraph>{name} {(_SENTENCE * lines)[: 82 * lines - 40].strip()}.</paragraph>"


def _text(pages: Pages, layout: str = "new-york") -> dict[int, list[Line]]:
    """The lines of each page between head and foot, from the top."""
    found: dict[int, list[Line]] = defaultdict(list)
    for line in pages.lines:
        if _HEAD < line.base < _FOOT[layout] and (line.page > 1 or line.base > 240):
            found[line.page].append(line)
    return {page: _rows(lines) for page, lines in found.items()}


def _rows(lines: Iterable[Line]) -> list[Line]:
    """The first piece of what stands on each base."""
    rows: dict[int, Line] = {}
    for line in sorted(lines, key=lambda one: (one.base, one.x0)):
        rows.setdefault(round(line.base), line)
    return list(rows.values())


def _strangers(pages: Pages, layout: str) -> list[str]:
    """Last lines of a paragraph alone at the head of a page, first lines alone at its foot, headings at the foot."""
    wrong: list[str] = []
    text = _text(pages, layout)
    for page, lines in text.items():
        if lines[-1].bold:
            wrong.append(f"heading at the foot of page {page}: {lines[-1].text}")
    for page, following in pairwise(sorted(text)):
        foot, head = text[page], text[following]
        continued = head[0].x0 < 124 and not head[0].bold and "Annex" not in head[0].text
        if not continued:
            continue
        if len(head) > 1 and head[1].base - head[0].base > 13:
            wrong.append(f"last line alone on page {following}: {head[0].text}")
        if len(foot) > 1 and foot[-1].base - foot[-2].base > 13:
            wrong.append(f"first line alone on page {page}: {foot[-1].text}")
    return wrong


@pytest.mark.long
@pytest.mark.parametrize("layout", ["new-york", "new-york-2006"])
def test_no_heading_and_no_line_is_left_alone(layout: str, tmp_path: Path) -> None:
    sections = "".join(
        f"<section numbered='true'><heading>Heading {number}</heading>"
        f"{_paragraph(number % 7 + 1)}{_paragraph(number % 5 + 2)}</section>"
        for number in range(60)
    )
    groups = "".join(
        f"<recitals><heading>GROUP {number}</heading>"
        + "".join(f"<recital>That {_SENTENCE * (lines % 3 + 1)}</recital>" for lines in range(number % 4 + 1))
        + "</recitals>"
        for number in range(20)
    )
    annexes = (
        f"<annex><title>Sections</title><body>{sections}</body></annex>"
        f"<annex><title>Groups</title><body><preamble>{groups}</preamble></body></annex>"
    )
    pages = build(document_of(source(attached=annexes, layout=layout)), tmp_path, layout)
    assert _strangers(pages, layout) == []
    running, heading = _FIRST_BASES[layout]
    heads = [lines[0] for page, lines in _text(pages, layout).items() if page > 1]
    assert {round(line.base, 1) for line in heads if not line.bold} == {running}
    assert {round(line.base, 1) for line in heads if line.bold} == {heading}
    assert any(line.bold and line.text.endswith(".") for line in heads), "no heading came to the head of a page"
    first = {line.page for line in pages.lines if line.text.startswith("Annex I")}
    assert len(first) == 2
    for page in first:
        assert _text(pages, layout)[page][0].text.startswith("Annex I"), "an annex begins a page"


@pytest.mark.long
def test_a_signature_has_two_lines_of_its_letter_with_it(tmp_path: Path) -> None:
    annexes = "".join(
        f"<annex><title>Letter {lines}</title><body>{_paragraph(30)}{_paragraph(lines)}</body>"
        "<closing><signature><name>Rudolf <surname>Elphberg</surname></name><post>Ambassador</post></signature>"
        "<signature><name>Rupert <surname>Hentzau</surname></name></signature></closing></annex>"
        for lines in range(3, 22)
    )
    pages = build(document_of(source(attached=annexes)), tmp_path, "signatures")
    for page, lines in _text(pages).items():
        places = [place for place, line in enumerate(lines) if line.text.startswith("(Signed) Rudolf")]
        for place in places:
            assert place >= 2, f"a signature with less than two lines of its letter on page {page}"
            assert lines[place + 1].text == "Ambassador", f"a signature is torn apart on page {page}"


@pytest.mark.long
def test_the_two_lines_of_a_caption_stand_together_with_their_table(tmp_path: Path) -> None:
    """Wherever the caption comes, from far enough up that its table begins on the page to the foot of the page."""
    table = (
        "<table numbered='true'><title>Counted</title><columns><column/><column figures='true'/></columns>"
        "<head><row><cell>Name</cell><cell>Count</cell></row></head>"
        "<row><cell header='true'>Row 1</cell><cell>1</cell></row></table>"
    )
    filled = range(40, 52)
    annexes = (f"<annex><title>Tables</title><body>{_paragraph(lines)}{table}</body></annex>" for lines in filled)
    pages = build(document_of(source(attached="".join(annexes))), tmp_path, "captions")
    last = {page: lines[-1].text for page, lines in _text(pages).items()}
    assert 2 * len(filled) > len(last) > len(filled)  # some tables come on the page, others on the next
    assert not {page: text for page, text in last.items() if text.startswith(("Table ", "Counted", "Name"))}


@pytest.mark.long
def test_a_long_table_repeats_its_head_and_never_leaves_it_alone(tmp_path: Path) -> None:
    def table(rows: int) -> str:
        body = "".join(f"<row><cell header='true'>Row {row}</cell><cell>{row}</cell></row>" for row in range(rows))
        return (
            "<table numbered='true'><title>Counted</title>"
            "<columns><column share='3'/><column figures='true'/></columns>"
            f"<head><row><cell>Name</cell><cell>Count</cell></row></head>{body}</table>"
        )

    body = "".join(_paragraph(number % 9 + 3) + table(number % 6 + 4) for number in range(14)) + table(180)
    pages = build(
        document_of(source(attached=f"<annex><title>Tables</title><body>{body}</body></annex>")), tmp_path, "t"
    )
    text = _text(pages)
    for page, lines in text.items():
        last = lines[-1].text
        assert last not in ("Name", "Counted"), f"a table head alone at the foot of page {page}"
        assert not last.startswith("Table "), f"a caption alone at the foot of page {page}"
        if lines[0].text.startswith("Row "):
            pytest.fail(f"a table goes on without its head on page {page}")
    long = [page for page, lines in text.items() if sum(line.text.startswith("Row ") for line in lines) > 30]
    assert len(long) >= 3
    assert all(any(line.text == "Name" for line in text[page]) for page in long)


def test_a_turned_table_turns_its_page(tmp_path: Path) -> None:
    table = (
        "<table turned='true'><title>Wide</title><columns><column/><column/></columns>"
        "<head><row><cell>Left</cell><cell>Right</cell></row></head><row><cell>one</cell><cell>two</cell></row></table>"
    )
    body = f"{_paragraph(3, 'Before')}{table}{_paragraph(3, 'After')}"
    document = document_of(source(attached=f"<annex><title>Turned</title><body>{body}</body></annex>"))
    pages = build(document, tmp_path, "turned")
    wide = next(line for line in pages.lines if line.text == "Wide")
    before = next(line for line in pages.lines if line.text.startswith("Before"))
    after = next(line for line in pages.lines if line.text.startswith("After"))
    assert before.page < wide.page < after.page
    assert pages.sizes[before.page - 1] == (612, 792)
    assert pages.sizes[wide.page - 1] == (792, 612)
    assert wide.x0 == pytest.approx(57.6, abs=0.5)


def test_head_and_foot_of_a_turned_page_stand_along_its_short_sides(tmp_path: Path) -> None:
    """As on a page held upright; the margin is narrower, so the head is nearer to the edge. No page comes after."""
    cells = "<cell>one</cell><cell>two</cell>"
    table = f"<table turned='true'><columns><column/><column/></columns><row>{cells}</row></table>"
    body = f"<paragraph>Before.</paragraph>{table}{table}"
    data = source(attached=f"<annex><title>Turned</title><body>{body}</body></annex>")
    data = data.replace(b'<job state="unassigned"/>', b'<job number="25-01234"/>').replace(b'"issued"', b'"draft"')
    build(document_of(data), tmp_path, "turned")
    with pdfplumber.open(tmp_path / "turned.pdf") as pdf:
        assert [page.width for page in pdf.pages] == [612, 612, 792, 792]
        odd, even = (_downwards(page) for page in pdf.pages[2:])
        rules = [rule for page in pdf.pages[2:] for rule in page.rects if rule["height"] > 300]
    assert [rule["x0"] for rule in rules] == pytest.approx([742.4] * len(rules), abs=0.5)
    for found, number in ((odd, "3/4"), (even, "4/4")):
        status = found.pop("Draft:notanofficialdocument")
        assert (status[0], (status[1] + status[2]) / 2) == pytest.approx((792 - 767.3, 306), abs=0.5)
        bases = {"A/79/9904": 748.3, number: 792 - 755.3, "25-01234": 792 - 753.8}
        assert {name: line[0] for name, line in found.items()} == pytest.approx(bases, abs=0.5)
    for page, number, inner in ((odd, "3/4", 1), (even, "4/4", 2)):
        outer = 3 - inner  # where a line ends that stands at the outer side: its top, or its bottom
        side = {1: 60.0, 2: 552.1}
        ends = (page["A/79/9904"][outer], page[number][outer], page["25-01234"][inner])
        assert ends == pytest.approx((side[outer], side[outer], side[inner]), abs=0.5)


def _downwards(page: Any) -> dict[str, tuple[float, float, float]]:
    """What is read from top to bottom: words without spaces -> base from the left edge, top, bottom (points)."""
    lines: dict[float, list[Any]] = defaultdict(list)
    for char in page.chars:
        if not char["upright"]:
            lines[round(char["matrix"][4], 1)].append(char)
    return {
        "".join(char["text"] for char in line).replace(" ", ""): (base, line[0]["top"], line[-1]["bottom"])
        for base, line in lines.items()
    }


@pytest.mark.long
@pytest.mark.parametrize(("layout", "base"), [("new-york", 84.5), ("new-york-2006", 96.7), ("geneva", 79.0)])
@pytest.mark.parametrize("numbered", ["true", "false"])
def test_a_heading_after_a_turned_page_begins_its_page_as_any_other(
    tmp_path: Path, layout: str, base: float, numbered: str
) -> None:
    turned = "<table turned='true'><row><cell>A</cell><cell>b</cell></row></table>"
    section = "<section numbered='{}'><heading>{}</heading><paragraph>Words.</paragraph>{}</section>"
    body = section.format(numbered, "Before", turned) + section.format(numbered, "After", "")
    attached = f"<annex><title>Text</title><body>{body}</body></annex>"
    pages = build(document_of(source(attached=attached, layout=layout)), tmp_path, "turned")
    assert pages.line(4, "After" if numbered == "false" else "II.").base == pytest.approx(base, abs=0.3)


def test_headings_stand_on_the_turned_page_of_their_table(tmp_path: Path) -> None:
    """The annex heading, with its lines, and those of sections, if nothing else follows them; whatever their depth."""
    turned = "<table turned='true'><title>Flows</title><row><cell>A</cell><cell>b</cell></row></table>"
    section = "<section numbered='true'><heading>{}</heading>{}</section>"
    first = section.format("Alpha", section.format("Beta", turned))
    text = section.format("Gamma", "<paragraph>Words.</paragraph>" + section.format("Delta", turned))
    attached = "".join(
        f"<annex original='fr'><title>{title}</title><body>{body}</body></annex>"
        for title, body in (("First", first + text), ("Second", turned), ("Third", "<paragraph>End.</paragraph>"))
    )
    pages = build(document_of(source(attached=attached)), tmp_path, "turned")
    found = {page: [line.text for line in pages.lines if line.page == page] for page in range(2, 7)}
    wide = [page for page, (width, height) in enumerate(pages.sizes, 1) if width > height]
    assert wide == [2, 4, 5]
    for page, words in {2: ("First", "Alpha", "Beta"), 3: ("Gamma",), 4: ("Delta",), 5: ("Second",)}.items():
        assert set(words) <= set(found[page])
    assert all("Flows" in found[page] for page in wide)
