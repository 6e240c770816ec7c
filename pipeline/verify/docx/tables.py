"""Compares the tables with the model's: their rows and cells, heads that repeat, the way in which their columns run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.document.blocks import Block, Group, Para, Table
from pipeline.document.model import Component, Document
from pipeline.errors import Fault, Place
from pipeline.verify.compare import MEND, shown
from pipeline.verify.docx.form import Form
from pipeline.verify.docx.opened import W, on, value
from pipeline.verify.expectation.grid import Placed, placed
from pipeline.verify.inlines import spoken
from pipeline.verify.pieces import Tongue


def table_faults(document: Document, body: etree._Element, form: Form) -> Iterator[Fault]:
    """MH646: a table that is missing or is built otherwise."""
    home = document.language.direction == "rtl"
    wanted = (*(((None, home),) if form.masthead else ()), *_tables(document.letter, form))
    found = list(body.iter(f"{W}tbl"))
    if len(found) != len(wanted):
        yield _fault(f"{len(found)} tables", f"{len(wanted)}, those that only place things counted")
        return
    for (table, rtl), node in zip(wanted, found, strict=True):
        if table is not None:
            yield from _table(table, node)
        elif any(_on(row, "tblHeader") for row in node.iter(f"{W}tr")):
            yield _fault("a table that only places things has a head", "none")
        if rtl != _on(node, "bidiVisual", "tblPr"):
            yield _fault("the columns of a table run the wrong way", f"from {'right' if rtl else 'left'}")


def _table(table: Table, node: etree._Element) -> Iterator[Fault]:
    name = f"the table {shown(table.label or spoken(table.title) or table.id)}"
    rows, model = node.findall(f"{W}tr"), (*table.head, *table.body)
    if len(rows) != len(model):
        yield _fault(f"{name} has {len(rows)} rows", f"{len(model)}")
        return
    for place, (row, grid) in enumerate(zip(rows, placed(model), strict=True)):
        head = place < len(table.head)
        if _on(row, "tblHeader") != head:
            yield _fault(f"{name} repeats row {place + 1} on other pages: {_on(row, 'tblHeader')}", f"{head}")
        if _cells(row) != _wanted(grid):
            yield _fault(f"{name} has in row {place + 1} the cells {_cells(row)}", f"{_wanted(grid)}")


def _cells(row: etree._Element) -> list[tuple[int, str]]:
    """The columns that each cell of a row takes, and whether it begins (``restart``) or goes on from above."""
    found: list[tuple[int, str]] = []
    for cell in row.iterfind(f"{W}tc"):
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        reaches = "" if merge is None else value(merge, "continue")
        found.append((int(value(cell.find(f"{W}tcPr/{W}gridSpan"), "1")), reaches))
    return found


def _wanted(grid: Placed) -> list[tuple[int, str]]:
    return [(columns, "continue" if cell is None else "restart" if cell.rows > 1 else "") for _, columns, cell in grid]


def _on(node: etree._Element, name: str, properties: str = "trPr") -> bool:
    return on(node.find(f"{W}{properties}/{W}{name}"))


def _tables(part: Component, form: Form) -> Iterator[tuple[Table | None, bool]]:
    """The tables in order, and whether they run from right to left; none stands for signatures side by side."""
    tongue = Tongue(part.language.code, part.language.direction)
    yield from _in(part.blocks, tongue)
    if part.closing.grid and not form.review and (form.masthead or part.id):
        yield None, tongue.direction == "rtl"
    for attachment in part.attachments:
        yield from _tables(attachment, form)


def _in(content: Iterable[Block], tongue: Tongue) -> Iterator[tuple[Table, bool]]:
    for block in content:
        if isinstance(block, Table):
            yield block, tongue.direction == "rtl"
        elif isinstance(block, Group | Para):
            own = tongue.inside(block.lang, block.direction)
            yield from _in(block.blocks, own) if isinstance(block, Group) else _in(block.parts, tongue)


def _fault(wrong: str, expected: str) -> Fault:
    return Fault("MH646", Place("docx"), wrong, expected, MEND)
