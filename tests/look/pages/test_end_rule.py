"""The rule at the end of a document: below its last line, nearer at the foot of a page, and no page is made for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from look.building import build, document_of, source
from look.page_lines import Line, Pages
from sampling import every

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


def _where(base: float, lowest: float) -> float:
    """Where the rule stands below a last base: 32.2, nearer where it would be too low, 14 at the nearest."""
    return min(base + 32.2, max(lowest, base + 14))


@pytest.mark.long
@pytest.mark.parametrize(
    ("layout", "lowest"), every(3, [("new-york", 729.5), ("new-york-2006", 720.0), ("geneva", 750.0)])
)
def test_no_page_is_made_for_the_rule(layout: str, lowest: float, tmp_path: Path) -> None:
    """Signatures that end at every place down to the last base of the page."""
    seen = set()
    for lines in range(26, 38):
        pages = build(document_of(source(letter=_paragraph(lines), closing=_CLOSING), layout), tmp_path, "letter")
        last, (rule,) = _end(pages)
        if last.page == 1:
            assert rule == pytest.approx(_where(last.base, lowest), abs=0.3)
            seen.add(last.base)
    assert max(seen) > lowest - 26 - 12, "no letter ends on the last lines of its page"


@pytest.mark.long
@pytest.mark.parametrize("lines", every(3, range(45, 53)))
def test_on_a_later_page_it_stays_clear_of_the_foot(lines: int, tmp_path: Path) -> None:
    annex = f"<annex><title>Text</title><body>{_paragraph(lines)}<paragraph>Last.</paragraph></body></annex>"
    data = source(attached=annex).replace(b'"issued"', b'"draft"')
    pages = build(document_of(data), tmp_path, "annex")
    last, (rule,) = _end(pages, "Last.")
    assert rule == pytest.approx(_where(last.base, 740.4), abs=0.3)
    assert rule < 746.6, "higher than the foot, whose base is 753.8"
    status = next(line for line in pages.lines if line.page == last.page and line.text.startswith("Draft"))
    assert rule < status.base - 7


@pytest.mark.long
@pytest.mark.parametrize("lines", every(3, range(27, 35)))
@pytest.mark.parametrize("form", ["", ' mark="*"'])
def test_it_stands_between_the_text_and_the_notes_or_under_the_notes(lines: int, form: str, tmp_path: Path) -> None:
    note = f"<note{form}><text>Of the year.</text></note>"
    pages = build(document_of(source(letter=_paragraph(lines, note), closing=_CLOSING)), tmp_path, "note")
    last, (rule,) = _end(pages)
    notes = [line.base for line in pages.lines if line.page == last.page and line.text.endswith("Of the year.")]
    if notes and rule > notes[0]:
        assert rule == pytest.approx(min(notes[0] + 25.9, max(729.5, notes[0] + 14)), abs=0.3)
        above = notes[0] - 14 - 1 if not form else 711.6
        assert last.base + 14 + 12 > above, "there was room above the notes"
    else:
        assert 13.9 < rule - last.base < 32.4
        assert all(rule < base - 20 for base in notes)


def test_under_the_note_of_a_table_it_stands_nearer(tmp_path: Path) -> None:
    rows = "<row><cell>Name<note><text>Of the year.</text></note></cell><cell>1</cell></row>"
    annex = f"<annex><title>Text</title><body><table>{rows}</table></body></annex>"
    pages = build(document_of(source(attached=annex)), tmp_path, "table")
    note = next(line for line in pages.lines if line.text.endswith("Of the year."))
    (rule,) = (rule.y for rule in pages.rules if rule.page == 2 and rule.y > note.base)
    assert rule - note.base == pytest.approx(25.9, abs=0.3)


def test_it_stands_in_the_middle_of_an_arabic_page(tmp_path: Path) -> None:
    letter = "<paragraph>\u0648\u0627\u062d\u062f</paragraph>"
    pages = build(document_of(source(lang="ar", letter=letter)), tmp_path, "ar")
    (rule,) = (rule for rule in pages.rules if rule.x1 - rule.x0 == pytest.approx(72, abs=0.5))
    assert (rule.x0, rule.x1) == pytest.approx((270.2, 342.2), abs=0.7)
