"""Every block of a document, whatever it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.document.blocks import Block, Group, Para, Table
from pipeline.document.model import Component


def every_block(part: Component) -> Iterator[Block]:
    """The blocks of a component, then those of its attachments, in printed order; each before what stands in it."""
    for content in (part.opening, part.blocks, part.closing.before, part.closing.after):
        yield from _in(content)
    for attachment in part.attachments:
        yield from every_block(attachment)


def _in(content: Iterable[Block]) -> Iterator[Block]:
    for block in content:
        yield block
        yield from _in(held(block))


def held(block: Block) -> tuple[Block, ...]:
    """The blocks that stand in a block."""
    match block:
        case Group():
            return block.blocks
        case Para():
            return block.parts
        case Table():
            return tuple(inner for row in (*block.head, *block.body) for cell in row.cells for inner in cell.blocks)
        case _:
            return ()
