"""Values that references print and that no text of the document is: SET fields in its first line that has words.

They stand before every REF that asks for them, so that one update in the order of the text is enough, and LibreOffice
knows them in time. Word shows nothing of a SET; so that a line of ordinary height takes them, they stand in the first
one with words, and not in the one of one point before the masthead, to which LibreOffice would give their height.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.document.names import bookmark
from pipeline.render.docx.package.identifiers import Registry
from pipeline.render.docx.word.blocks import Block, TableView
from pipeline.render.docx.word.inline import Field, Piece


def with_values(blocks: Sequence[Block], registry: Registry) -> list[Block]:
    """The blocks with the values that were asked for."""
    made: list[Piece] = []
    for id_, run in registry.values.items():
        made.append(Field(f'SET {bookmark(id_)} "{run.text}"', run.look, registry.around(id_, (run,))))
    return list(_begun(blocks, tuple(made)) or blocks) if made else list(blocks)


def _begun(blocks: Sequence[Block], pieces: tuple[Piece, ...]) -> tuple[Block, ...]:
    """The blocks with ``pieces`` at the head of the first paragraph that has any; empty where none has."""
    for place, block in enumerate(blocks):
        begun: Block | None = None
        if isinstance(block, TableView):
            begun = _begun_table(block, pieces)
        elif block.pieces:
            begun = replace(block, pieces=(*pieces, *block.pieces))
        if begun is not None:
            return (*blocks[:place], begun, *blocks[place + 1 :])
    return ()


def _begun_table(table: TableView, pieces: tuple[Piece, ...]) -> TableView | None:
    for place, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            content = _begun(cell.content, pieces)
            if content:
                cells = (*row.cells[:column], replace(cell, content=content), *row.cells[column + 1 :])
                rows = (*table.rows[:place], replace(row, cells=cells), *table.rows[place + 1 :])
                return replace(table, rows=rows)
    return None
