"""Loads the blocks of a body."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from pipeline.source.load_inline import child_inlines, load_inlines, pieces
from pipeline.source.load_table import load_table
from pipeline.source.markup.names import LANG, WITHIN
from pipeline.source.markup.reader import Reader, count, switch, value
from pipeline.source.markup.whitespace import tidy
from pipeline.source.model import blocks as b
from pipeline.source.model.inline import Inlines
from pipeline.xmlio.parse import local

_PARTS = WITHIN | {"run-in"}


def load_blocks(reader: Reader, node: etree._Element) -> tuple[b.Block, ...]:
    """The blocks that ``node`` holds, in order; a heading or title among them is not a block."""
    return tuple(_LOADERS[local(child)](reader, child) for child in node if local(child) in _LOADERS)


def load_paragraph(reader: Reader, node: etree._Element, role: b.Role) -> b.Paragraph:
    """A paragraph with what stands inside it. Words after a list or quotation are its continuation."""
    content: Inlines = ()
    run_in: Inlines = ()
    parts: list[b.Block] = []
    opened = False
    for piece in pieces(reader, node, _PARTS):
        if isinstance(piece, tuple):
            words = tidy(piece)
            if not words:
                continue
            if not opened:
                content = words
            else:
                parts.append(b.Paragraph(b.Role.CONTINUATION, words, place=reader.place(node)))
            opened = True
        elif local(piece) == "run-in":
            run_in = load_inlines(reader, piece)
        else:
            parts.append(_LOADERS[local(piece)](reader, piece))
            opened = True
    return b.Paragraph(
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


def _paragraphs(reader: Reader, node: etree._Element, name: str, role: b.Role) -> tuple[b.Paragraph, ...]:
    return tuple(load_paragraph(reader, child, role) for child in reader.children(node, name))


def _paragraph(reader: Reader, node: etree._Element) -> b.Block:
    return load_paragraph(reader, node, b.Role.PARAGRAPH)


def _numbered(reader: Reader, node: etree._Element) -> b.Block:
    return load_paragraph(reader, node, b.Role.NUMBERED)


def _section(reader: Reader, node: etree._Element) -> b.Block:
    return b.Section(
        heading=child_inlines(reader, node, "heading"),
        blocks=load_blocks(reader, node),
        numbered=switch(node, "numbered") or bool(value(node, "number")),
        number=value(node, "number"),
        level=count(node, "level", 0),
        id=value(node, "id"),
        lang=value(node, LANG),
        place=reader.place(node),
    )


def _article(reader: Reader, node: etree._Element) -> b.Block:
    heading = child_inlines(reader, node, "heading")
    return b.Article(heading, load_blocks(reader, node), value(node, "number"), value(node, "id"), reader.place(node))


def _preamble(reader: Reader, node: etree._Element) -> b.Block:
    return b.Preamble(
        openings=_paragraphs(reader, node, "opening", b.Role.OPENING),
        groups=tuple(_recitals(reader, child) for child in reader.children(node, "recitals")),
        id=value(node, "id"),
        place=reader.place(node),
    )


def _recitals(reader: Reader, node: etree._Element) -> b.RecitalGroup:
    return b.RecitalGroup(
        heading=child_inlines(reader, node, "heading"),
        recitals=_paragraphs(reader, node, "recital", b.Role.RECITAL),
        name=value(node, "name"),
        id=value(node, "id"),
        place=reader.place(node),
    )


def _operative(reader: Reader, node: etree._Element) -> b.Block:
    return b.OperativeGroup(
        heading=child_inlines(reader, node, "heading"),
        items=_paragraphs(reader, node, "item", b.Role.OPERATIVE),
        form=value(node, "form"),
        start=count(node, "start", 1),
        id=value(node, "id"),
        place=reader.place(node),
    )


def _list(reader: Reader, node: etree._Element) -> b.Block:
    return b.PointList(
        kind=b.ListKind(value(node, "kind", "letters")),
        items=_paragraphs(reader, node, "point", b.Role.POINT),
        form=value(node, "form"),
        start=count(node, "start", 1),
        inline=switch(node, "inline"),
        id=value(node, "id"),
        place=reader.place(node),
    )


def _participants(reader: Reader, node: etree._Element) -> b.Block:
    return b.Participants(
        heading=child_inlines(reader, node, "heading"),
        items=_paragraphs(reader, node, "participant", b.Role.PARTICIPANT),
        of=value(node, "of", "states"),
        form=value(node, "form"),
        unnumbered=switch(node, "unnumbered"),
        id=value(node, "id"),
        place=reader.place(node),
    )


def _quotation(reader: Reader, node: etree._Element) -> b.Block:
    return b.Quotation(
        load_blocks(reader, node),
        value(node, "id"),
        value(node, LANG),
        value(node, "dir"),
        reader.place(node),
    )


def _resolution(reader: Reader, node: etree._Element) -> b.Block:
    return b.Resolution(
        title=child_inlines(reader, node, "title"),
        organ=child_inlines(reader, node, "organ"),
        recitals=_paragraphs(reader, node, "recital", b.Role.RECITAL),
        items=_paragraphs(reader, node, "item", b.Role.OPERATIVE),
        id=value(node, "id"),
        place=reader.place(node),
    )


def _contents(reader: Reader, node: etree._Element) -> b.Block:
    return b.Contents(count(node, "depth", 2), reader.place(node))


def _figure(reader: Reader, node: etree._Element) -> b.Block:
    return b.Figure(
        file=value(node, "file"),
        alt=value(node, "alt"),
        title=child_inlines(reader, node, "title"),
        number=value(node, "number"),
        numbered=switch(node, "numbered") or bool(value(node, "number")),
        id=value(node, "id"),
        place=reader.place(node),
    )


_LOADERS: dict[str, Callable[[Reader, etree._Element], b.Block]] = {
    "paragraph": _paragraph,
    "numbered": _numbered,
    "section": _section,
    "article": _article,
    "preamble": _preamble,
    "recitals": _recitals,
    "operative": _operative,
    "list": _list,
    "participants": _participants,
    "quotation": _quotation,
    "table": load_table,
    "figure": _figure,
    "resolution": _resolution,
    "contents": _contents,
}
