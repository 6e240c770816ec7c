"""Tables of a published file as tables of the source."""

from __future__ import annotations

import re

from lxml import etree
from msgspec.structs import replace

from pipeline.published.read.inline import InlineReader
from pipeline.published.tree import below, child, children, is_a, wid
from pipeline.source.model import blocks as b
from pipeline.whole_numbers import whole

_WIDTH = re.compile(r"\A(\d{1,5})")
_LARGEST = 60  # columns or rows that a cell spans
_MOST = 20  # parts of which the widest column has so many


def read_table(table: etree._Element, inlines: InlineReader) -> b.Table:
    """The table; rows of header cells at its beginning are its head."""
    rows = [row for row in below(table, "tr") if children(row, "td", "th") and _table_of(row) is table]
    made = [_row(row, inlines) for row in rows]
    if all(row.kind is b.RowKind.HEAD for row in made):
        made = [replace(row, kind=b.RowKind.BODY) for row in made]
    caption = child(table, "caption")
    width = _columns_of(made)
    return b.Table(inlines.words(caption, plainly=True), _columns(rows, width), _filled(made, width), wid=wid(table))


def _table_of(row: etree._Element) -> etree._Element | None:
    return next((each for each in row.iterancestors() if is_a(each, "table")), None)


def has_rows(table: etree._Element) -> bool:
    """Whether a row of the table has a cell."""
    return any(True for row in below(table, "tr") for _ in children(row, "td", "th"))


def _columns_of(rows: list[b.Row]) -> int:
    """How many columns the rows have, with those that cells from above reach down into."""
    most, reaching = 1, list[tuple[int, int]]()
    for row in rows:
        own = sum(cell.columns for cell in row.cells)
        most = max(most, own + sum(columns for columns, _ in reaching))
        reaching = [(columns, left - 1) for columns, left in reaching if left > 1]
        reaching += [(cell.columns, cell.rows - 1) for cell in row.cells if cell.rows > 1]
    return most


def _row(row: etree._Element, inlines: InlineReader) -> b.Row:
    cells = children(row, "td", "th")
    head = bool(cells) and all(each in children(row, "th") for each in cells)
    return b.Row(b.RowKind.HEAD if head else b.RowKind.BODY, tuple(_cell(each, inlines) for each in cells))


def _cell(cell: etree._Element, inlines: InlineReader) -> b.Cell:
    paragraphs = children(cell, "p", "block")
    if not paragraphs or len(paragraphs) < len(children(cell)) or (cell.text or "").strip():
        paragraphs = [cell]
    content = inlines.words(*paragraphs, plainly=True)
    columns, rows = (min(max(1, whole(cell.get(name, "1"))), _LARGEST) for name in ("colspan", "rowspan"))
    return b.Cell(content, columns=columns, rows=rows)


def _filled(rows: list[b.Row], width: int) -> tuple[b.Row, ...]:
    """The rows, with empty cells where one has fewer than the others and no cell above reaches down."""
    found: list[b.Row] = []
    below_ = [0] * width  # how many rows each column is taken from above
    for place, row in enumerate(rows):
        taken = sum(1 for each in below_ if each)
        free = [column for column, each in enumerate(below_) if not each]
        below_ = [max(0, each - 1) for each in below_]
        cells: list[b.Cell] = []
        for cell in row.cells:
            down = min(cell.rows, len(rows) - place)
            cells.append(b.Cell(cell.content, columns=cell.columns, rows=down))
            for column in free[: cell.columns]:
                below_[column] = down - 1
            free = free[cell.columns :]
        missing = width - taken - sum(cell.columns for cell in cells)
        found.append(b.Row(row.kind, (*cells, *(b.Cell(()) for _ in range(max(0, missing))))))
    return tuple(found)


def _width(cell: etree._Element) -> str:
    return next((str(value) for name, value in cell.attrib.items() if str(name).endswith("data-width-type")), "")


def _columns(rows: list[etree._Element], width: int) -> tuple[b.Column, ...]:
    """The shares of the columns, from the widths that the first whole row gives."""
    for row in rows:
        cells = children(row, "td", "th")
        given = [_width(cell) for cell in cells]
        found = [_WIDTH.match(each) for each in given]
        sizes = [int(each[1]) for each in found if each]
        if len(sizes) == width and all(sizes):
            largest = max(sizes)
            return tuple(b.Column(max(1, round(size * _MOST / largest))) for size in sizes)
    return tuple(b.Column() for _ in range(width))
