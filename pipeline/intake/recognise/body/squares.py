"""Tables whose rows all fill the same columns: spans that reach too far are cut, what is missing is empty."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from pipeline.intake.stream import Cell


def squared(rows: Iterable[tuple[Cell, ...]], width: int) -> list[tuple[Cell, ...]]:
    """The rows, each filling ``width`` columns together with the cells that reach down into it."""
    given = list(rows)
    taken: dict[int, int] = {}  # column → rows that a cell from above still takes
    made: list[tuple[Cell, ...]] = []
    for number, row in enumerate(given):
        free = [column for column in range(width) if not taken.get(column)]
        cells: list[Cell] = []
        reach: dict[int, int] = {}
        for cell in row:
            room = _room(free)
            if not room:
                if cells:
                    cells[-1] = replace(cells[-1], lines=(*cells[-1].lines, *cell.lines))
                continue
            columns, down = min(cell.columns, room), min(cell.rows, len(given) - number)
            reach |= dict.fromkeys(free[:columns], down - 1)
            cells.append(replace(cell, columns=columns, rows=down))
            del free[:columns]
        cells += [Cell(()) for _ in free]
        if not cells:  # a row that only cells from above fill: no cell reaches down at all
            return squared((tuple(replace(cell, rows=1) for cell in each) for each in given if each), width)
        taken = {column: left - 1 for column, left in taken.items() if left > 1} | {c: d for c, d in reach.items() if d}
        made.append(tuple(cells))
    return made


def _room(free: list[int]) -> int:
    """How many of the free columns stand side by side, from the first on."""
    return next((at for at in range(1, len(free)) if free[at] != free[0] + at), len(free))
