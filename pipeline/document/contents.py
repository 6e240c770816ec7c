"""Whether a document has a table of contents."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.document.blocks import Block, Contents, Group
from pipeline.document.model import Component, Document


def has_contents(document: Document) -> bool:
    """Whether there is a table of contents, whose page numbers only the layout knows."""
    return _in_component(document.letter)


def _in_component(component: Component) -> bool:
    return _in_blocks(component.blocks) or any(_in_component(inner) for inner in component.attachments)


def _in_blocks(blocks: Iterable[Block]) -> bool:
    return any(
        isinstance(block, Contents) or (isinstance(block, Group) and _in_blocks(block.blocks)) for block in blocks
    )
