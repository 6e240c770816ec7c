"""MH423: the rows of a table fill all its columns, spans included."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault
from pipeline.source.blocks import Table
from pipeline.source.model import Source
from pipeline.source.walk import every


def check(source: Source) -> Iterator[Fault]:
    """Rows that are shorter or longer than the table is wide."""
    for table in every(source, Table):
        yield from _table(table)


def _table(table: Table) -> Iterator[Fault]:
    hanging: dict[int, int] = {}  # cells that reach down into a row, by the row's index
    wide = len(table.columns)
    for index, row in enumerate(table.rows):
        for cell in row.cells:
            for below in range(1, cell.rows):
                hanging[index + below] = hanging.get(index + below, 0) + cell.columns
        filled = sum(cell.columns for cell in row.cells) + hanging.get(index, 0)
        wide = wide or filled
        if filled != wide:
            yield Fault(
                "MH423",
                row.place,
                f"the row fills {filled} columns",
                f"{wide}, as the table has",
                "add or take away a cell, or let one span more columns",
            )
    beyond = max(hanging, default=0)
    if beyond >= len(table.rows):
        yield Fault(
            "MH423",
            table.place,
            "a cell spans more rows than follow",
            "a span that ends in the table",
            "make the span shorter",
        )
