"""Loads tables."""

from __future__ import annotations

from lxml import etree

from pipeline.source.load_inline import child_inlines, load_inlines
from pipeline.source.markup.reader import Reader, count, switch, value
from pipeline.source.model import blocks as b
from pipeline.xmlio.parse import local

_ROWS = {"row": b.RowKind.BODY, "group": b.RowKind.GROUP, "total": b.RowKind.TOTAL}


def load_table(reader: Reader, node: etree._Element) -> b.Block:
    """A table; the rows of its head come first."""
    head = reader.child(node, "head")
    columns = reader.child(node, "columns")
    rows = [_row(reader, row, b.RowKind.HEAD) for row in reader.children(head, "row")]
    rows += [_row(reader, child, _ROWS[local(child)]) for child in node if local(child) in _ROWS]
    return b.Table(
        title=child_inlines(reader, node, "title"),
        columns=tuple(
            b.Column(count(column, "share", 1), switch(column, "figures"))
            for column in reader.children(columns, "column")
        ),
        rows=tuple(rows),
        number=value(node, "number"),
        numbered=switch(node, "numbered") or bool(value(node, "number")),
        source=child_inlines(reader, node, "source"),
        abbreviations=child_inlines(reader, node, "abbreviations"),
        turned=switch(node, "turned"),
        id=value(node, "id"),
        place=reader.place(node),
    )


def _row(reader: Reader, node: etree._Element, kind: b.RowKind) -> b.Row:
    cells = tuple(
        b.Cell(
            load_inlines(reader, cell),
            switch(cell, "header"),
            count(cell, "columns", 1),
            count(cell, "rows", 1),
            reader.place(cell),
        )
        for cell in reader.children(node, "cell")
    )
    return b.Row(kind, cells, reader.place(node))
