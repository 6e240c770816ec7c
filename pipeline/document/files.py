"""The files beside its source that a document is made of."""

from __future__ import annotations

from pipeline.document.blocks import Figure
from pipeline.document.model import Document
from pipeline.document.tree import every_block


def pictures(document: Document) -> dict[str, bytes]:
    """The pictures of a document: name as the source has it, and the bytes that every output carries."""
    return {block.file: block.data for block in every_block(document.letter) if isinstance(block, Figure)}
