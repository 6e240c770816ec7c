"""Paragraphs, both ways: words, and the lists, quotations, tables … that stand among them."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from pipeline.source.elements.inline import add_words, load_inlines, pieces, write_inlines
from pipeline.source.markup.names import LANG, WITHIN
from pipeline.source.markup.reader import Reader, value
from pipeline.source.markup.whitespace import tidy
from pipeline.source.markup.writer import Writer, add
from pipeline.source.model.blocks import Block, Paragraph, Role
from pipeline.source.model.inline import Inlines
from pipeline.xmlio.parse import local

_PARTS = WITHIN | {"run-in"}


def load_paragraph(reader: Reader, node: etree._Element, role: Role) -> Paragraph:
    """A paragraph with what stands inside it. Words after a list or quotation are its continuation."""
    content: Inlines = ()
    run_in: Inlines = ()
    parts: list[Block] = []
    opened = False
    for piece in pieces(reader, node, _PARTS):
        if isinstance(piece, tuple):
            words = tidy(piece)
            if not words:
                continue
            if not opened:
                content = words
            else:
                parts.append(Paragraph(Role.CONTINUATION, words, place=reader.place(node)))
            opened = True
        elif local(piece) == "run-in":
            run_in = load_inlines(reader, piece)
        else:
            parts.append(reader.blocks[local(piece)].load(reader, piece))
            opened = True
    return Paragraph(
        role=role,
        content=content,
        parts=tuple(parts),
        run_in=run_in,
        number=value(node, "number"),
        key=value(node, "key"),
        id=value(node, "id"),
        lang=value(node, LANG),
        direction=value(node, "dir"),
        place=reader.place(node),
    )


def write_paragraph(writer: Writer, parent: etree._Element, name: str, block: Paragraph) -> None:
    """A paragraph under that name, with what stands inside it; its continuations are words after a part."""
    given = {"key": block.key, "number": block.number, "id": block.id, LANG: block.lang, "dir": block.direction}
    element = add(parent, name, given)
    add_words(element, "run-in", block.run_in)
    write_inlines(element, block.content)
    for part in block.parts:
        if isinstance(part, Paragraph):
            write_inlines(element, part.content)
        else:
            writer.blocks(element, (part,))


@dataclass(frozen=True)
class ParagraphElement:
    """A paragraph that is a block of its own; its role names the element."""

    role: Role

    def load(self, reader: Reader, node: etree._Element) -> Paragraph:
        """The paragraph."""
        return load_paragraph(reader, node, self.role)

    def dump(self, writer: Writer, parent: etree._Element, node: Paragraph) -> None:
        """The paragraph, whatever its role."""
        write_paragraph(writer, parent, node.role.value, node)
