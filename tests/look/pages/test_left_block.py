"""The first page with any number of agenda items: rule and foot block have their place, and the left block goes on."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from conftest import Run
from look.building import build, document_of
from look.page_lines import read
from sampling import every

from pipeline.style.load import house_style
from pipeline.style.sheets import layouts

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_ITEM = (
    '<agenda-item list="agenda" number="{0}"><title>Count {0} of the sheep of Ruritania, of their wool and of what '
    "is spun from it in winter</title></agenda-item>"
)
_SOURCE = (
    '<document xmlns="urn:masthead:source:1" xml:lang="en" status="issued"><masthead>'
    '<issue organ="general-assembly" session="80"><symbol>A/80/9901</symbol>{items}</issue>{others}'
    '<issued when="2025-08-20"/><original in="en"/><job number="25-01234" processed="2025-08-21"/></masthead>'
    '<letter kind="letter"><title><kind>Letter</kind> dated <date when="2025-08-18">18 August 2025</date> from '
    "the <sender>Permanent Representative of Ruritania to the United Nations</sender> addressed to "
    "the <addressee>Secretary-General</addressee></title><body><paragraph>{text}</paragraph></body>"
    "<closing><signature><name>Rudolf <surname>Elphberg</surname></name></signature></closing></letter></document>"
)
_SECOND = '<issue organ="economic-and-social-council" year="2025"><symbol>E/2025/9901</symbol>{items}</issue>'
_TEXT = "It went on as it had begun, and those who had come to see it stayed until the end of the day. " * 5
#: From the last base of the left block to that of the letter's title (points): of 12 points, in Geneva of 14.
_BELOW = {"new-york": 31.2, "new-york-2006": 31.2, "geneva": 32.4}
#: How many items stand on each page, and the page of the letter's title.
_PAGES = {
    ("new-york", 7): ([7], 1),
    ("new-york", 12): ([12], 1),
    ("new-york", 35): ([14, 21], 3),
    ("new-york-2006", 7): ([7], 1),
    ("new-york-2006", 12): ([12], 2),
    ("new-york-2006", 35): ([14, 20, 1], 3),
    ("geneva", 7): ([7], 1),
    ("geneva", 12): ([12], 1),
    ("geneva", 35): ([15, 20], 2),
}


def _items(first: int, count: int) -> str:
    return "".join(_ITEM.format(number) for number in range(first, first + count))


def _source(count: int, others: str = "") -> bytes:
    """A letter with so many agenda items, each with a title of two lines."""
    return _SOURCE.format(items=_items(10, count), others=others, text=_TEXT.strip()).encode()


@pytest.mark.long
@pytest.mark.parametrize("layout", layouts())
@pytest.mark.parametrize("count", every(3, [35, 7, 12]))
def test_rule_and_foot_block_stand_on_the_first_page(layout: str, count: int, tmp_path: Path) -> None:
    style = house_style(layout)
    pages = build(document_of(_source(count), layout), tmp_path, "items")
    rule = style.masthead.rule_lower
    drawn = [(one.page, one.y) for one in pages.rules if abs(one.thickness - rule.thickness) < 0.2]
    assert drawn == [(1, pytest.approx(rule.y, abs=0.5))]
    job = next(line for line in pages.lines if line.text.startswith("25-01234 (E)"))
    assert (job.page, job.base) == (1, pytest.approx(style.foot.job_base, abs=0.5))
    for box in (style.foot.barcode, *([style.foot.qr] if style.switches.qr else [])):
        corner = pytest.approx((1, box.x, box.y), abs=0.5)
        assert any(shape[:3] == corner for shape in pages.shapes), box
    drawn_low = {(page, round(low)) for page, _, top, _, low in pages.shapes if top > style.foot.job_base}
    assert drawn_low == {(1, low) for _, low in drawn_low}, "the foot block is on the first page alone"
    assert all(low < pages.sizes[0][1] for _, low in drawn_low)


@pytest.mark.long
@pytest.mark.parametrize(("layout", "count"), every(2, _PAGES))
def test_the_left_block_goes_on_and_the_title_follows_it(layout: str, count: int, tmp_path: Path) -> None:
    style = house_style(layout)
    pages = build(document_of(_source(count), layout), tmp_path, "items")
    block = sorted(
        (line.page, line.base, line.text)
        for line in pages.lines
        if line.bold and line.x0 < 62 and line.base > (style.masthead.left_base - 2 if line.page == 1 else 67)
    )
    block = [line for line in block if line[2] != "Eightieth session" and not line[2][0].isdigit()]
    firsts = [line for line in block if line[2].startswith("Count ")]
    assert [text.split()[1] for _, _, text in firsts] == [str(number) for number in range(10, 10 + count)]
    placed = [page for page, _, _ in firsts]
    title = next(line for line in pages.lines if line.text.startswith("Letter dated"))
    assert ([placed.count(page) for page in dict.fromkeys(placed)], title.page) == _PAGES[layout, count]
    torn = [line for line, after in pairwise(block) if line in firsts and after[0] != line[0]]
    assert not torn, "the two lines of a title are on two pages"
    lasts = {1: style.page.last_base_first_page, 2: style.page.last_base}
    assert all(base < lasts[min(page, 2)] + 0.5 for page, base, _ in block)
    if title.page == block[-1][0]:
        assert title.base - block[-1][1] == pytest.approx(_BELOW[layout], abs=0.5)
    else:
        assert title.base == pytest.approx(style.page.heading_base, abs=1.5)


def test_two_long_columns_stand_side_by_side_and_are_read_one_after_the_other(masthead: Run, tmp_path: Path) -> None:
    """Built by the command, which compares the PDF with its source, order of reading included."""
    (tmp_path / "two.xml").write_bytes(_source(35, _SECOND.format(items=_items(50, 25))))
    done = masthead("build", "two.xml", "--to", "pdf", "--out", "out")
    assert done.returncode == 0, done.stderr
    pages = read(str(tmp_path / "out" / "two.pdf"))
    for x, right, organ in ((60, 340, "General Assembly"), (348, 555, "Economic and Social Council")):
        own = [line for line in pages.lines if abs(line.x0 - x) < 1 and line.bold and (line.page, line.base) > (1, 215)]
        own = [line for line in own if 67 < line.base < 740]
        assert own[0].text == organ
        assert {line.page for line in own if line.text.startswith("Count ")} == {1, 2}
        assert all(line.x1 < right for line in own)
    assert sum(line.text.startswith("Count ") for line in pages.lines) == 60
