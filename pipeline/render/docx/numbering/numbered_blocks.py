"""Finds every numbered paragraph and heading of a document, in printed order, with the one that it stands inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from pipeline.document.blocks import Block, Group, GroupKind, Para, Table
from pipeline.document.functions import Function, look_of
from pipeline.document.model import Component, Document
from pipeline.document.numbers import Number
from pipeline.document.tree import held
from pipeline.render.functions import function_of_heading


class Entry(Struct, frozen=True):
    """A numbered paragraph or heading; ``parent`` is the id of the numbered one in which it is nested, or ``''``."""

    id: str
    number: Number
    function: Function
    parent: str


def entries(document: Document) -> Iterator[Entry]:
    """The numbered paragraphs and headings of the letter and its attachments."""
    return _component(document.letter)


def _component(part: Component) -> Iterator[Entry]:
    for content in (part.opening, part.blocks, part.closing.before, part.closing.after):
        yield from _blocks(content, para="", heading="")
    for attachment in part.attachments:
        yield from _component(attachment)


def _blocks(content: Iterable[Block], *, para: str, heading: str) -> Iterator[Entry]:
    for block in content:
        match block:
            case Para():
                yield from _paragraph(block, para)
            case Group(inline=False):
                yield from _group(block, para, heading)
            case Table():
                yield from _blocks(held(block), para="", heading="")
            case _:
                pass


def _paragraph(block: Para, para: str) -> Iterator[Entry]:
    if block.number.text:
        yield Entry(block.id, block.number, look_of(block.function), para)
        para = block.id
    yield from _blocks(block.parts, para=para, heading="")


def _group(block: Group, para: str, heading: str) -> Iterator[Entry]:
    for head in block.heading:
        if head.number.text:
            yield Entry(head.id, head.number, function_of_heading(head), heading)
            heading = head.id
    inner_para = para if block.kind is GroupKind.LIST else ""
    yield from _blocks(block.blocks, para=inner_para, heading=heading)
