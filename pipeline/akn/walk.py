"""Walks over the Resolved document: every run of inline content, in printed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.document.blocks import Block, Contents, Figure, Group, Para, Table
from pipeline.document.inline import DateRun, Inline, Inlines, Link, Marked, NoteCall
from pipeline.document.model import Component


def components(component: Component) -> Iterator[Component]:
    """``component`` and everything attached to it, to any depth, in printed order."""
    yield component
    for attachment in component.attachments:
        yield from components(attachment)


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and those inside them, in printed order."""
    for block in blocks:
        yield block
        match block:
            case Para():
                yield from flat(block.parts)
            case Group():
                yield from flat(block.blocks)
            case Table() | Figure() | Contents():
                pass


def block_inlines(block: Block) -> Iterator[Inlines]:
    """The inline content of a block itself, without that of the blocks inside it."""
    match block:
        case Para():
            yield block.run_in
            yield block.content
        case Group():
            yield from (heading.content for heading in block.heading)
        case Table():
            yield block.title
            yield from (cell.content for row in (*block.head, *block.body) for cell in row.cells)
            yield from block.under
        case Figure():
            yield block.title
        case Contents():
            pass


def component_blocks(component: Component) -> Iterator[Block]:
    """Every block of one component, its closing included, without its attachments."""
    closing = component.closing
    yield from flat((*component.opening, *component.blocks, *closing.before, *closing.after))


def component_inlines(component: Component) -> Iterator[Inlines]:
    """Every run of inline content of one component, without its attachments."""
    yield component.heading
    yield from component.original_line
    yield from component.above
    yield from component.titles
    for block in component_blocks(component):
        yield from block_inlines(block)
    for signature in component.closing.signatures:
        yield signature.party
        yield from signature.posts


def deep(content: Inlines) -> Iterator[Inline]:
    """The items of ``content`` and those inside them, the notes that are called there included."""
    for item in content:
        yield item
        match item:
            case Marked() | DateRun() | Link():
                yield from deep(item.content)
            case NoteCall():
                if item.first:
                    for paragraph in item.note.paragraphs:
                        yield from deep(paragraph)
            case _:
                pass
