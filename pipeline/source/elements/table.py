"""Tables and figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from pipeline.source.elements.inline import write_inlines
from pipeline.source.elements.paragraph import load_paragraph, write_parts
from pipeline.source.elements.parts import Each, Inside, Words
from pipeline.source.markup.element import Attribute, Count, Element, Numbered, Switch, Tag
from pipeline.source.markup.reader import Reader
from pipeline.source.markup.writer import Writer, add
from pipeline.source.model import blocks as b
from pipeline.source.model.inline import Inlines
from pipeline.xmlio.parse import local


class _Words(Struct, eq=False):
    """The words of a cell, up to the first list."""

    def load(self, reader: Reader, node: etree._Element) -> Inlines:
        return load_paragraph(reader, node, b.Role.CONTINUATION).content

    def dump(self, _writer: Writer, element: etree._Element, held: Inlines, _node: Any) -> None:
        write_inlines(element, held)


class _Parts(Struct, eq=False):
    """The lists in a cell, and the words after each."""

    def load(self, reader: Reader, node: etree._Element) -> tuple[b.Block, ...]:
        return load_paragraph(reader, node, b.Role.CONTINUATION).parts

    def dump(self, writer: Writer, element: etree._Element, held: tuple[b.Block, ...], _node: Any) -> None:
        write_parts(writer, element, held)


_CELL = Element(
    "cell",
    b.Cell,
    {
        "header": Switch("header"),
        "columns": Count("columns", 1),
        "rows": Count("rows", 1),
        "content": _Words(),
        "parts": _Parts(),
    },
)
_COLUMN = Element("column", b.Column, {"share": Count("share", 1), "figures": Switch("figures")})
_ROW = Element("", b.Row, {"kind": Tag(b.RowKind), "cells": Each(_CELL)})
_ROWS = frozenset(kind.value for kind in b.RowKind) - {b.RowKind.HEAD.value}


class _Rows(Struct, eq=False):
    """The rows: those of the head, which come first in the model, stand together in ``head``."""

    def load(self, reader: Reader, node: etree._Element) -> tuple[b.Row, ...]:
        return tuple(self._read(reader, node))

    def _read(self, reader: Reader, node: etree._Element) -> Iterator[b.Row]:
        for child in reader.children(reader.child(node, b.RowKind.HEAD.value), b.RowKind.BODY.value):
            yield replace(_ROW.load(reader, child), kind=b.RowKind.HEAD)
        yield from (_ROW.load(reader, child) for child in node if local(child) in _ROWS)

    def dump(self, writer: Writer, element: etree._Element, held: tuple[b.Row, ...], _node: Any) -> None:
        heads = [row for row in held if row.kind is b.RowKind.HEAD]
        if heads:
            head = add(element, b.RowKind.HEAD.value)
            for row in heads:
                _ROW.dump(writer, head, replace(row, kind=b.RowKind.BODY))
        for row in held:
            if row.kind is not b.RowKind.HEAD:
                _ROW.dump(writer, element, row)


class _First:
    """Whether the child of the first name, where there is one, stands before those of the others."""

    def __init__(self, name: str, *others: str) -> None:
        self._name, self._others = name, others

    def load(self, _reader: Reader, node: etree._Element) -> bool:
        names = [local(child) for child in node]
        after = [names.index(other) for other in self._others if other in names]
        return self._name in names and bool(after) and names.index(self._name) < min(after)

    def dump(self, _writer: Writer, element: etree._Element, held: bool, _node: Any) -> None:
        if held:
            own = next(child for child in element if local(child) == self._name)
            next(child for child in element if local(child) in self._others).addprevious(own)


TABLE = Element(
    "table",
    b.Table,
    {
        "numbered": Numbered(),
        "number": Attribute("number"),
        "start": Count("start", 0),
        "turned": Switch("turned"),
        "id": Attribute("id"),
        "wid": Attribute("wid"),
        "title": Words("title"),
        "units": Words("units"),
        "columns": Inside("columns", Each(_COLUMN)),
        "rows": _Rows(),
        "source": Words("source"),
        "note": Words("table-note"),
        "abbreviations": Words("abbreviations"),
        "abbreviations_first": _First("abbreviations", "source", "table-note"),
    },
)
FIGURE = Element(
    "figure",
    b.Figure,
    {
        "file": Attribute("file", always=True),
        "alt": Attribute("alt", always=True),
        "numbered": Numbered(),
        "number": Attribute("number"),
        "start": Count("start", 0),
        "id": Attribute("id"),
        "title": Words("title"),
    },
)
