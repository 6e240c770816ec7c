"""The files beside its source that a document is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.document.blocks import Block, Figure, Group, Para
from pipeline.document.model import Component, Document


def pictures(document: Document) -> dict[str, bytes]:
    """The pictures of a document: name as the source has it, and bytes."""
    return dict(_component(document.letter))


def _component(component: Component) -> Iterator[tuple[str, bytes]]:
    yield from _blocks(component.blocks)
    for attachment in component.attachments:
        yield from _component(attachment)


def _blocks(blocks: Iterable[Block]) -> Iterator[tuple[str, bytes]]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block.file, block.data
        elif isinstance(block, Group):
            yield from _blocks(block.blocks)
        elif isinstance(block, Para):
            yield from _blocks(block.parts)
