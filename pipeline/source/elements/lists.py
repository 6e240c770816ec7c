"""Lists, and lists of participants."""

from __future__ import annotations

from pipeline.source.elements.parts import Paragraphs, Words
from pipeline.source.markup.element import Attribute, Choice, Count, Element, Switch
from pipeline.source.model import blocks as b

LIST = Element(
    "list",
    b.PointList,
    {
        "kind": Choice("kind", b.ListKind, b.ListKind.LETTERS.value),
        "form": Attribute("form"),
        "start": Count("start", 1),
        "inline": Switch("inline"),
        "id": Attribute("id"),
        "items": Paragraphs("point", b.Role.POINT),
    },
)
PARTICIPANTS = Element(
    "participants",
    b.Participants,
    {
        "of": Attribute("of", "states"),
        "form": Attribute("form"),
        "unnumbered": Switch("unnumbered"),
        "id": Attribute("id"),
        "heading": Words("heading"),
        "items": Paragraphs("participant", b.Role.PARTICIPANT),
    },
)
