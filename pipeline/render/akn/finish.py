"""Finishes the printed mark-up: unused entries of the house go, structure is indented, text is left as it is."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.akn.names import AKN, is_element

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
INDENT = "  "

# Elements with words in them; below them no white space may be added.
_WITH_WORDS = frozenset(
    f"{{{AKN}}}{name}" for name in ("p", "block", "num", "heading", "subheading", "crossHeading", "caption", "tocItem")
)


def finish(markup: str, house: frozenset[str]) -> str:
    """``markup`` laid out for readers; entries with an eId in ``house`` only stand if something points to them."""
    root = etree.fromstring(markup.encode())
    _prune(root, house)
    _indent(root, "\n")
    return DECLARATION + etree.tostring(root, encoding="unicode") + "\n"


def _prune(root: etree._Element, house: frozenset[str]) -> None:
    used = set(_pointers(root))
    for references in root.iter(f"{{{AKN}}}references"):
        for entry in list(references):
            eid = entry.get("eId", "")
            if eid in house and eid not in used:
                references.remove(entry)


def _pointers(root: etree._Element) -> Iterator[str]:
    """Every eId that an attribute points to with ``#``."""
    for element in root.iter():
        for value in element.attrib.values():
            if "#" in value:
                yield from (part[1:] for part in str(value).split() if part.startswith("#"))


def _indent(element: etree._Element, margin: str) -> None:
    """Put each child of an element without words on a line of its own."""
    children = [child for child in element if is_element(child)]
    if element.tag in _WITH_WORDS or not children:
        if not children and not (element.text or "").strip():
            element.text = None
        return
    element.text = margin + INDENT
    for child in children:
        _indent(child, margin + INDENT)
        child.tail = margin + INDENT
    children[-1].tail = margin
