"""Every identifier that a structured output must carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.document.blocks import Block, Contents, Figure, Group, Para, Table
from pipeline.document.inline import calls
from pipeline.document.model import Closing, Component, Document
from pipeline.verify.pieces import PieceKind
from pipeline.verify.printed import parts


def block_ids(document: Document) -> frozenset[str]:
    """The ids of components, headings, groups, blocks, closings and signatures."""
    return frozenset(id_ for id_ in _component(document.letter) if id_)


def note_ids(document: Document) -> frozenset[str]:
    """The ids of the notes."""
    below = (note.id for part in parts(document) for note in part.notes)
    pieces = (piece for part in parts(document) for piece in part.pieces)
    return frozenset((*below, *(piece.id for piece in pieces if piece.kind is PieceKind.NOTE)))


def call_ids(document: Document) -> frozenset[str]:
    """The ids of the calls of the notes."""
    contents = (piece.content for part in parts(document) for piece in part.pieces)
    return frozenset(call.id for content in contents for call in calls(content))


def _component(part: Component) -> Iterator[str]:
    yield from (part.id, part.heading_id)
    yield from _blocks(part.opening)
    yield from _blocks(part.blocks)
    yield from _closing(part.closing)
    for attachment in part.attachments:
        yield from _component(attachment)


def _closing(end: Closing) -> Iterator[str]:
    if end.before or end.signatures or end.after:
        yield end.id
    yield from _blocks(end.before)
    yield from (signed.id for signed in end.signatures)
    yield from _blocks(end.after)


def _blocks(content: Iterable[Block]) -> Iterator[str]:
    for block in content:
        yield block.id
        match block:
            case Para():
                yield from _blocks(block.parts)
            case Group():
                yield from (heading.id for heading in block.heading)
                yield from _blocks(block.blocks)
            case Table() | Figure() | Contents():
                pass
