"""Preambles and recitals, operative paragraphs, and resolutions inside a body."""

from __future__ import annotations

from pipeline.source.elements.parts import Each, Paragraphs, Words
from pipeline.source.elements.section import SECTION
from pipeline.source.markup.element import Attribute, Count, Element
from pipeline.source.model import blocks as b

RECITALS = Element(
    "recitals",
    b.RecitalGroup,
    {
        "name": Attribute("name"),
        "id": Attribute("id"),
        "heading": Words("heading"),
        "recitals": Paragraphs("recital", b.Role.RECITAL),
    },
)
PREAMBLE = Element(
    "preamble",
    b.Preamble,
    {
        "id": Attribute("id"),
        "openings": Paragraphs("opening", b.Role.OPENING),
        "groups": Each(RECITALS),
        "enacting": Paragraphs("enacting", b.Role.ENACTING),
    },
)
OPERATIVE = Element(
    "operative",
    b.OperativeGroup,
    {
        "form": Attribute("form"),
        "start": Count("start", 1),
        "id": Attribute("id"),
        "heading": Words("heading"),
        "items": Paragraphs("item", b.Role.OPERATIVE),
    },
)
RESOLUTION = Element(
    "resolution",
    b.Resolution,
    {
        "id": Attribute("id"),
        "title": Words("title"),
        "organ": Words("organ"),
        "recitals": Paragraphs("recital", b.Role.RECITAL),
        "items": Paragraphs("item", b.Role.OPERATIVE),
        "sections": Each(SECTION),
    },
)
