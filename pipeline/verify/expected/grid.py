"""Places the cells of a table in its grid: a cell that reaches down takes its columns in the rows below, too."""

from __future__ import annotations

from operator import itemgetter

from pipeline.document.blocks import Cell, Row

Placed = tuple[tuple[int, int, Cell | None], ...]


def placed(rows: tuple[Row, ...]) -> tuple[Placed, ...]:
    """The cells of each row: the column at which each begins (from 0), how many it takes; none goes on from above."""
    taken: list[list[tuple[int, int, Cell | None]]] = [[] for _ in rows]
    covered: list[set[int]] = [set() for _ in rows]
    for index, row in enumerate(rows):
        at = 0
        for cell in row.cells:
            while at in covered[index]:
                at += 1
            for below in range(index, min(index + cell.rows, len(rows))):
                taken[below].append((at, cell.columns, cell if below == index else None))
                covered[below].update(range(at, at + cell.columns))
            at += cell.columns
    return tuple(tuple(sorted(own, key=itemgetter(0))) for own in taken)
