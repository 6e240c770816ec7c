"""What stays in the line of a paragraph: lists in running text, and what continues after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.document.blocks import Block, Group, Para
from pipeline.document.model import Component


def in_line(para: Para) -> tuple[Block, ...]:
    """The first of the paragraph's parts that stand in its own line."""
    count = 0
    for part in para.parts:
        if not (isinstance(part, Group) and part.inline) and not (count and isinstance(part, Para)):
            break
        count += 1
    return para.parts[:count]


def paragraphs_in_line(para: Para) -> tuple[Para, ...]:
    """The points of those lists and the words after them, in printed order."""
    found: list[Para] = []
    for part in in_line(para):
        inside = part.blocks if isinstance(part, Group) else (part,)
        found.extend(one for one in inside if isinstance(one, Para))
    return tuple(found)


def in_line_of_another(part: Component) -> Iterator[Para]:
    """Every paragraph of a component and its attachments that stands in the line of another."""
    for blocks in (part.opening, part.blocks, part.closing.before, part.closing.after):
        yield from _in(blocks)
    for attachment in part.attachments:
        yield from in_line_of_another(attachment)


def _in(blocks: Iterable[Block]) -> Iterator[Para]:
    for block in blocks:
        if isinstance(block, Group):
            yield from _in(block.blocks)
        elif isinstance(block, Para):
            yield from paragraphs_in_line(block)
            yield from _in(block.parts)
