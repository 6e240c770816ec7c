"""Words in tables that are wider than their column: WeasyPrint lets them stand over those of the next, or off the page.

Only the layout knows widths. A cell's words may reach over its own padding, where nothing else stands, and no further.
In: a laid-out document (WeasyPrint's lengths are in pixels); out: the words, with widths in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from pipeline.weasy.content import private_names as inner
from pipeline.weasy.metadata import WideWord

_POINTS = 0.75  # of a pixel
_SLACK = 1.0  # pixels: spacing after the last letter, of which nothing is seen


def wide_words(document: Any) -> tuple[WideWord, ...]:
    """The words of tables that reach out of their cells, each once, in the order of the pages."""
    found = (
        word
        for page in document.pages
        for table in inner.root_box(page).descendants()
        if isinstance(table, boxes.TableBox)
        for word in _in_table(table)
    )
    return tuple(dict.fromkeys(found))  # a head stands on every page of its table


def _in_table(table: Any) -> Iterator[WideWord]:
    name = table.element.get("id") or ""
    for group in table.children:
        for row in group.children:
            for cell in row.children:
                yield from _in_cell(cell, name, len(table.column_widths))


def _in_cell(cell: Any, table: str, columns: int) -> Iterator[WideWord]:
    left = cell.border_box_x()
    right = left + cell.border_width()
    for line in cell.descendants():
        if not isinstance(line, boxes.LineBox):
            continue
        texts = [box for box in line.descendants() if isinstance(box, boxes.TextBox) and box.text.strip()]
        if not texts:
            continue
        begin = min(box.position_x for box in texts)
        end = max(box.position_x + box.width for box in texts)
        if begin < left - _SLACK or end > right + _SLACK:
            word = "".join(box.text for box in texts if not _is_call(box)).strip()
            yield WideWord(table, columns, cell.grid_x + 1, word, (end - begin) * _POINTS, cell.width * _POINTS)


def _is_call(box: Any) -> bool:
    """Whether a text is the mark of a note, after the word."""
    return "call" in (box.element.get("class") or "").split()
