"""Elements of the source language as ``dump`` builds and lays them out: one paragraph a line, two spaces a level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from lxml import etree

from pipeline.source.grammar.schema import flowing
from pipeline.source.markup.names import NAMESPACE, WITHIN
from pipeline.xmlio.parse import local

_NONE: Mapping[str, str] = {}
_STEP = "  "


class Dumps(Protocol):
    """Whatever writes a node as an element."""

    def dump(self, writer: Writer, parent: etree._Element, node: Any) -> None:
        """Write the node at the end of ``parent``."""


class Writer:
    """Writes blocks; ``blocks`` are their kinds by class."""

    def __init__(self, blocks: Mapping[type, Dumps]) -> None:
        self._blocks = blocks

    def blocks(self, parent: etree._Element, blocks: Iterable[object]) -> None:
        """The blocks, in order, at the end of ``parent``."""
        for block in blocks:
            self._blocks[type(block)].dump(self, parent, block)


def root(name: str) -> etree._Element:
    """The root element of a source."""
    return etree.Element(f"{{{NAMESPACE}}}{name}", nsmap={None: NAMESPACE})  # type: ignore[dict-item]


def add(
    parent: etree._Element, name: str, given: Mapping[str, str] = _NONE, *, always: Mapping[str, str] = _NONE
) -> etree._Element:
    """A new last child of ``parent``. Of the attributes ``given``, empty ones are left out; ``always`` are written."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    for key, value in always.items():
        element.set(key, value)
    set_given(element, given)
    return element


def set_given(element: etree._Element, given: Mapping[str, str]) -> None:
    """Set those attributes that are not empty."""
    for key, value in given.items():
        if value:
            element.set(key, value)


def add_text(element: etree._Element, text: str) -> None:
    """Words at the end of what ``element`` holds so far."""
    last = next(element.iterchildren(reversed=True), None)  # lxml counts children one by one
    if last is None:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def lay_out(element: etree._Element, depth: int = 0) -> None:
    """Put line breaks and indents where they mean nothing: between elements, never inside running words."""
    inner, outer = "\n" + _STEP * (depth + 1), "\n" + _STEP * depth
    if local(element) not in flowing():
        if len(element):
            element.text = inner
            for child in element:
                child.tail = inner
                lay_out(child, depth + 1)
            element[-1].tail = outer
        return
    for child in element:
        if local(child) in WITHIN and child.get("inline") == "true":  # in the line of the words
            lay_out(child, depth)
        elif local(child) in WITHIN:
            before = child.getprevious()
            if before is None:
                element.text = (element.text or "") + inner
            elif local(before) not in WITHIN:
                before.tail = (before.tail or "") + inner
            lay_out(child, depth + 1)
            child.tail = (inner if child.tail or child.getnext() is not None else outer) + (child.tail or "")
