"""What stays in the line of a paragraph: lists in running text, and what continues after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

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


def hugs(part: Block) -> bool:
    """Whether no space parts a list in running text, or the words after it, from what stands before it in its line."""
    first = part.blocks[0] if isinstance(part, Group) and part.blocks else part
    return isinstance(first, Para) and first.hugs


def continued(parts: Iterable[Block]) -> tuple[Block, ...]:
    """The parts of a paragraph, with those that stand in the line of a later continuation as parts of that."""
    found: list[Block] = []
    own = True  # the line is still that of the paragraph
    for part in parts:
        own = own and ((isinstance(part, Group) and part.inline) or (bool(found) and isinstance(part, Para)))
        last = found[-1] if found else None
        runs_on = (isinstance(part, Group) and part.inline) or (isinstance(part, Para) and _lists(last))
        if not own and runs_on and isinstance(last, Para):
            found[-1] = replace(last, parts=(*last.parts, part))
        else:
            found.append(part)
    return tuple(found)


def _lists(block: Block | None) -> bool:
    return isinstance(block, Para) and bool(block.parts)


def apart(parts: Iterable[Block]) -> tuple[Block, ...]:
    """The parts of a paragraph as the source has them: those of its continuations after these."""
    found: list[Block] = []
    for part in parts:
        if isinstance(part, Para) and part.parts:
            found.extend((replace(part, parts=()), *part.parts))
        else:
            found.append(part)
    return tuple(found)


def lines_of_others(part: Component) -> dict[str, str]:
    """Every paragraph of a component that stands in the line of another: its id, and that of the other."""
    found: dict[str, str] = {}
    for blocks in (part.opening, part.blocks, part.closing.before, part.closing.after):
        found.update(_in(blocks))
    for attachment in part.attachments:
        found.update(lines_of_others(attachment))
    return found


def _in(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Group):
            yield from _in(block.blocks)
        elif isinstance(block, Para):
            yield from ((one.id, block.id) for one in paragraphs_in_line(block))
            yield from _in(block.parts)
