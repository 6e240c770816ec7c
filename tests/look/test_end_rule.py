"""The rule at the end of a document: below its last line, nearer at the foot of a page, and no page is made for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from look.building import build, document_of, source
from look.page_lines import Line, Pages

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_SENTENCE = "It went on as it had begun, and those who had come to see it stayed until the end of the day. "
_CLOSING = (
    "<closing><signature><name>Rudolf <surname>Elphberg</surname></name><post>Ambassador</post></signature></closing>"
)


def _paragraph(lines: int, note: str = "") -> str:
    return f"<paragraph>{(_SENTENCE * lines)[: 82 * lines - 40].strip()}.{note}</paragraph>"


def _end(pages: Pages, ends: str = "Ambassador") -> tuple[Line, list[float]]:
    """The document's last line, and where its end rule is on the same page, from the top."""
    last = next(line for line in pages.lines if line.text == ends)
    middle = pages.sizes[last.page - 1][0] / 2
    rules = [
        rule.y
        for rule in pages.rules
        if rule.page == last.page and (rule.x0 + rule.x1) / 2 == pytest.approx(middle, abs=1) and rule.x1 - rule.x0 < 80
    ]
    assert last.page == len(pages.sizes)
    assert not [rule for rule in pages.rules if rule.page < last.page and 230 < rule.x0 < 300]
    return last, rules


@pytest.mark.parametrize(("layout", "last_base"), [("new-york", 703.5), ("new-york-2006", 694.0), ("geneva", 724.0)])
def test_no_page_is_made_for_the_rule(layout: str, last_base: float, tmp_path: Path) -> None:
    """Signatures that end at every place down to the last base of the page: the rule is 32.1 to 26 below them."""
    seen = set()
    for lines in range(26, 38):
        pages = build(document_of(source(letter=_paragraph(lines), closing=_CLOSING), layout), tmp_path, "letter")
        last, (rule,) = _end(pages)
        if last.page == 1:
            assert rule - last.base == pytest.approx(min(32.1, last_base + 26 - last.base), abs=0.5)
            seen.add(round(last_base - last.base))
    assert min(seen) < 12, "no letter ends on the last lines of its page"
    assert max(seen) > 12


@pytest.mark.parametrize("lines", range(45, 53))
def test_on_a_later_page_it_stays_clear_of_the_foot(lines: int, tmp_path: Path) -> None:
    annex = f"<annex><title>Text</title><body>{_paragraph(lines)}<paragraph>Last.</paragraph></body></annex>"
    data = source(attached=annex).replace(b'"issued"', b'"draft"')
    pages = build(document_of(data), tmp_path, "annex")
    last, (rule,) = _end(pages, "Last.")
    assert 25.5 < rule - last.base < 32.6
    status = next(line for line in pages.lines if line.page == last.page and line.text.startswith("Draft"))
    assert rule < status.base - 7


@pytest.mark.parametrize("lines", range(27, 35))
def test_it_comes_nearer_to_notes_only_so_far_and_else_is_left_out(lines: int, tmp_path: Path) -> None:
    note = "<note><text>Of the year.</text></note>"
    pages = build(document_of(source(letter=_paragraph(lines, note), closing=_CLOSING)), tmp_path, "note")
    last, rules = _end(pages)
    for rule in rules:
        assert 25.5 < rule - last.base < 32.6
        notes = [line.base for line in pages.lines if line.page == last.page and line.text.startswith("Of the year")]
        assert all(rule < base - 20 for base in notes)
    if last.page == 2 or last.base < 630:
        assert len(rules) == 1


def test_it_stands_in_the_middle_of_an_arabic_page(tmp_path: Path) -> None:
    letter = "<paragraph>\u0648\u0627\u062d\u062f</paragraph>"
    pages = build(document_of(source(lang="ar", letter=letter)), tmp_path, "ar")
    (rule,) = (rule for rule in pages.rules if rule.x1 - rule.x0 == pytest.approx(72, abs=0.5))
    assert (rule.x0, rule.x1) == pytest.approx((270.2, 342.2), abs=0.7)
