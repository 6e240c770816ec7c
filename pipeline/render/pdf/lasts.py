"""The last paragraphs of the letter and of each attachment, which must not stand on a page by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document.blocks import Block, Group, Para
from pipeline.document.in_line import in_line
from pipeline.document.model import Component, Document


def last_paragraphs(document: Document) -> Iterator[str]:
    """The id of each: before the closing, in it before the signatures, and at its end."""
    yield from _of(document.letter)


def _of(part: Component) -> Iterator[str]:
    closing = part.closing
    for blocks in (part.blocks or part.opening, closing.before, closing.after):
        yield from _last(blocks)
    if closing.signatures[1:] and not closing.after and not closing.grid and closing.signatures[-1].id:
        yield closing.signatures[-1].id
    for attachment in part.attachments:
        yield from _of(attachment)


def _last(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The id of the last paragraph, however deep; none where something else ends the blocks."""
    while blocks:
        block = blocks[-1]
        blocks = ()
        if isinstance(block, Group):
            blocks = block.blocks
        elif isinstance(block, Para):
            blocks = block.parts[len(in_line(block)) :]
            if not blocks and block.id:
                yield block.id
