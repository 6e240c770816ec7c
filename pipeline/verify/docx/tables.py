"""Compares the tables with the model's: heads that repeat, rows that stay whole, grid, widths, rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.document.blocks import Block, Group, Para, Row, RowKind, Table
from pipeline.document.model import Component, Document
from pipeline.errors import Fault, Place
from pipeline.style import HouseStyle
from pipeline.style.units import eighths, twips
from pipeline.verify.compare import MEND, shown
from pipeline.verify.docx.cascade import Cascade
from pipeline.verify.docx.form import Form
from pipeline.verify.docx.measures import on
from pipeline.verify.docx.opened import W, value
from pipeline.verify.docx.rows import row_faults, rule_under
from pipeline.verify.grid import Placed, placed
from pipeline.verify.inlines import spoken
from pipeline.verify.pieces import Tongue

_TRUE = frozenset({"1", "true", "on"})
_NEAR = 1  # twip: columns are whole ones


def table_faults(
    document: Document, house: HouseStyle, cascade: Cascade, body: etree._Element, form: Form
) -> Iterator[Fault]:
    """MH646: a table that is missing or is built otherwise."""
    home = document.language.direction == "rtl"
    wanted = (*(((None, home),) if form.masthead else ()), *_tables(document.letter, form))
    found = list(body.iter(f"{W}tbl"))
    if len(found) != len(wanted):
        yield _fault(f"{len(found)} tables", f"{len(wanted)}, those that only place things counted")
        return
    for (table, rtl), node in zip(wanted, found, strict=True):
        if table is not None:
            reader = _Reader(table, node, house, cascade)
            yield from reader.faults()
        elif any(_on(row, "tblHeader") for row in node.iter(f"{W}tr")):
            yield _fault("a table that only places things has a head", "none")
        if rtl != _on(node, "bidiVisual", "tblPr"):
            yield _fault("the columns of a table run the wrong way", f"from {'right' if rtl else 'left'}")


class _Reader:
    """One table of the model and what was made of it."""

    def __init__(self, table: Table, node: etree._Element, house: HouseStyle, cascade: Cascade) -> None:
        self._table, self._node, self._house, self._cascade = table, node, house, cascade
        self._style = value(node.find(f"{W}tblPr/{W}tblStyle"))
        self._name = table.label or spoken(table.title) or table.id

    def faults(self) -> Iterator[Fault]:
        table, rows = self._table, self._node.findall(f"{W}tr")
        model = (*table.head, *table.body)
        if len(rows) != len(model):
            yield self._fault(f"has {len(rows)} rows", f"{len(model)}")
            return
        for place, (row, node, grid) in enumerate(zip(model, rows, placed(model), strict=True)):
            head = place < len(table.head)
            if _on(node, "tblHeader") != head:
                yield self._fault(f"repeats row {place + 1} on other pages: {_on(node, 'tblHeader')}", f"{head}")
            if not _on(node, "cantSplit"):
                yield self._fault(f"lets row {place + 1} part at the end of a page", "rows that stay whole")
            if _cells(node) != _wanted(grid):
                yield self._fault(f"has in row {place + 1} the cells {_cells(node)}", f"{_wanted(grid)}")
            if node.find(f"{W}trPr/{W}trHeight") is not None:
                yield self._fault(f"has a height of row {place + 1} that is not that of its words", "none")
            yield from self._total(row, node, place, head=head)
            yield from self._under(node, place)
        yield from self._widths()
        yield from self._rules()
        measured = row_faults(table.head, table.body, rows, self._cascade, self._house.tables, self._style)
        yield from (self._fault(wrong, expected) for wrong, expected in measured)

    def _total(self, row: Row, node: etree._Element, place: int, *, head: bool) -> Iterator[Fault]:
        """A rule over each cell of a total, and over no other."""
        thin = str(eighths(self._house.tables.rule_thin)) if row.kind is RowKind.TOTAL and not head else ""
        for cell in node.iterfind(f"{W}tc/{W}tcPr"):
            rule = cell.find(f"{W}tcBorders/{W}top")
            had = "" if rule is None else rule.get(f"{W}sz", "")
            if had != thin and value(cell.find(f"{W}vMerge"), "restart") == "restart":
                yield self._fault(f"has a rule of {had or 'no'} eighths over row {place + 1}", thin or "none")
                return

    def _under(self, node: etree._Element, place: int) -> Iterator[Fault]:
        """The heavy rule under the last row of heads, and none under any other row."""
        heavy = str(eighths(self._house.tables.rule_heavy)) if place + 1 == len(self._table.head) else ""
        look = self._node.find(f"{W}tblPr/{W}tblLook")
        first = look is not None and not place and look.get(f"{W}firstRow", "0") in _TRUE
        style = self._first_row() if first else ""
        for cell in node.iterfind(f"{W}tc"):
            had = rule_under(cell, style)
            if had != heavy:
                yield self._fault(f"has a rule of {had or 'no'} eighths under row {place + 1}", heavy or "none")
                return

    def _first_row(self) -> str:
        """The rule that the table's style puts under a first row."""
        path = f"{W}tblStylePr[@{W}type='firstRow']/{W}tcPr/{W}tcBorders/{W}bottom"
        rules = [rule for style in self._cascade.nodes(self._style) for rule in style.iterfind(path)]
        return rules[-1].get(f"{W}sz", "") if rules and value(rules[-1]) == "single" else ""

    def _widths(self) -> Iterator[Fault]:
        page, grid, shares = self._house.page, self._house.grid, self._table.widths
        turned = self._table.turned
        width = twips(self._house.turned_measure if turned else grid.column_right - grid.column)
        had = [int(node.get(f"{W}w", "0")) for node in self._node.iterfind(f"{W}tblGrid/{W}gridCol")]
        wanted = [width * share / (sum(shares) or 1) for share in shares]
        if len(had) != len(wanted) or any(abs(a - b) > _NEAR for a, b in zip(had, wanted, strict=True)):
            yield self._fault(f"has columns of {had} twips", f"{[round(each) for each in wanted]}")
        for row in self._node.iterfind(f"{W}tr"):
            yield from self._cell_widths(row, had)
        indent = self._node.find(f"{W}tblPr/{W}tblInd")
        begin = 0 if turned else twips(grid.column - page.margin_left)
        if indent is None or abs(int(indent.get(f"{W}w", "0")) - begin) > _NEAR:
            yield self._fault("does not begin where the column does", f"{begin / 20:g} pt from the margin")

    def _cell_widths(self, row: etree._Element, columns: list[int]) -> Iterator[Fault]:
        at = 0
        for cell, (count, _) in zip(row.iterfind(f"{W}tc"), _cells(row), strict=True):
            own = cell.find(f"{W}tcPr/{W}tcW")
            width = 0 if own is None else int(own.get(f"{W}w", "0"))
            if abs(width - sum(columns[at : at + count])) > _NEAR:
                yield self._fault(f"has a cell of {width} twips", f"{sum(columns[at : at + count])}, as its columns")
            at += count

    def _rules(self) -> Iterator[Fault]:
        """The rules above the table, under its head and below it, by its style or by itself."""
        thin, heavy = (str(eighths(each)) for each in (self._house.tables.rule_thin, self._house.tables.rule_heavy))
        edges = [(node, f"{W}tblPr/{W}tblBorders") for node in self._cascade.nodes(self._style)]
        edges.append((self._node, f"{W}tblPr/{W}tblBorders"))
        for side, wanted in (("top", thin), ("bottom", heavy)):
            rules = [rule for node, path in edges for rule in node.iterfind(f"{path}/{W}{side}")]
            had = rules[-1].get(f"{W}sz", "") if rules and value(rules[-1]) == "single" else "no"
            if had != wanted:
                yield self._fault(f"has a {side} rule of {had} eighths of a point", wanted)

    def _fault(self, wrong: str, expected: str) -> Fault:
        return _fault(f"the table {shown(self._name)} {wrong}", expected)


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
    found = node.find(f"{W}{properties}/{W}{name}")
    return found is not None and on(found)


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
            inner = block.blocks if isinstance(block, Group) else block.parts
            yield from _in(inner, tongue.inside(block.lang, block.direction))


def _fault(wrong: str, expected: str) -> Fault:
    return Fault("MH646", Place("docx"), wrong, expected, MEND)
