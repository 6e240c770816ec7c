"""The tables of a document, for whoever must say which of them is at fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.document.blocks import Block, Group, Para, Table
from pipeline.document.model import Component, Document
from pipeline.pages.tables import TableSpot


def table_spots(document: Document) -> dict[str, TableSpot]:
    """Every table by its id."""
    return {table.id: TableSpot(table.place, table.turned) for table in _of(document.letter)}


def _of(part: Component) -> Iterator[Table]:
    for blocks in (part.opening, part.blocks, part.closing.before, part.closing.after):
        yield from _in(blocks)
    for attachment in part.attachments:
        yield from _of(attachment)


def _in(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        match block:
            case Table():
                yield block
            case Group():
                yield from _in(block.blocks)
            case Para():
                yield from _in(block.parts)
            case _:
                pass
