"""The tables of a document, for whoever must say which of them is at fault."""

from __future__ import annotations

from pipeline.document.blocks import Table
from pipeline.document.model import Document
from pipeline.document.tree import every_block
from pipeline.pages.wide_words import TableSpot


def table_spots(document: Document) -> dict[str, TableSpot]:
    """Every table by its id."""
    tables = (block for block in every_block(document.letter) if isinstance(block, Table))
    return {table.id: TableSpot(table.place, table.turned) for table in tables}
