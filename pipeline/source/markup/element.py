"""An element of the source language as a declaration: the fields of a node, and the part of the XML that holds each.

``load`` and ``dump`` both follow it. The order of the parts is the order in which attributes and children are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from lxml import etree
from msgspec import Struct

from pipeline.source.markup.reader import Reader, count, switch, value
from pipeline.source.markup.writer import Writer, add, set_given
from pipeline.xmlio.parse import local

Node = TypeVar("Node", bound=Struct)


class Part(Protocol):
    """Where in the XML a field of a node stands."""

    def load(self, reader: Reader, node: etree._Element) -> Any:
        """The field, read from the element of its node."""

    def dump(self, writer: Writer, element: etree._Element, held: Any, node: Any) -> None:
        """Write the field, whose value is ``held``, into the element of ``node``."""


class Element(Struct, Generic[Node], eq=False, dict=True):
    """An element and the class of its nodes. ``name`` is empty where a ``Tag`` among the parts says it."""

    name: str
    make: type[Node]
    parts: Mapping[str, Part]

    @cached_property
    def _placed(self) -> bool:
        return "place" in self.make.__struct_fields__

    def load(self, reader: Reader, node: etree._Element) -> Node:
        """The node that the element is."""
        read = {field: part.load(reader, node) for field, part in self.parts.items()}
        if self._placed:
            read["place"] = reader.place(node)
        return self.make(**read)

    def dump(self, writer: Writer, parent: etree._Element, node: Node) -> None:
        """Write the node at the end of ``parent``."""
        self.fill(writer, add(parent, self.name or self._tag(node)), node)

    def fill(self, writer: Writer, element: etree._Element, node: Node) -> None:
        """Write the fields of the node into an element that is there."""
        for field, part in self.parts.items():
            part.dump(writer, element, getattr(node, field), node)

    def _tag(self, node: Node) -> str:
        field = next(field for field, part in self.parts.items() if isinstance(part, Tag))
        return str(getattr(node, field).value)


class Attribute(Struct, eq=False):
    """Words in an attribute. The default is not written, unless ``always``."""

    name: str
    default: str = ""
    always: bool = False

    def load(self, _reader: Reader, node: etree._Element) -> str:
        return value(node, self.name, self.default)

    def dump(self, _writer: Writer, element: etree._Element, held: str, _node: Any) -> None:
        if self.always or (held and held != self.default):
            element.set(self.name, held)


class Switch(Struct, eq=False):
    """An attribute that is true or false; false is not written."""

    name: str

    def load(self, _reader: Reader, node: etree._Element) -> bool:
        return switch(node, self.name)

    def dump(self, _writer: Writer, element: etree._Element, held: bool, _node: Any) -> None:
        set_given(element, {self.name: "true" if held else ""})


class Numbered(Struct, eq=False):
    """The switch ``numbered``; a pinned ``number``, or the ``start`` of a count, stands for it."""

    def load(self, _reader: Reader, node: etree._Element) -> bool:
        return switch(node, "numbered") or bool(value(node, "number") or value(node, "start"))

    def dump(self, _writer: Writer, element: etree._Element, held: bool, node: Any) -> None:
        set_given(element, {"numbered": "true" if held and not (node.number or node.start) else ""})


class Count(Struct, eq=False):
    """A whole number in an attribute; the default is not written."""

    name: str
    default: int

    def load(self, _reader: Reader, node: etree._Element) -> int:
        return count(node, self.name, self.default)

    def dump(self, _writer: Writer, element: etree._Element, held: int, _node: Any) -> None:
        set_given(element, {self.name: "" if held == self.default else str(held)})


class Choice(Struct, eq=False):
    """One of the values of an ``Enum`` in an attribute; the default is not written."""

    name: str
    kinds: type[Enum]
    default: str = ""

    def load(self, _reader: Reader, node: etree._Element) -> Enum:
        return self.kinds(value(node, self.name, self.default))

    def dump(self, _writer: Writer, element: etree._Element, held: Enum, _node: Any) -> None:
        set_given(element, {self.name: "" if held.value == self.default else held.value})


class Items(Struct, eq=False):
    """Words in an attribute, with spaces between."""

    name: str

    def load(self, _reader: Reader, node: etree._Element) -> tuple[str, ...]:
        return tuple(value(node, self.name).split())

    def dump(self, _writer: Writer, element: etree._Element, held: tuple[str, ...], _node: Any) -> None:
        set_given(element, {self.name: " ".join(held)})


class Tag(Struct, eq=False):
    """The name of the element itself, as a member of an ``Enum``."""

    kinds: type[Enum]

    def load(self, _reader: Reader, node: etree._Element) -> Enum:
        return self.kinds(local(node))

    def dump(self, writer: Writer, element: etree._Element, held: Enum, node: Any) -> None:
        """Nothing: the element has its name already."""
