"""Titles, headings, tables, heads and feet stand in LibreOffice where they stand in our PDF: base and both edges."""

from __future__ import annotations

import shutil
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
from look.page_lines import Line, Pages, read
from office import both_pdfs

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
TOLERANCE = 2.0  # points
_HERE = Path(__file__).parents[1] / "sources"
_LARGE = _HERE.parent.parent / "look" / "sources" / "request.xml"
_SOURCES: dict[str, tuple[Path, tuple[str, ...], int]] = {
    **{name: (_HERE / f"{name}.xml", (), least) for name, least in {"titles": 75, "joint": 38, "tables": 40}.items()},
    **{layout: (_LARGE, ("--layout", layout), 20) for layout in ("new-york-2006", "geneva")},
}
"""Sources, options of the build, and how many lines of each are landmarks, at least; the last two have large words."""


@pytest.fixture(scope="module", params=_SOURCES)
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Pages, Pages, int]:
    """The pages of our PDF, those of LibreOffice's, and the number of landmarks to be found."""
    path, options, least = _SOURCES[request.param]
    own, word = both_pdfs(path, tmp_path_factory.mktemp("pages"), *options)
    return read(str(own)), read(str(word)), least


def test_every_landmark_stands_within_two_points(
    both: tuple[Pages, Pages, int], request: pytest.FixtureRequest
) -> None:
    """All that is bold or of another size than running text, on the same page and broken at the same words."""
    if "[tables]" in request.node.name:
        request.applymarker(
            pytest.mark.xfail(reason="LibreOffice sets a page's head 1.4 points lower, and a second row of heads 1.5")
        )
    own, word, least = both
    there: dict[tuple[int, str], list[Line]] = defaultdict(list)
    for line in word.lines:
        there[line.page, _words(line)].append(line)
    marks = [line for line in own.lines if (line.bold or abs(line.size - 10) > 0.1) and not line.text.startswith("*")]
    assert len(marks) >= least
    assert [line for line in marks if not there[line.page, _words(line)]] == []
    apart = {line: min(_apart(line, other) for other in there[line.page, _words(line)]) for line in marks}
    assert {line: distance for line, distance in apart.items() if distance > TOLERANCE} == {}


def test_page_count_is_the_same(both: tuple[Pages, Pages, int]) -> None:
    own, word, _least = both
    assert len(word.sizes) == len(own.sizes)


def test_the_note_of_the_first_page_stands_beside_the_foot_block(tmp_path: Path) -> None:
    """As in the frame of the PDF, asterisk and words; LibreOffice draws its own rule from the margin."""
    both = both_pdfs(_HERE / "titles.xml", tmp_path)
    own, word = (read(str(path)) for path in both)
    note, other = (pages.line(1, "* The annexes") for pages in (own, word))
    assert (other.base, other.size) == pytest.approx((note.base, note.size), abs=TOLERANCE)
    assert (other.mark, other.word, other.x1) == pytest.approx((note.mark, 123.9, note.x1), abs=TOLERANCE)
    rules = [rule.y for rule in word.rules if rule.page == 1 and 650 < rule.y < note.base]
    assert rules == [pytest.approx(711.6, abs=TOLERANCE)]


def test_closings_stand_where_the_pdf_has_them(tmp_path: Path) -> None:
    """Every line of the page; signatures side by side begin where the columns do."""
    own, word = (read(str(path)) for path in both_pdfs(_HERE / "closings.xml", tmp_path))
    lines = [line for line in own.lines if line.page == 2]
    assert len(lines) == 18
    there = {_words(line): line for line in word.lines if line.page == 2}
    found = {line.text: (other.base, other.x0) for line in lines if (other := there[_words(line)])}
    assert found == {line.text: pytest.approx((line.base, line.x0), abs=TOLERANCE) for line in lines}
    second = own.line(2, "For the Duchy")
    assert (second.x0, second.base) == pytest.approx((313.6, own.line(2, "For the Kingdom").base), abs=TOLERANCE)


def test_the_heavy_rule_stands_under_the_last_row_of_heads(tmp_path: Path) -> None:
    """In the second table, which has two rows of heads; the first of them has none."""
    _own, word = both_pdfs(_HERE / "tables.xml", tmp_path)
    pages = read(str(word))
    bases = [pages.line(2, text).base for text in ("Head of cattle", "District", "Hentzau")]
    with pdfplumber.open(word) as pdf:
        heavy = [line["top"] for line in pdf.pages[1].lines if line["linewidth"] > 1]
    assert [sum(above < rule < below for rule in heavy) for above, below in pairwise(bases)] == [0, 1]


def _apart(one: Line, other: Line) -> float:
    """How far base and edges of two lines are apart, whichever is farthest."""
    return max(abs(one.base - other.base), abs(one.x0 - other.x0), abs(one.x1 - other.x1))


def _words(line: Line) -> str:
    return "".join(line.text.split())


def test_contents_figures_and_articles_stand_where_the_pdf_has_them(tmp_path: Path) -> None:
    """Every line: its page, its base, and where it begins; dots and pages of the table of contents aside."""
    own, word = (read(str(path)) for path in both_pdfs(_HERE / "figures.xml", tmp_path))
    there = {(line.page, _entry(line)): line for line in word.lines}
    lines = {(line.page, _entry(line)): line for line in own.lines}
    assert len(lines) > 55
    assert set(lines) - set(there) == set()
    apart = {key: (there[key].base - line.base, there[key].x0 - line.x0) for key, line in lines.items()}
    assert {key: found for key, found in apart.items() if max(map(abs, found)) > TOLERANCE} == {}


def test_long_left_blocks_of_two_organs_go_on_on_the_next_page(tmp_path: Path) -> None:
    """They were one row that did not split: the first page had nothing under the masthead."""
    title = "<title>The state of the lakes and rivers in the provinces</title>"
    item = f'<agenda-item number="{{}}" list="provisional">{title}</agenda-item>'
    items = "".join(item.format(number) for number in range(41, 71))
    text = (_HERE / "joint.xml").read_text(encoding="utf-8")
    source = tmp_path / "long.xml"
    source.write_text(text.replace("</symbol>", f"</symbol>{items}", 2), encoding="utf-8")
    own, word = (read(str(path)) for path in both_pdfs(source, tmp_path))
    assert len(word.sizes) == len(own.sizes)
    for line in (each for each in own.lines if each.page == 1 and each.bold and each.base < 600):
        assert min(_apart(line, other) for other in word.lines if _words(other) == _words(line)) < TOLERANCE, line


def _entry(line: Line) -> str:
    """The words before the dots of a line of contents."""
    return _words(line).partition("..")[0]
