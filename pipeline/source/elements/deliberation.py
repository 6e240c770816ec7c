"""What an organ has adopted: its adoption, its title, its body."""

from __future__ import annotations

from typing import Any

from lxml import etree

from pipeline.source.elements.inline import add_words, child_inlines
from pipeline.source.elements.parts import Body, Content, One, Words
from pipeline.source.markup.element import Attribute, Choice, Count, Element, Items, Switch
from pipeline.source.markup.reader import Reader
from pipeline.source.markup.writer import Writer
from pipeline.source.model import document as m

_PROPONENT = Element(
    "proponent",
    m.Proponent,
    {
        "committee": Attribute("committee", "none"),
        "symbols": Items("symbols"),
        "paragraph": Attribute("paragraph"),
        "content": Content(),
    },
)
_ADOPTION = Element(
    "deliberation",
    m.Adoption,
    {
        "number": Attribute("number", always=True),
        "date": Attribute("adopted", always=True),
        "meeting": Count("meeting", 0),
        "resumed": Switch("resumed"),
        "heading": Words("heading"),
        "proponent": One(_PROPONENT),
    },
)


class _Adoption:
    """What the element itself says of the adoption."""

    def load(self, reader: Reader, node: etree._Element) -> m.Adoption:
        return _ADOPTION.load(reader, node)

    def dump(self, writer: Writer, element: etree._Element, held: m.Adoption, _node: Any) -> None:
        _ADOPTION.fill(writer, element, held)


class _Title:
    """The title, of which no part is tagged."""

    def load(self, reader: Reader, node: etree._Element) -> tuple[m.TitlePart, ...]:
        title = reader.child(node, "title")
        if title is None:
            return ()
        return (m.TitlePart(m.TitlePartKind.WORDS, child_inlines(reader, node, "title"), place=reader.place(title)),)

    def dump(self, _writer: Writer, element: etree._Element, held: tuple[m.TitlePart, ...], _node: Any) -> None:
        add_words(element, "title", tuple(item for part in held for item in part.content))


DELIBERATION = Element(
    "deliberation",
    m.Letter,
    {
        "kind": Choice("kind", m.LetterKind, m.LetterKind.RESOLUTION.value),
        "adoption": _Adoption(),
        "title": _Title(),
        "blocks": Body(always=True),
        "meeting_line": Words("meeting"),
    },
)
