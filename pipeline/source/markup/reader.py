"""A checked tree as ``load`` asks of it: children by name, attributes with their defaults, places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from lxml import etree

from pipeline.errors import Place
from pipeline.source.markup.names import LANG
from pipeline.source.markup.whitespace import squeeze
from pipeline.whole_numbers import whole
from pipeline.xmlio.parse import Parsed, local


class Loads(Protocol):
    """Whatever makes a node of an element."""

    def load(self, reader: Reader, node: etree._Element) -> Any:
        """The node."""


class Reader:
    """Reads a parsed source that the schema has found valid. ``blocks`` are the kinds of block by element name."""

    def __init__(self, parsed: Parsed, blocks: Mapping[str, Loads]) -> None:
        self._parsed = parsed
        self.blocks = blocks

    def place(self, node: etree._Element) -> Place:
        """The place of the element."""
        return self._parsed.place(node)

    def shared(self, node: etree._Element) -> str:
        """The annex of another version that has the words of an element; ``''`` where these are its own."""
        return self._parsed.named.get(node) or value(node, "of")

    def children(self, node: etree._Element | None, name: str) -> Iterator[etree._Element]:
        """The children of that name, in order; none where there is no element."""
        return iter(()) if node is None else (child for child in node if local(child) == name)

    def child(self, node: etree._Element, name: str) -> etree._Element | None:
        """The first child of that name."""
        return next(self.children(node, name), None)

    def required(self, node: etree._Element, name: str) -> etree._Element:
        """The child of that name, which the schema requires."""
        return next(self.children(node, name))


def value(node: etree._Element, name: str, default: str = "") -> str:
    """An attribute with its white space normalised, as the schema has read it; a language in its usual letters.

    Case means nothing in a language tag (RFC 5646, 2.1.1), and everything to whoever looks one up.
    """
    given = node.get(name)
    if given is None:
        return default
    found = squeeze(given)
    return canonical(found) if name == LANG else found


def canonical(tag: str) -> str:
    """A language tag as it is usually written (BCP 47, 2.1.1): ``ar``, ``zh-Hans``, ``pt-BR``."""
    first, *others = tag.lower().split("-")
    single = False  # after a subtag of one letter all stay small
    for at, subtag in enumerate(others):
        single = single or len(subtag) == 1
        if not single and subtag.isalpha():
            others[at] = {2: subtag.upper(), 4: subtag.title()}.get(len(subtag), subtag)
    return "-".join((first, *others))


def switch(node: etree._Element, name: str) -> bool:
    """An attribute that is true or false; false where it is not given."""
    return value(node, name) in ("true", "1")


def count(node: etree._Element, name: str, default: int) -> int:
    """An attribute that is a whole number."""
    given = value(node, name)
    return whole(given, default) if given else default


def text(node: etree._Element) -> str:
    """The words of an element that holds only words."""
    return squeeze("".join(str(part) for part in node.itertext()))
