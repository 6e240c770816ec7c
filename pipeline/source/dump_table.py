"""Writes tables of the Source model."""

from __future__ import annotations

from lxml import etree

from pipeline.source.dump_inline import add_words, write_inlines
from pipeline.source.markup.writer import add, flag, unless
from pipeline.source.model import blocks as b


def write_table(parent: etree._Element, block: b.Table) -> None:
    """A table; its head rows, which come first in the model, stand together in ``head``."""
    numbered = flag(block.numbered and not block.number)
    given = {"numbered": numbered, "number": block.number, "turned": flag(block.turned), "id": block.id}
    element = add(parent, "table", given)
    add_words(element, "title", block.title)
    if block.columns:
        columns = add(element, "columns")
        for column in block.columns:
            add(columns, "column", {"share": unless(column.share, 1), "figures": flag(column.figures)})
    head = [row for row in block.rows if row.kind is b.RowKind.HEAD]
    if head:
        holder = add(element, "head")
        for row in head:
            _row(holder, "row", row)
    for row in block.rows:
        if row.kind is not b.RowKind.HEAD:
            _row(element, row.kind.value, row)
    add_words(element, "abbreviations", block.abbreviations)
    add_words(element, "source", block.source)


def _row(parent: etree._Element, name: str, row: b.Row) -> None:
    element = add(parent, name)
    for cell in row.cells:
        spans = {"columns": unless(cell.columns, 1), "rows": unless(cell.rows, 1)}
        write_inlines(add(element, "cell", {"header": flag(cell.header), **spans}), cell.content)
