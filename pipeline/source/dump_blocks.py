"""Writes the blocks of the Source model."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from pipeline.source.dump_inline import add_words, write_inlines
from pipeline.source.dump_table import write_table
from pipeline.source.markup.names import LANG
from pipeline.source.markup.writer import add, flag, unless
from pipeline.source.model import blocks as b


def write_blocks(parent: etree._Element, blocks: Iterable[b.Block]) -> None:
    """The blocks, in order, at the end of ``parent``."""
    for block in blocks:
        _block(parent, block)


def write_paragraph(parent: etree._Element, name: str, block: b.Paragraph) -> None:
    """A paragraph under that name, with what stands inside it; its continuations are words after a part."""
    given = {"key": block.key, "number": block.number, "id": block.id, LANG: block.lang, "dir": block.direction}
    element = add(parent, name, given)
    add_words(element, "run-in", block.run_in)
    write_inlines(element, block.content)
    for part in block.parts:
        if isinstance(part, b.Paragraph):
            write_inlines(element, part.content)
        else:
            _block(element, part)


def _block(parent: etree._Element, block: b.Block) -> None:
    match block:
        case b.Paragraph():
            write_paragraph(parent, block.role.value, block)
        case b.Section():
            numbered = flag(block.numbered and not block.number)
            level = str(block.level or "")
            given = {"numbered": numbered, "number": block.number, "level": level, "id": block.id, LANG: block.lang}
            element = add(parent, "section", given)
            write_inlines(add(element, "heading"), block.heading)
            write_blocks(element, block.blocks)
        case b.Article():
            element = add(parent, "article", {"number": block.number, "id": block.id})
            add_words(element, "heading", block.heading)
            write_blocks(element, block.blocks)
        case b.Preamble():
            element = add(parent, "preamble", {"id": block.id})
            write_blocks(element, (*block.openings, *block.groups))
        case b.RecitalGroup():
            element = add(parent, "recitals", {"name": block.name, "id": block.id})
            add_words(element, "heading", block.heading)
            write_blocks(element, block.recitals)
        case b.OperativeGroup():
            given = {"form": block.form, "start": unless(block.start, 1), "id": block.id}
            _group(add(parent, "operative", given), block)
        case b.PointList():
            start, inline = unless(block.start, 1), flag(block.inline)
            kind = unless(block.kind.value, b.ListKind.LETTERS.value)
            given = {"kind": kind, "form": block.form, "start": start, "inline": inline, "id": block.id}
            write_blocks(add(parent, "list", given), block.items)
        case b.Participants():
            given = {"form": block.form, "unnumbered": flag(block.unnumbered), "id": block.id}
            _group(add(parent, "participants", {"of": unless(block.of, "states"), **given}), block)
        case b.Quotation():
            given = {"id": block.id, LANG: block.lang, "dir": block.direction}
            write_blocks(add(parent, "quotation", given), block.blocks)
        case b.Table():
            write_table(parent, block)
        case b.Figure():
            numbered = flag(block.numbered and not block.number)
            given = {"numbered": numbered, "number": block.number, "id": block.id}
            element = add(parent, "figure", given, always={"file": block.file, "alt": block.alt})
            add_words(element, "title", block.title)
        case b.Resolution():
            element = add(parent, "resolution", {"id": block.id})
            add_words(element, "title", block.title)
            add_words(element, "organ", block.organ)
            write_blocks(element, (*block.recitals, *block.items))
        case b.Contents():
            add(parent, "contents", {"depth": unless(block.depth, 2)})


def _group(element: etree._Element, block: b.OperativeGroup | b.Participants) -> None:
    add_words(element, "heading", block.heading)
    write_blocks(element, block.items)
