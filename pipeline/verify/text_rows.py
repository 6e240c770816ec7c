"""The rows of the tables in a plain text: each cell in its column, with a tab for every column that has none there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.document.blocks import Table
from pipeline.document.model import Component
from pipeline.document.tree import every_block
from pipeline.errors import Fault, Place
from pipeline.verify.compare import compare
from pipeline.verify.expected import collapse
from pipeline.verify.grid import placed
from pipeline.verify.inlines import bracketed, spoken

_TAB = "␉"  # as it is shown in a message


def row_faults(letter: Component, lines: Sequence[str], path: str) -> Iterator[Fault]:
    """MH672: a row of a table of several columns in which a cell stands in the column of another."""
    expected = [_shown(row) for row in _rows(letter)]
    found = [(_shown(line.split("\t")), Place(path, number)) for number, line in enumerate(lines, 1) if "\t" in line]
    yield from compare("MH672", expected, [row for row, _ in found], [place for _, place in found], Place(path)).faults


def _shown(cells: Iterable[str]) -> str:
    return _TAB.join(collapse(cell) for cell in cells)


def _rows(letter: Component) -> Iterator[list[str]]:
    for table in (block for block in every_block(letter) if isinstance(block, Table)):
        columns = len(table.widths)
        for row in placed((*table.head, *table.body)) if columns > 1 else ():
            cells = [""] * columns
            for at, _, cell in row:
                if cell is not None:
                    cells[at] = spoken(cell.content, lambda note: note.mark if note.custom else bracketed(note))
            yield cells
