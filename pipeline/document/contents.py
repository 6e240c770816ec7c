"""Whether a document has a table of contents, and what a page of a long one lists."""

from __future__ import annotations

from pipeline.document.blocks import Contents
from pipeline.document.model import Document, OutlineEntry
from pipeline.document.tree import every_block

_MANY = 6  # headings


def has_contents(document: Document) -> bool:
    """Whether there is a table of contents, whose page numbers only the layout knows."""
    return any(isinstance(block, Contents) for block in every_block(document.letter))


def page_contents(document: Document) -> tuple[OutlineEntry, ...]:
    """The entries that head the page of a long document: one of many headings, without a table of contents."""
    return document.outline if len(document.outline) >= _MANY and not has_contents(document) else ()
