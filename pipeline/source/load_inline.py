"""Loads inline content."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.errors import Place
from pipeline.source.markup.names import LANG
from pipeline.source.markup.reader import Reader, value
from pipeline.source.markup.whitespace import tidy
from pipeline.source.model.inline import (
    Break,
    DateRun,
    Footnote,
    Inline,
    Inlines,
    Mark,
    Marked,
    NoteAgain,
    Reference,
    TargetKind,
    Text,
)
from pipeline.xmlio.parse import local

_MARKS = {mark.value: mark for mark in Mark}


def load_inlines(reader: Reader, node: etree._Element) -> Inlines:
    """The inline content of ``node`` with its white space normalised."""
    return tidy(raw_inlines(reader, node))


def child_inlines(reader: Reader, node: etree._Element, name: str) -> Inlines:
    """The inline content of the first child of that name; empty where there is none."""
    child = reader.child(node, name)
    return () if child is None else load_inlines(reader, child)


def raw_inlines(reader: Reader, node: etree._Element) -> Inlines:
    """The inline content of ``node`` with its white space as it stands."""
    place = reader.place(node)
    run = _raw(node.text, place)
    for child in node:
        run.append(_inline(reader, child))
        run.extend(_raw(child.tail, place))
    return tuple(run)


def pieces(reader: Reader, node: etree._Element, names: frozenset[str]) -> Iterator[Inlines | etree._Element]:
    """The content of ``node`` cut at its children of those names: raw inline content and elements in turn."""
    place = reader.place(node)
    run = _raw(node.text, place)
    for child in node:
        if local(child) in names:
            yield tuple(run)
            yield child
            run = []
        else:
            run.append(_inline(reader, child))
        run.extend(_raw(child.tail, place))
    yield tuple(run)


def _raw(text: str | None, place: Place) -> list[Inline]:
    return [Text(text, place)] if text else []


def _inline(reader: Reader, node: etree._Element) -> Inline:
    place = reader.place(node)
    match local(node):
        case "date":
            return DateRun(value(node, "when"), raw_inlines(reader, node), value(node, "until"), place)
        case "ref":
            kind = next((kind for kind in TargetKind if value(node, kind.value)), TargetKind.HERE)
            return Reference(kind, value(node, kind.value), raw_inlines(reader, node), place)
        case "note":
            paragraphs = tuple(load_inlines(reader, child) for child in reader.children(node, "text"))
            return Footnote(paragraphs, value(node, "mark"), value(node, "id"), place)
        case "note-again":
            return NoteAgain(value(node, "of"), place)
        case "br":
            return Break()
        case name:
            key, lang, direction = value(node, "key"), value(node, LANG), value(node, "dir")
            return Marked(_MARKS[name], raw_inlines(reader, node), key, lang, direction, place)
