"""Paragraphs, both ways: words, and the lists, quotations, tables … that stand among them."""

from __future__ import annotations

from typing import TypeGuard

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from pipeline.source.elements.inline import add_words, load_inlines, pieces, write_inlines
from pipeline.source.markup.joints import hugs_after, hugs_before
from pipeline.source.markup.names import LANG, WITHIN
from pipeline.source.markup.reader import Reader, count, value
from pipeline.source.markup.whitespace import tidy
from pipeline.source.markup.writer import Writer, add
from pipeline.source.model.blocks import Block, Paragraph, PointList, Role
from pipeline.source.model.inline import Inlines, Text
from pipeline.xmlio.parse import local

_TRUE = ("true", "1")
_FURTHER = Role.CONTINUATION.value
_PARTS = WITHIN | {"run-in"}


def load_paragraph(reader: Reader, node: etree._Element, role: Role) -> Paragraph:
    """A paragraph with what stands inside it. Words after a list or quotation are its continuation."""
    content: Inlines = ()
    run_in: Inlines = ()
    parts: list[Block] = []
    opened = hugs = False
    for piece in pieces(reader, node, _PARTS):
        if isinstance(piece, tuple):
            words = tidy(piece)
            if not words:
                continue
            if not opened:
                content = words
            else:
                hugging = bool(parts) and _in_line(parts[-1]) and hugs_after(piece)
                parts.append(Paragraph(Role.CONTINUATION, words, hugs=hugging, place=reader.place(node)))
            opened, hugs = True, hugs_before(piece)
        elif local(piece) == "run-in":
            run_in = load_inlines(reader, piece)
        elif local(piece) == _FURTHER:
            words, block = load_inlines(reader, piece), value(piece, "set-off") in _TRUE
            parts.append(Paragraph(Role.CONTINUATION, words, set_off=block, place=reader.place(piece)))
            opened, hugs = True, False
        else:
            part = reader.blocks[local(piece)].load(reader, piece)
            parts.append(_hugging(part) if hugs else part)
            opened, hugs = True, False
    return Paragraph(
        role=role,
        content=content,
        parts=tuple(parts),
        run_in=run_in,
        number=value(node, "number"),
        start=count(node, "start", 0),
        key=value(node, "key"),
        id=value(node, "id"),
        wid=value(node, "wid"),
        lang=value(node, LANG),
        direction=value(node, "dir"),
        flush=value(node, "flush") in _TRUE,
        place=reader.place(node),
    )


def _hugging(part: Block) -> Block:
    """A list whose first point no space parts from the words before."""
    if not _in_line(part):
        return part
    return replace(part, items=(replace(part.items[0], hugs=True), *part.items[1:]))


def _in_line(part: Block) -> TypeGuard[PointList]:
    return isinstance(part, PointList) and part.inline and bool(part.items)


def write_paragraph(writer: Writer, parent: etree._Element, name: str, block: Paragraph) -> None:
    """A paragraph under that name, with what stands inside it; its continuations are words after a part."""
    start = str(block.start or "")
    given = {"key": block.key, "number": block.number, "start": start, "id": block.id, "wid": block.wid}
    given |= {LANG: block.lang, "dir": block.direction, "flush": "true" if block.flush else ""}
    element = add(parent, name, given)
    add_words(element, "run-in", block.run_in)
    write_inlines(element, block.content)
    write_parts(writer, element, block.parts)


def write_parts(writer: Writer, element: etree._Element, parts: tuple[Block, ...]) -> None:
    """What stands in a paragraph or cell after its words; continuations are words after a part."""
    in_line = after = False  # what was written last is a list in the line; is no paragraph
    for part in parts:
        if isinstance(part, Paragraph) and (part.set_off or not after):
            further = add(element, _FURTHER, {"set-off": "true" if part.set_off else ""})
            write_inlines(further, part.content)
        elif isinstance(part, Paragraph):
            write_inlines(element, (Text(" "), *part.content) if in_line and not part.hugs else part.content)
        elif _in_line(part):
            if not part.items[0].hugs:
                write_inlines(element, (Text(" "),))
            writer.blocks(element, (part,))
        else:
            writer.blocks(element, (part,))
        in_line, after = _in_line(part), not isinstance(part, Paragraph)


class ParagraphElement(Struct, eq=False):
    """A paragraph that is a block of its own; its role names the element."""

    role: Role

    def load(self, reader: Reader, node: etree._Element) -> Paragraph:
        """The paragraph."""
        return load_paragraph(reader, node, self.role)

    def dump(self, writer: Writer, parent: etree._Element, node: Paragraph) -> None:
        """The paragraph, whatever its role."""
        write_paragraph(writer, parent, node.role.value, node)
