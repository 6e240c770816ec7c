"""Compares the tables with the document's: their number and rows, heads that repeat, the way their columns run."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.document.blocks import Table
from pipeline.errors import Fault
from pipeline.ooxml.opened import W, on, value
from pipeline.verify.docx.package.styles import Styles
from pipeline.verify.expected.document import Expected
from pipeline.verify.lines import short, told_of

_fault = told_of("MH646", "docx")
_LAYOUT = "Layout Table"  # the name of the style of tables that only place things


def table_faults(stream: Expected, body: etree._Element, styles: Styles) -> Iterator[Fault]:
    """MH646: a table that is missing, or whose rows, heads or direction are others."""
    every = ((node, styles.name(value(node.find(f"{W}tblPr/{W}tblStyle")))) for node in body.iter(f"{W}tbl"))
    found = [node for node, style in every if style != _LAYOUT]
    if len(found) != len(stream.tables):
        yield _fault(f"{len(found)} tables", f"{len(stream.tables)}")
        return
    for (table, speech), node in zip(stream.tables, found, strict=True):
        yield from _table(table, node)
        rtl = speech.direction == "rtl"
        if rtl != _on(node, "bidiVisual", "tblPr"):
            yield _fault("the columns of a table run the wrong way", f"from {'right' if rtl else 'left'}")


def _table(table: Table, node: etree._Element) -> Iterator[Fault]:
    name, rows = short(table.label or table.id), node.findall(f"{W}tr")
    if len(rows) != len(table.head) + len(table.body):
        yield _fault(f"the table {name} has {len(rows)} rows", f"{len(table.head) + len(table.body)}")
    for place, row in enumerate(rows):
        head = place < len(table.head)
        if _on(row, "tblHeader") != head:
            wrong = f"the table {name} repeats row {place + 1} on other pages: {_on(row, 'tblHeader')}"
            yield _fault(wrong, f"{head}")


def _on(node: etree._Element, name: str, properties: str = "trPr") -> bool:
    return on(node.find(f"{W}{properties}/{W}{name}"))
