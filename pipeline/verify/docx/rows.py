"""Measures where the lines of a table stand: from rule to base, from base to base, from base to rule.

A line of exact height has four fifths above its base in Word. What is above and below it is the space of its paragraph
and the margin of its cell (ECMA-376 Part 1, 17.4.68), together; the house style has all distances in points.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from pipeline.document.blocks import Row, RowKind
from pipeline.style.landmarks import Tables
from pipeline.verify.docx.cascade import Cascade
from pipeline.verify.docx.opened import W, value

_ABOVE_BASE = 0.8  # share of a line of exact height
_NEAR = 0.15  # points: three twips, one for each measure that is rounded


@dataclass(frozen=True, slots=True)
class Measured:
    """A row: from its upper edge to the base of its first line, from the last base to its lower edge, in points."""

    above: float
    below: float


def row_faults(
    head: Sequence[Row],
    body: Sequence[Row],
    nodes: Sequence[etree._Element],
    cascade: Cascade,
    tables: Tables,
    style: str,
) -> Iterator[tuple[str, str]]:
    """What is measured otherwise than the house has it, and what was expected."""
    found = []
    for place, node in enumerate(nodes, 1):
        cells = list(_measured(node, cascade, style))
        if len(set(cells)) > 1:
            yield f"has cells of different air in row {place}", "the same"
        found.append(cells[0] if cells else Measured(0.0, 0.0))
    for name, had, wanted in _distances(head, body, found, tables):
        if abs(had - wanted) > _NEAR:
            yield f"stands {had:.2f} pt {name}", f"{wanted:g} pt"


def _distances(
    head: Sequence[Row], body: Sequence[Row], found: Sequence[Measured], tables: Tables
) -> Iterator[tuple[str, float, float]]:
    heads, rows = found[: len(head)], found[len(head) :]
    if heads:
        yield "from the upper rule to the base of its heads", heads[0].above + tables.rule_thin, tables.head_above
        yield "from the base of its heads to their rule", heads[-1].below, tables.head_below
    for index, (row, own) in enumerate(zip(body, rows, strict=True)):
        total = row.kind is RowKind.TOTAL
        if total:
            yield "from the rule over its total to the base", own.above + tables.rule_thin, tables.total_below
        elif not index:
            yield "from the rule to the base of its first row", own.above + tables.rule_heavy, tables.first_row
        if index + 1 == len(rows):
            yield "from its last base to its rule", own.below, tables.total_last if total else tables.last_below
    for (row, own), (following, other) in itertools.pairwise(zip(body, rows, strict=True)):
        if following.kind is RowKind.TOTAL:
            yield "from a base to the rule over its total", own.below, tables.total_above
        elif row.kind is not RowKind.TOTAL:
            yield "from one base to the next", own.below + other.above, tables.row_step


def _measured(row: etree._Element, cascade: Cascade, style: str) -> Iterator[Measured]:
    """The cells of a row that do not reach beyond it."""
    for cell in row.iterfind(f"{W}tc"):
        if cell.find(f"{W}tcPr/{W}vMerge") is not None:
            continue
        lines = [cascade.paragraph(node, style)[1].properties for node in cell.iterfind(f"{W}p")]
        if lines:
            first, last = lines[0], lines[-1]
            above = _margin(cell, "top") + int(first.get("before", 0)) + _ABOVE_BASE * int(first.get("line", 240))
            under = (1 - _ABOVE_BASE) * int(last.get("line", 240)) + int(last.get("after", 0))
            yield Measured(above / 20, (under + _margin(cell, "bottom")) / 20)


def _margin(cell: etree._Element, side: str) -> int:
    """The margin of a cell; those of the house's tables have none above and below by their style."""
    node = cell.find(f"{W}tcPr/{W}tcMar/{W}{side}")
    return 0 if node is None else int(node.get(f"{W}w", "0"))


def rule_under(cell: etree._Element, style_rule: str) -> str:
    """The thickness of the rule under a cell in eighths: its own, else that of the table's style; empty for none."""
    own = cell.find(f"{W}tcPr/{W}tcBorders/{W}bottom")
    if own is None:
        return style_rule
    return own.get(f"{W}sz", "") if value(own) == "single" else ""
