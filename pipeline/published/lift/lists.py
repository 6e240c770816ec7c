"""Gives lists that are built otherwise the one form that is read: subparagraphs, and the lists of web pages."""

from __future__ import annotations

from lxml import etree

from pipeline.published.tree import below, children, is_a, move_into, new

_LISTS = ("ul", "ol")
_POINTS = ("subparagraph", "clause", "subclause", "indent", "alinea")
_BLOCKS = ("p", "block", "content", "list", "blockList", "table", "ul", "ol")


def lift_lists(root: etree._Element) -> None:
    """Make a ``list`` of points of each row of such elements."""
    for element in list(below(root, *_LISTS)):
        _rename(element, "list")
        for item in children(element, "li"):
            _rename(item, "point")
            if not children(item, *_BLOCKS):
                _wrap(item)
    for element in list(below(root, *_POINTS)):
        before = element.getprevious()
        if is_a(element.getparent(), "list"):
            _rename(element, "point")
        elif is_a(before, "list") and before is not None and before.get("class") == "row":
            _rename(element, "point")
            move_into(before, element)
        elif children(element, "num"):
            row = new(element, "list", **{"class": "row"})
            element.addprevious(row)
            _rename(element, "point")
            move_into(row, element)


def _rename(element: etree._Element, name: str) -> None:
    element.tag = new(element, name).tag


def _wrap(item: etree._Element) -> None:
    """Put the words of a point into a paragraph."""
    made = new(item, "p")
    made.text, item.text = item.text, None
    for part in children(item):
        if not is_a(part, "num"):
            made.append(part)
    item.append(made)
