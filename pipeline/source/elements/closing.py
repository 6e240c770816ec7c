"""What closes a letter or an instrument: testimonium, place and date, signatures, certification."""

from __future__ import annotations

from typing import Any

from lxml import etree

from pipeline.source.elements.parts import Each, Lines, Paragraphs, Words
from pipeline.source.markup.element import Attribute, Element, Switch
from pipeline.source.markup.reader import Reader, text, value
from pipeline.source.markup.whitespace import squeeze
from pipeline.source.markup.writer import Writer, add, add_text
from pipeline.source.model import document as m
from pipeline.source.model.blocks import Role


class _Names:
    """The signatories: words around a surname, which has an element of its own."""

    def load(self, reader: Reader, node: etree._Element) -> tuple[m.Name, ...]:
        return tuple(self._name(reader, child) for child in reader.children(node, "name"))

    def _name(self, reader: Reader, node: etree._Element) -> m.Name:
        surname = reader.child(node, "surname")
        if surname is None:
            return m.Name("", text(node), key=value(node, "key"), place=reader.place(node), marked=False)
        return m.Name(
            before=squeeze(node.text or ""),
            surname=text(surname),
            after=squeeze(surname.tail or ""),
            key=value(node, "key"),
            place=reader.place(node),
        )

    def dump(self, _writer: Writer, element: etree._Element, held: tuple[m.Name, ...], _node: Any) -> None:
        for name in held:
            holder = add(element, "name", {"key": name.key})
            add_text(holder, f"{name.before} " if name.before else "")
            add_text(add(holder, "surname"), name.surname)
            add_text(holder, f" {name.after}" if name.after else "")


SIGNATURE = Element(
    "signature",
    m.Signature,
    {
        "sign": Attribute("sign", "signed"),
        "word": Attribute("word"),
        "posts_place": Attribute("posts"),
        "id": Attribute("id"),
        "party": Words("party"),
        "names": _Names(),
        "posts": Lines("post"),
    },
)
CLOSING = Element(
    "closing",
    m.Closing,
    {
        "grid": Switch("grid"),
        "testimonium": Paragraphs("testimonium", Role.PARAGRAPH),
        "place_date": Words("place-date"),
        "signatures": Each(SIGNATURE),
        "certification": Paragraphs("certification", Role.PARAGRAPH),
    },
)
