"""MH423: the rows of a table fill all its columns, spans included."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault
from pipeline.source.model.blocks import Row, RowKind, Table
from pipeline.source.model.document import Source
from pipeline.source.model.walk import every

_MOST_COLUMNS = 63  # Word's own limit


def check(source: Source) -> Iterator[Fault]:
    """Rows that are shorter or longer than the table is wide; cells that overlap, or reach out of head or table."""
    for table in every(source, Table):
        yield from _table(table)


def _table(table: Table) -> Iterator[Fault]:
    head = [row for row in table.rows if row.kind is RowKind.HEAD]
    body = [row for row in table.rows if row.kind is not RowKind.HEAD]
    wide = len(table.columns) or sum(cell.columns for cell in table.rows[0].cells)
    if wide > _MOST_COLUMNS:
        wrong, mend = f"the table has {wide} columns", "divide the table"
        yield Fault("MH423", table.place, wrong, f"at most {_MOST_COLUMNS}", mend)
        return
    for name, rows in (("head", head), ("table", body)):
        yield from _rows(table, rows, wide, name)


def _rows(table: Table, rows: list[Row], wide: int, name: str) -> Iterator[Fault]:
    hanging = [0] * wide  # for each column, how many rows the cell above still reaches down
    for row in rows:
        filled, overlaps = _fill(row, hanging)
        if overlaps:
            wrong = "a cell that spans columns meets one that reaches down from a row above"
            yield Fault("MH423", row.place, wrong, "cells beside each other", "correct columns or rows of the two")
        elif filled != wide:
            wrong, mend = f"the row fills {filled} of {wide} columns", "add or take away a cell, or correct the spans"
            yield Fault("MH423", row.place, wrong, "every column filled once", mend)
        hanging = [max(0, rest - 1) for rest in hanging]
    if any(hanging):
        wrong, mend = f"a cell spans more rows than the {name} has", "make the span shorter"
        yield Fault("MH423", table.place, wrong, f"a span that ends in the {name}", mend)


def _fill(row: Row, hanging: list[int]) -> tuple[int, bool]:
    """Puts the cells of ``row`` into the free columns: how many columns are filled, and whether two cells overlap."""
    wide, beyond, position = len(hanging), 0, 0
    taken = [rest > 0 for rest in hanging]
    for cell in row.cells:
        while position < wide and taken[position]:
            position += 1
        for column in range(position, position + cell.columns):
            if column >= wide:
                beyond += 1
            elif taken[column]:
                return 0, True
            else:
                taken[column] = True
                hanging[column] = cell.rows
        position = min(position + cell.columns, wide)
    return sum(taken) + beyond, False
