"""Places the cells of a table in its grid (ECMA-376 Part 1, 17.4.17 and 17.4.85)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.ooxml.opened import W, value
from pipeline.verify.piece import Cell


def cells(table: etree._Element) -> Iterator[tuple[etree._Element, Cell]]:
    """The cells of a table in order, each with its place."""
    rows = [dict(_row(node)) for node in table.iterfind(f"{W}tr")]
    for count, row in enumerate(rows, start=1):
        for column, (node, columns, merge) in row.items():
            reach = 1
            if merge == "restart":
                below = (each.get(column) for each in rows[count:])
                for other in below:
                    if other is None or other[2] != "continue":
                        break
                    reach += 1
            yield node, Cell(count, column, columns, reach)


def _row(row: etree._Element) -> Iterator[tuple[int, tuple[etree._Element, int, str]]]:
    """The cells of a row by their columns: the element, how many columns it takes, how it is merged downwards."""
    at = int(value(row.find(f"{W}trPr/{W}gridBefore"), "0"))
    for node in row.iter(f"{W}tc"):
        around = node.getparent()
        if around is row or (around is not None and around.tag == f"{W}sdtContent"):
            columns = int(value(node.find(f"{W}tcPr/{W}gridSpan"), "1"))
            merge = node.find(f"{W}tcPr/{W}vMerge")
            yield at, (node, columns, "" if merge is None else value(merge, "continue"))
            at += columns
