"""Annexes, enclosures, attachments, appendices, each with what is attached to it in turn."""

from __future__ import annotations

from typing import Any

from lxml import etree

from pipeline.source.elements.closing import CLOSING
from pipeline.source.elements.parts import Body, Each, Lines, One, Words
from pipeline.source.markup.element import Attribute, Element, Items, Switch, Tag
from pipeline.source.markup.names import LANG
from pipeline.source.markup.reader import Reader
from pipeline.source.markup.writer import Writer, add
from pipeline.source.model import document as m
from pipeline.xmlio.parse import local

_NAMES = frozenset(kind.value for kind in m.AttachmentKind)


class Attachments:
    """What is attached, in order."""

    def load(self, reader: Reader, node: etree._Element) -> tuple[m.Attachment, ...]:
        return tuple(ATTACHMENT.load(reader, child) for child in node if local(child) in _NAMES)

    def dump(self, writer: Writer, element: etree._Element, held: tuple[m.Attachment, ...], _node: Any) -> None:
        for attachment in held:
            if attachment.of:  # its words stand in another file
                add(element, attachment.kind.value, always={"of": attachment.of})
            else:
                ATTACHMENT.dump(writer, element, attachment)


class _Shared:
    """The annex of another version that has the words; ``Attachments`` writes nothing else then."""

    def load(self, reader: Reader, node: etree._Element) -> str:
        return reader.shared(node)

    def dump(self, writer: Writer, element: etree._Element, held: str, _node: Any) -> None:
        """Nothing: here are words of its own."""


_FACSIMILE = Element(
    "facsimile",
    m.Facsimile,
    {"file": Attribute("file", always=True), "alt": Attribute("alt", always=True), "blocks": Body(always=True)},
)
ATTACHMENT = Element(
    "",
    m.Attachment,
    {
        "kind": Tag(m.AttachmentKind),
        "id": Attribute("id"),
        "class_": Attribute("class", "annex"),
        "number": Attribute("number"),
        "numbers": Attribute("numbers", "margin"),
        "original": Items("original"),
        "same_page": Switch("same-page"),
        "adopted": Attribute("adopted"),
        "authors": Items("author"),
        "lang": Attribute(LANG),
        "direction": Attribute("dir"),
        "of": _Shared(),
        "heading": Words("heading"),
        "translated": Words("translated"),
        "titles": Lines("title"),
        "sent_by": Words("sent-by"),
        "sent_to": Words("sent-to"),
        "reference_lines": Lines("reference-line"),
        "opening_place_date": Words("place-date"),
        "blocks": Body(),
        "facsimiles": Each(_FACSIMILE),
        "closing": One(CLOSING),
        "attachments": Attachments(),
    },
)
