"""Inline content, both ways. What the names of elements are stands in ``Mark`` and ``TargetKind``."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.errors import Place
from pipeline.source.markup.names import LANG
from pipeline.source.markup.reader import Reader, value
from pipeline.source.markup.whitespace import tidy
from pipeline.source.markup.writer import add, add_text
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

_MARKS = {mark.value: mark for mark in Mark if mark is not Mark.UNITS}


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
            kind = next((kind for kind in TargetKind if value(node, kind.value)), TargetKind.PLACE)
            return Reference(kind, value(node, kind.value), raw_inlines(reader, node), place)
        case "note":
            paragraphs = tuple(load_inlines(reader, child) for child in reader.children(node, "text"))
            return Footnote(paragraphs, value(node, "mark"), value(node, "id"), value(node, "wid"), place)
        case "note-again":
            return NoteAgain(value(node, "of"), place)
        case "br":
            return Break()
        case name:
            key, lang, direction = value(node, "key"), value(node, LANG), value(node, "dir")
            issued = value(node, "as") == "issued"
            return Marked(_MARKS[name], raw_inlines(reader, node), key, lang, direction, issued, place)


def add_words(parent: etree._Element, name: str, content: Inlines) -> None:
    """A child of that name with ``content``; none where there is no content."""
    if content:
        write_inlines(add(parent, name), content)


def write_inlines(parent: etree._Element, content: Inlines) -> None:
    """``content`` at the end of what ``parent`` holds so far."""
    for item in content:
        _write(parent, item)


def _write(parent: etree._Element, item: Inline) -> None:
    match item:
        case Text():
            add_text(parent, item.text)
        case Marked():
            given = {"key": item.key, "as": "issued" if item.issued else "", LANG: item.lang, "dir": item.direction}
            write_inlines(add(parent, item.mark.value, given), item.content)
        case DateRun():
            element = add(parent, "date", {"until": item.until}, always={"when": item.when})
            write_inlines(element, item.content)
        case Reference():
            write_inlines(add(parent, "ref", {item.kind.value: item.target}), item.content)
        case Footnote():
            note = add(parent, "note", {"id": item.id, "mark": item.mark, "wid": item.wid})
            for paragraph in item.paragraphs:
                write_inlines(add(note, "text"), paragraph)
        case NoteAgain():
            add(parent, "note-again", always={"of": item.of})
        case Break():
            add(parent, "br")
