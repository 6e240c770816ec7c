"""Parts of a declaration that are children: words, lines, paragraphs, blocks, and elements within elements."""

from __future__ import annotations

from typing import Any

from lxml import etree
from msgspec import Struct

from pipeline.source.elements.inline import add_words, child_inlines, load_inlines, write_inlines
from pipeline.source.elements.paragraph import load_paragraph, write_paragraph
from pipeline.source.markup.element import Element, Part
from pipeline.source.markup.reader import Reader, text
from pipeline.source.markup.writer import Writer, add, add_text
from pipeline.source.model.blocks import Block, Paragraph, Role
from pipeline.source.model.inline import Inlines
from pipeline.source.model.places import without_places
from pipeline.xmlio.parse import local


class Words(Struct, eq=False):
    """Inline content in a child of that name; none is not written, unless ``always``."""

    name: str
    always: bool = False

    def load(self, reader: Reader, node: etree._Element) -> Inlines:
        return child_inlines(reader, node, self.name)

    def dump(self, _writer: Writer, element: etree._Element, held: Inlines, _node: Any) -> None:
        if self.always and not held:
            add(element, self.name)
        add_words(element, self.name, held)


class Lines(Struct, eq=False):
    """Children of that name, each with inline content."""

    name: str

    def load(self, reader: Reader, node: etree._Element) -> tuple[Inlines, ...]:
        return tuple(load_inlines(reader, child) for child in reader.children(node, self.name))

    def dump(self, _writer: Writer, element: etree._Element, held: tuple[Inlines, ...], _node: Any) -> None:
        for line in held:
            write_inlines(add(element, self.name), line)


class Content(Struct, eq=False):
    """The inline content of the element itself."""

    def load(self, reader: Reader, node: etree._Element) -> Inlines:
        return load_inlines(reader, node)

    def dump(self, _writer: Writer, element: etree._Element, held: Inlines, _node: Any) -> None:
        write_inlines(element, held)


class Plain(Struct, eq=False):
    """The element itself, which holds words without marks."""

    def load(self, _reader: Reader, node: etree._Element) -> str:
        return text(node)

    def dump(self, _writer: Writer, element: etree._Element, held: str, _node: Any) -> None:
        add_text(element, held)


class Paragraphs(Struct, eq=False):
    """Children of that name that are paragraphs of one role."""

    name: str
    role: Role

    def load(self, reader: Reader, node: etree._Element) -> tuple[Paragraph, ...]:
        return tuple(load_paragraph(reader, child, self.role) for child in reader.children(node, self.name))

    def dump(self, writer: Writer, element: etree._Element, held: tuple[Paragraph, ...], _node: Any) -> None:
        for paragraph in held:
            write_paragraph(writer, element, self.name, paragraph)


class Blocks(Struct, eq=False):
    """The blocks among the children; a heading or title among them is none."""

    def load(self, reader: Reader, node: etree._Element) -> tuple[Block, ...]:
        return tuple(reader.blocks[local(child)].load(reader, child) for child in node if local(child) in reader.blocks)

    def dump(self, writer: Writer, element: etree._Element, held: tuple[Block, ...], _node: Any) -> None:
        writer.blocks(element, held)


class Body(Struct, eq=False):
    """The blocks in the child ``body``; one without blocks is not written, unless ``always``."""

    always: bool = False

    def load(self, reader: Reader, node: etree._Element) -> tuple[Block, ...]:
        body = reader.child(node, "body")
        return () if body is None else Blocks().load(reader, body)

    def dump(self, writer: Writer, element: etree._Element, held: tuple[Block, ...], _node: Any) -> None:
        if held or self.always:
            writer.blocks(add(element, "body"), held)


class Each(Struct, eq=False):
    """Children of one kind, each a node."""

    kind: Element[Any]

    def load(self, reader: Reader, node: etree._Element | None) -> tuple[Any, ...]:
        return tuple(self.kind.load(reader, child) for child in reader.children(node, self.kind.name))

    def dump(self, writer: Writer, element: etree._Element, held: tuple[Any, ...], _node: Any) -> None:
        for each in held:
            self.kind.dump(writer, element, each)


class One(Struct, eq=False):
    """A child that is a node; one that says nothing is not written, unless ``always``."""

    kind: Element[Any]
    always: bool = False

    def load(self, reader: Reader, node: etree._Element) -> Any:
        child = reader.child(node, self.kind.name)
        return self.kind.make() if child is None else self.kind.load(reader, child)

    def dump(self, writer: Writer, element: etree._Element, held: Any, _node: Any) -> None:
        if self.always or without_places(held) != self.kind.make():
            self.kind.dump(writer, element, held)


class Inside(Struct, eq=False):
    """A part that stands in a child of that name, which several parts may share."""

    name: str
    part: Part

    def load(self, reader: Reader, node: etree._Element) -> Any:
        child = reader.child(node, self.name)
        return () if child is None else self.part.load(reader, child)

    def dump(self, writer: Writer, element: etree._Element, held: Any, node: Any) -> None:
        if held:
            last = element[-1] if len(element) else None
            child = last if last is not None and local(last) == self.name else add(element, self.name)
            self.part.dump(writer, child, held, node)
