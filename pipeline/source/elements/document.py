"""The document: its record, its masthead, its letter or resolution, and what is attached."""

from __future__ import annotations

from typing import Any

from lxml import etree

from pipeline.source.elements.attachment import Attachments
from pipeline.source.elements.deliberation import DELIBERATION
from pipeline.source.elements.letter import LETTER
from pipeline.source.elements.masthead import MASTHEAD
from pipeline.source.elements.parts import Each, Inside, Plain
from pipeline.source.markup.element import Attribute, Choice, Element
from pipeline.source.markup.names import LANG
from pipeline.source.markup.reader import Reader
from pipeline.source.markup.writer import Writer
from pipeline.source.model import document as m
from pipeline.source.model.record import About, Alias, AliasOf, Allowance, Entry, Lineage, Relation, Subject


class _Child:
    """A child that the schema requires."""

    def __init__(self, kind: Element[Any]) -> None:
        self._kind = kind

    def load(self, reader: Reader, node: etree._Element) -> Any:
        return self._kind.load(reader, reader.required(node, self._kind.name))

    def dump(self, writer: Writer, element: etree._Element, held: Any, _node: Any) -> None:
        self._kind.dump(writer, element, held)


class _Main:
    """The letter, or what an organ has adopted: the schema requires one of them."""

    def load(self, reader: Reader, node: etree._Element) -> m.Letter:
        kind = LETTER if reader.child(node, LETTER.name) is not None else DELIBERATION
        return kind.load(reader, reader.required(node, kind.name))

    def dump(self, writer: Writer, element: etree._Element, held: m.Letter, _node: Any) -> None:
        (DELIBERATION if held.kind in m.ACTS else LETTER).dump(writer, element, held)


def _recorded(kind: Element[Any]) -> Inside:
    return Inside("record", Each(kind))


_RELATION = Element(
    "relation",
    Lineage,
    {
        "relation": Choice("is", Relation),
        "symbol": Attribute("symbol", always=True),
        "date": Attribute("date", always=True),
        "lang": Attribute("lang"),
    },
)
_ALIAS = Element(
    "alias", Alias, {"of": Choice("of", AliasOf, AliasOf.WORK.value), "iri": Attribute("iri", always=True)}
)
_SUBJECT = Element(
    "subject",
    Subject,
    {
        "about": Choice("about", About, About.SUBJECT.value),
        "dictionary": Attribute("dictionary"),
        "href": Attribute("href"),
        "value": Attribute("value"),
        "short": Attribute("short"),
        "words": Plain(),
    },
)
_ENTRY = Element(
    "entry",
    Entry,
    {
        "kind": Attribute("kind", always=True),
        "key": Attribute("key", always=True),
        "label": Attribute("label", always=True),
        "iri": Attribute("iri"),
    },
)
_ALLOW = Element(
    "allow",
    Allowance,
    {"code": Attribute("code", always=True), "why": Attribute("why", always=True), "words": Attribute("words")},
)
DOCUMENT = Element(
    "document",
    m.Source,
    {
        "lang": Attribute(LANG),
        "status": Choice("status", m.Status),
        "layout": Attribute("layout"),
        "scale": Attribute("scale"),
        "lineage": _recorded(_RELATION),
        "aliases": _recorded(_ALIAS),
        "subjects": _recorded(_SUBJECT),
        "register": _recorded(_ENTRY),
        "allowed": _recorded(_ALLOW),
        "masthead": _Child(MASTHEAD),
        "letter": _Main(),
        "attachments": Attachments(),
    },
)
