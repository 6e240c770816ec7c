"""The rows and cells of a table, through what may stand around them: controls, custom XML, tracked changes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.ooxml.accepted import W

AROUND_BLOCKS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "txbxContent"))


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, in order."""
    for node in table:
        if node.tag == f"{W}tr":
            yield node
        elif node.tag in AROUND_BLOCKS:
            yield from rows_of(node)


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, in order."""
    for node in row:
        if node.tag == f"{W}tc":
            yield node
        elif node.tag in AROUND_BLOCKS:
            yield from cells_of(node)
