"""The rows of the tables in a plain text: each cell in its column, with a tab for every column that has none there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.document.blocks import Block, Group, Para, Table
from pipeline.document.model import Component
from pipeline.errors import Fault, Place
from pipeline.verify.compare import compare
from pipeline.verify.expected import collapse
from pipeline.verify.grid import placed
from pipeline.verify.inlines import bracketed, spoken

_TAB = "␉"  # as it is shown in a message


def row_faults(letter: Component, lines: Sequence[str], path: str) -> Iterator[Fault]:
    """MH672: a row of a table of several columns in which a cell stands in the column of another."""
    expected = [_shown(row) for row in _rows(_tables(letter))]
    found = [(_shown(line.split("\t")), Place(path, number)) for number, line in enumerate(lines, 1) if "\t" in line]
    yield from compare("MH672", expected, [row for row, _ in found], [place for _, place in found], Place(path)).faults


def _shown(cells: Iterable[str]) -> str:
    return _TAB.join(collapse(cell) for cell in cells)


def _rows(tables: Iterable[Table]) -> Iterator[list[str]]:
    for table in tables:
        columns = len(table.widths)
        for row in placed((*table.head, *table.body)) if columns > 1 else ():
            cells = [""] * columns
            for at, _, cell in row:
                if cell is not None:
                    cells[at] = spoken(cell.content, lambda note: note.mark if note.custom else bracketed(note))
            yield cells


def _tables(part: Component) -> Iterator[Table]:
    for content in (part.opening, part.blocks, part.closing.before, part.closing.after):
        yield from _in(content)
    for attachment in part.attachments:
        yield from _tables(attachment)


def _in(content: Iterable[Block]) -> Iterator[Table]:
    for block in content:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Group | Para):
            yield from _in(block.blocks if isinstance(block, Group) else block.parts)
