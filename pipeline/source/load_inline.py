"""Loads inline content, and normalises its white space."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from lxml import etree

from pipeline.errors import Place
from pipeline.source.inline import (
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
from pipeline.xmlio import XML_NAMESPACE, Parsed, local

_SPACE = " \t\r\n"
_LANG = f"{{{XML_NAMESPACE}}}lang"
_MARKS = {mark.value: mark for mark in Mark}
_CLOSED = (Footnote, NoteAgain)  # no space is owed to these, nor lost before them


class Reader:
    """A parsed source as ``load`` asks of it: children by name, their inline content, their places."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed

    def place(self, node: etree._Element) -> Place:
        return self.parsed.place(node)

    def children(self, node: etree._Element | None, name: str) -> Iterator[etree._Element]:
        return iter(()) if node is None else (child for child in node if local(child) == name)

    def child(self, node: etree._Element, name: str) -> etree._Element | None:
        return next(self.children(node, name), None)

    def required(self, node: etree._Element, name: str) -> etree._Element:
        return next(self.children(node, name))

    def inlines(self, node: etree._Element, name: str) -> Inlines:
        """The inline content of the first child of that name; empty where there is none."""
        child = self.child(node, name)
        return () if child is None else load_inlines(self, child)

    def raw_inlines(self, node: etree._Element) -> Inlines:
        """The inline content of ``node`` with its white space as it stands."""
        (run,) = self.pieces(node, ())
        assert isinstance(run, tuple)
        return run

    def pieces(self, node: etree._Element, names: tuple[str, ...]) -> Iterator[Inlines | etree._Element]:
        """The content of ``node`` cut at its children of those names: inline content and elements in turn."""
        run: list[Inline] = _raw(node.text)
        for child in node:
            if local(child) in names:
                yield tuple(run)
                yield child
                run = _raw(child.tail)
            else:
                run.extend(_inline(self, child))
                run.extend(_raw(child.tail))
        yield tuple(run)


def load_text(node: etree._Element) -> str:
    """The words of an element that holds only words."""
    return " ".join("".join(node.itertext()).split(None))


def load_inlines(reader: Reader, node: etree._Element) -> Inlines:
    """The inline content of ``node``: white space collapsed, none at the ends."""
    return tidy(reader.raw_inlines(node))


def _raw(text: str | None) -> list[Inline]:
    return [Text(text)] if text else []


def _inline(reader: Reader, node: etree._Element) -> list[Inline]:
    place = reader.place(node)
    inner = () if local(node) == "note" else reader.raw_inlines(node)  # a note holds paragraphs, not inline content
    match local(node):
        case "date":
            return [DateRun(node.get("when", ""), inner, node.get("until", ""), place)]
        case "ref":
            kind = next((kind for kind in TargetKind if node.get(kind.value) is not None), TargetKind.HERE)
            return [Reference(kind, node.get(kind.value, ""), inner, place)]
        case "note":
            paragraphs = tuple(load_inlines(reader, child) for child in reader.children(node, "text"))
            return [Footnote(paragraphs, node.get("mark", ""), node.get("id", ""), place)]
        case "note-again":
            return [NoteAgain(node.get("of", ""), place)]
        case "br":
            return [Break()]
        case name:
            key, lang, direction = node.get("key", ""), node.get(_LANG, ""), node.get("dir", "")
            return [Marked(_MARKS[name], inner, key, lang, direction, place)]


def tidy(content: Inlines) -> Inlines:
    """White space collapsed over the whole run, none at either end, none around a line break.

    A line break of the file between two Han characters vanishes, since Chinese has no spaces between words.
    """
    flow = _Flow()
    result = flow.walk(content)
    return _strip_end(result)


class _Flow:
    """Collapses white space across the borders of inline elements: it knows the last character that was kept."""

    def __init__(self) -> None:
        self.last = " "  # as if a space stood before: none is kept at the start

    def walk(self, content: Inlines) -> Inlines:
        kept: list[Inline] = []
        for index, item in enumerate(content):
            if isinstance(item, Text):
                after = _first_character(content[index + 1 :])
                text = self.text(item.text, after)
                if text:
                    kept.append(Text(text))
            elif isinstance(item, Marked):
                inner = self.walk(item.content)
                kept.append(Marked(item.mark, inner, item.key, item.lang, item.direction, item.place))
            elif isinstance(item, DateRun):
                kept.append(DateRun(item.when, self.walk(item.content), item.until, item.place))
            elif isinstance(item, Reference):
                kept.append(Reference(item.kind, item.target, self.walk(item.content), item.place))
                if not item.content:
                    self.last = "x"
            else:
                if isinstance(item, Break):
                    kept = list(_strip_end(tuple(kept)))
                    self.last = " "
                kept.append(item)
        return tuple(kept)

    def text(self, text: str, after: str) -> str:
        kept: list[str] = []
        position = 0
        while position < len(text):
            character = text[position]
            if character not in _SPACE:
                kept.append(character)
                self.last = character
                position += 1
                continue
            end = position
            while end < len(text) and text[end] in _SPACE:
                end += 1
            following = text[end] if end < len(text) else after
            broken = "\n" in text[position:end]
            position = end
            if self.last in _SPACE or (broken and _wide(self.last) and _wide(following)):
                continue
            kept.append(" ")
            self.last = " "
        return "".join(kept)


def _wide(character: str) -> bool:
    return bool(character) and east_asian_width(character) in ("W", "F")


def _first_character(content: Inlines) -> str:
    for item in content:
        if isinstance(item, Text):
            return item.text.lstrip(_SPACE)[:1]
        if isinstance(item, Marked | DateRun | Reference):
            return _first_character(item.content)
        if not isinstance(item, _CLOSED):
            return ""
    return ""


def _strip_end(content: Inlines) -> Inlines:
    """``content`` without a space at its end, also where the end lies inside marked words or before a note."""
    if not content:
        return content
    *front, last = content
    if isinstance(last, Text):
        text = last.text.rstrip(_SPACE)
        return _strip_end(tuple(front)) if not text else (*front, Text(text))
    if isinstance(last, Marked):
        return (*front, Marked(last.mark, _strip_end(last.content), last.key, last.lang, last.direction, last.place))
    if isinstance(last, DateRun):
        return (*front, DateRun(last.when, _strip_end(last.content), last.until, last.place))
    if isinstance(last, Reference):
        return (*front, Reference(last.kind, last.target, _strip_end(last.content), last.place))
    return content
