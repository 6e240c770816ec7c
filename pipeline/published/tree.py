"""The elements of a published file by their local names, whatever draft of the namespace it was written in."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.akn.names import is_element
from pipeline.xmlio.parse import local

NOTE = "authorialNote"


def is_a(node: etree._Element | None, *names: str) -> bool:
    """Whether ``node`` is an element with one of these names."""
    return node is not None and is_element(node) and local(node) in names


def children(node: etree._Element, *names: str) -> list[etree._Element]:
    """The child elements, or those of them that have one of these names."""
    return [child for child in node if is_element(child) and (not names or local(child) in names)]


def child(node: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child with one of these names."""
    return None if node is None else next(iter(children(node, *names)), None)


def below(node: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements at and below ``node`` with these names, in order."""
    return (each for each in node.iter() if is_a(each, *names))


def raw(node: etree._Element) -> str:
    """All words at and below ``node`` without those of notes, as they stand."""
    parts = [node.text or ""]
    for each in node:
        if is_element(each) and local(each) != NOTE:
            parts.append(raw(each))
        parts.append(each.tail or "")
    return "".join(parts)


def flat(node: etree._Element | None) -> str:
    """The same on one line; ``''`` where there is no node."""
    return "" if node is None else " ".join(raw(node).split())


def wid(node: etree._Element) -> str:
    """The eId that the publisher gives to ``node``; ``''`` where it has none, or one with blanks in it."""
    own = node.get("eId", "")
    return own if own and not any(letter.isspace() for letter in own) else ""


def empty(node: etree._Element) -> bool:
    """Whether there is nothing to be read at and below ``node``: no word, no note, no picture."""
    return not raw(node).strip() and next(below(node, NOTE, "img"), None) is None


def new(like: etree._Element, element: str, /, **attributes: str) -> etree._Element:
    """An element with that name, in the namespace of ``like``."""
    namespace = etree.QName(like).namespace
    return etree.Element(f"{{{namespace}}}{element}" if namespace else element, attributes)


def take_out(node: etree._Element) -> None:
    """Take ``node`` out of its parent; the words after it stay."""
    parent = node.getparent()
    if parent is None:
        return
    before = node.getprevious()
    if node.tail:
        if before is None:
            parent.text = (parent.text or "") + node.tail
        else:
            before.tail = (before.tail or "") + node.tail
        node.tail = None
    parent.remove(node)


def move_into(parent: etree._Element, node: etree._Element) -> None:
    """Move ``node`` to the end of ``parent``, without what follows it."""
    node.tail = None
    parent.append(node)
