"""The document as the mission signs it: without what the United Nations adds when it issues the text.

The title is not printed, and so is no entry of a table of contents; a note that is called there and again in the text
is carried by its mark in the text. A status line says what the United Nations makes
of a text; the mission's own letter is a draft until it is signed, and needs none. A reconstruction or an unofficial
copy, which no mission will sign, says so here too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pipeline.document.blocks import Block, Contents, Group
from pipeline.document.inline import NoteCall, calls
from pipeline.document.model import Component, Document
from pipeline.errors import Place
from pipeline.source.model.document import Status


def for_signature(document: Document) -> Document:
    """``document`` without status line, and without the letter's title in its contents."""
    line = document.status_line if document.status in (Status.RECONSTRUCTION, Status.UNOFFICIAL) else ""
    letter = _component(document.letter, document.letter.heading_id)
    unprinted = (letter.heading, *letter.above, *letter.bracketed, *letter.titles, *letter.original_line)
    lost = {call.note.id for content in unprinted for call in calls(content) if call.first}
    return replace(document, status_line=line, letter=_called(letter, lost) if lost else letter)


def _called(letter: Component, lost: set[str]) -> Component:
    """The letter, each note of ``lost`` carried by the first of its marks that is printed."""
    names = ("opening", "blocks", "closing", "attachments")
    return replace(letter, **{name: _first(getattr(letter, name), lost) for name in names})


def _first(node: Any, lost: set[str]) -> Any:
    if isinstance(node, NoteCall):
        if node.note.id not in lost:
            return node
        lost.discard(node.note.id)
        return replace(node, first=True)
    if isinstance(node, tuple):
        return tuple(_first(each, lost) for each in node)
    if not isinstance(node, Struct) or isinstance(node, Place):
        return node
    return replace(node, **{name: _first(getattr(node, name), lost) for name in node.__struct_fields__})


def _component(component: Component, unprinted: str) -> Component:
    return replace(
        component,
        blocks=_blocks(component.blocks, unprinted),
        attachments=tuple(_component(inner, unprinted) for inner in component.attachments),
    )


def _blocks(blocks: Iterable[Block], unprinted: str) -> tuple[Block, ...]:
    return tuple(_block(block, unprinted) for block in blocks)


def _block(block: Block, unprinted: str) -> Block:
    if isinstance(block, Contents):
        return replace(block, entries=tuple(entry for entry in block.entries if entry.target != unprinted))
    if isinstance(block, Group):
        return replace(block, blocks=_blocks(block.blocks, unprinted))
    return block
