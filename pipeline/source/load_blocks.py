"""Loads the blocks of a body."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from pipeline.source import blocks as b
from pipeline.source.inline import Inlines
from pipeline.source.load_inline import Reader, load_inlines, tidy
from pipeline.xmlio import XML_NAMESPACE, local

_LANG = f"{{{XML_NAMESPACE}}}lang"
_WITHIN = ("list", "quotation", "table", "figure")
_ROWS = {
    "row": b.RowKind.BODY,
    "group": b.RowKind.GROUP,
    "total": b.RowKind.TOTAL,
}


def load_blocks(reader: Reader, node: etree._Element) -> tuple[b.Block, ...]:
    """The blocks that ``node`` holds, in order; a heading or title among them is not a block."""
    return tuple(_LOADERS[local(child)](reader, child) for child in node if local(child) in _LOADERS)


def load_paragraph(reader: Reader, node: etree._Element, role: b.Role) -> b.Paragraph:
    """A paragraph with what stands inside it. Words after a list or quotation are its continuation."""
    content: Inlines = ()
    run_in: Inlines = ()
    parts: list[b.Block] = []
    opened = False
    for piece in reader.pieces(node, ("run-in", *_WITHIN)):
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
        number=node.get("number", ""),
        key=node.get("key", ""),
        id=node.get("id", ""),
        lang=node.get(_LANG, ""),
        direction=node.get("dir", ""),
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
        heading=reader.inlines(node, "heading"),
        blocks=load_blocks(reader, node),
        numbered=_true(node, "numbered") or node.get("number") is not None,
        number=node.get("number", ""),
        id=node.get("id", ""),
        lang=node.get(_LANG, ""),
        place=reader.place(node),
    )


def _article(reader: Reader, node: etree._Element) -> b.Block:
    heading = reader.inlines(node, "heading")
    return b.Article(heading, load_blocks(reader, node), node.get("number", ""), node.get("id", ""), reader.place(node))


def _preamble(reader: Reader, node: etree._Element) -> b.Block:
    return b.Preamble(
        openings=_paragraphs(reader, node, "opening", b.Role.OPENING),
        groups=tuple(_recitals(reader, child) for child in reader.children(node, "recitals")),
        id=node.get("id", ""),
        place=reader.place(node),
    )


def _recitals(reader: Reader, node: etree._Element) -> b.RecitalGroup:
    return b.RecitalGroup(
        heading=reader.inlines(node, "heading"),
        recitals=_paragraphs(reader, node, "recital", b.Role.RECITAL),
        name=node.get("name", ""),
        id=node.get("id", ""),
        place=reader.place(node),
    )


def _operative(reader: Reader, node: etree._Element) -> b.Block:
    return b.OperativeGroup(
        heading=reader.inlines(node, "heading"),
        items=_paragraphs(reader, node, "item", b.Role.OPERATIVE),
        form=node.get("form", ""),
        start=int(node.get("start", "1")),
        id=node.get("id", ""),
        place=reader.place(node),
    )


def _list(reader: Reader, node: etree._Element) -> b.Block:
    return b.PointList(
        kind=b.ListKind(node.get("kind", "letters")),
        items=_paragraphs(reader, node, "point", b.Role.POINT),
        form=node.get("form", ""),
        start=int(node.get("start", "1")),
        inline=_true(node, "inline"),
        id=node.get("id", ""),
        place=reader.place(node),
    )


def _participants(reader: Reader, node: etree._Element) -> b.Block:
    return b.Participants(
        heading=reader.inlines(node, "heading"),
        items=_paragraphs(reader, node, "participant", b.Role.PARTICIPANT),
        of=node.get("of", "states"),
        form=node.get("form", ""),
        unnumbered=_true(node, "unnumbered"),
        id=node.get("id", ""),
        place=reader.place(node),
    )


def _quotation(reader: Reader, node: etree._Element) -> b.Block:
    return b.Quotation(
        load_blocks(reader, node),
        node.get("id", ""),
        node.get(_LANG, ""),
        node.get("dir", ""),
        reader.place(node),
    )


def _resolution(reader: Reader, node: etree._Element) -> b.Block:
    return b.Resolution(
        title=reader.inlines(node, "title"),
        organ=reader.inlines(node, "organ"),
        recitals=_paragraphs(reader, node, "recital", b.Role.RECITAL),
        items=_paragraphs(reader, node, "item", b.Role.OPERATIVE),
        id=node.get("id", ""),
        place=reader.place(node),
    )


def _contents(reader: Reader, node: etree._Element) -> b.Block:
    return b.Contents(int(node.get("depth", "2")), reader.place(node))


def _figure(reader: Reader, node: etree._Element) -> b.Block:
    return b.Figure(
        file=node.get("file", ""),
        alt=node.get("alt", ""),
        title=reader.inlines(node, "title"),
        number=node.get("number", ""),
        numbered=_true(node, "numbered") or node.get("number") is not None,
        id=node.get("id", ""),
        place=reader.place(node),
    )


def _table(reader: Reader, node: etree._Element) -> b.Block:
    head = reader.child(node, "head")
    columns = reader.child(node, "columns")
    rows = [_row(reader, row, b.RowKind.HEAD) for row in reader.children(head, "row")]
    rows += [_row(reader, child, _ROWS[local(child)]) for child in node if local(child) in _ROWS]
    return b.Table(
        title=reader.inlines(node, "title"),
        columns=tuple(
            b.Column(int(column.get("share", "1")), _true(column, "figures"))
            for column in reader.children(columns, "column")
        ),
        rows=tuple(rows),
        number=node.get("number", ""),
        numbered=_true(node, "numbered") or node.get("number") is not None,
        source=reader.inlines(node, "source"),
        abbreviations=reader.inlines(node, "abbreviations"),
        turned=_true(node, "turned"),
        id=node.get("id", ""),
        place=reader.place(node),
    )


def _row(reader: Reader, node: etree._Element, kind: b.RowKind) -> b.Row:
    cells = tuple(
        b.Cell(
            load_inlines(reader, cell),
            _true(cell, "header"),
            int(cell.get("columns", "1")),
            int(cell.get("rows", "1")),
            reader.place(cell),
        )
        for cell in reader.children(node, "cell")
    )
    return b.Row(kind, cells, reader.place(node))


def _true(node: etree._Element, name: str) -> bool:
    return node.get(name) in ("true", "1")


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
    "table": _table,
    "figure": _figure,
    "resolution": _resolution,
    "contents": _contents,
}
