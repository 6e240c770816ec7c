"""Whether a document has a table of contents."""

from __future__ import annotations

from pipeline.document.blocks import Contents
from pipeline.document.model import Document
from pipeline.document.tree import every_block


def has_contents(document: Document) -> bool:
    """Whether there is a table of contents, whose page numbers only the layout knows."""
    return any(isinstance(block, Contents) for block in every_block(document.letter))
