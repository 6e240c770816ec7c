"""Reads the paragraphs of a DOCX in order, those of tables included, with the numbers that Word computes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from pipeline.ooxml.numbers import Numbers
from pipeline.ooxml.opened import W, value
from pipeline.verify.docx.package.styles import Styles
from pipeline.verify.docx.text.cells import cells
from pipeline.verify.docx.text.inline import Given, InlineReader
from pipeline.verify.docx.text.paragraph import ReadParagraph
from pipeline.verify.piece import NO_CELL, Cell

_BOX = f".//{W}txbxContent"


def paragraphs(
    root: etree._Element, numbers: Numbers, styles: Styles, addresses: Mapping[str, str] | None = None
) -> Iterator[ReadParagraph]:
    """The paragraphs under ``root``, those of tables included, in the order in which they are read.

    ``addresses`` are the external ones of the part by relationship.
    """
    for node, table, cell in _nodes(root, "", NO_CELL):
        yield _read(node, numbers, Given(styles, addresses or {}, table), cell)


def _nodes(root: etree._Element, table: str, cell: Cell) -> Iterator[tuple[etree._Element, str, Cell]]:
    """The paragraphs, each with the style of the table around it, and the cell."""
    for node in root:
        if node.tag == f"{W}p":
            yield node, table, cell
            if node.find(_BOX) is None:
                continue
        if node.tag == f"{W}tbl":
            own = value(node.find(f"{W}tblPr/{W}tblStyle"))
            for inner, place in cells(node):
                yield from _nodes(inner, own, place)
        elif len(node):
            yield from _nodes(node, table, cell)


def _read(node: etree._Element, numbers: Numbers, given: Given, cell: Cell) -> ReadParagraph:
    """One paragraph."""
    styles, properties = given.styles, node.find(f"{W}pPr")
    style = "" if properties is None else value(properties.find(f"{W}pStyle"))
    listed = styles.listed(properties, style)
    number = ""
    if listed is not None:
        number = numbers.next(value(listed.find(f"{W}numId")), int(value(listed.find(f"{W}ilvl"), "0")))
    made = ReadParagraph(number, style, styles.outline(properties, style), cell)
    made.contents = styles.in_contents(made.style)
    InlineReader(made, given, numbers).read(node)
    return made
