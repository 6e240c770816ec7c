"""Tables of a published file as tables of the source."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.published.read.inline import InlineReader
from pipeline.published.tree import below, child, children, wid
from pipeline.source.model import blocks as b
from pipeline.whole_numbers import whole

_WIDTH = re.compile(r"\A(\d{1,5})")
_MOST = 20  # parts of which the widest column has so many


def read_table(table: etree._Element, inlines: InlineReader) -> b.Table:
    """The table; rows of header cells at its beginning are its head."""
    rows = list(below(table, "tr"))
    made = [_row(row, inlines) for row in rows]
    caption = child(table, "caption")
    width = max((sum(cell.columns for cell in row.cells) for row in made), default=1)
    filled = tuple(_filled(row, width) for row in made)
    return b.Table(inlines.words(caption, plainly=True), _columns(rows, width), filled, wid=wid(table))


def _row(row: etree._Element, inlines: InlineReader) -> b.Row:
    cells = children(row, "td", "th")
    head = bool(cells) and all(each in children(row, "th") for each in cells)
    return b.Row(b.RowKind.HEAD if head else b.RowKind.BODY, tuple(_cell(each, inlines) for each in cells))


def _cell(cell: etree._Element, inlines: InlineReader) -> b.Cell:
    paragraphs = children(cell, "p", "block") or [cell]
    content = inlines.words(*paragraphs, plainly=True)
    columns, rows = (max(1, whole(cell.get(name, "1"))) for name in ("colspan", "rowspan"))
    return b.Cell(content, columns=columns, rows=rows)


def _filled(row: b.Row, width: int) -> b.Row:
    missing = width - sum(cell.columns for cell in row.cells)
    return b.Row(row.kind, (*row.cells, *(b.Cell(()) for _ in range(max(0, missing)))))


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
