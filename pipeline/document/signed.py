"""The document as the mission signs it: without what the United Nations adds when it issues the text.

The title is not printed, and so is no entry of a table of contents. A status line says what the United Nations makes
of a text; the mission's own letter is a draft until it is signed, and needs none. A reconstruction, which no mission
will sign, says so here too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.document.blocks import Block, Contents, Group
from pipeline.document.model import Component, Document
from pipeline.source.model.document import Status


def for_signature(document: Document) -> Document:
    """``document`` without status line, and without the letter's title in its contents."""
    line = document.status_line if document.status is Status.RECONSTRUCTION else ""
    return replace(document, status_line=line, letter=_component(document.letter, document.letter.heading_id))


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
