"""Sections, articles, quotations, and the place of the table of contents."""

from __future__ import annotations

from pipeline.source.elements.parts import Blocks, Words
from pipeline.source.markup.element import Attribute, Count, Element, Numbered, Switch
from pipeline.source.markup.names import LANG
from pipeline.source.model import blocks as b

SECTION = Element(
    "section",
    b.Section,
    {
        "numbered": Numbered(),
        "number": Attribute("number"),
        "start": Count("start", 0),
        "level": Count("level", 0),
        "form": Attribute("form"),
        "id": Attribute("id"),
        "wid": Attribute("wid"),
        "lang": Attribute(LANG),
        "heading": Words("heading", always=True),
        "blocks": Blocks(),
    },
)
ARTICLE = Element(
    "article",
    b.Article,
    {
        "number": Attribute("number"),
        "start": Count("start", 0),
        "restart": Switch("restart"),
        "id": Attribute("id"),
        "wid": Attribute("wid"),
        "heading_wid": Attribute("heading-wid"),
        "heading": Words("heading"),
        "blocks": Blocks(),
    },
)
QUOTATION = Element(
    "quotation",
    b.Quotation,
    {"id": Attribute("id"), "lang": Attribute(LANG), "direction": Attribute("dir"), "blocks": Blocks()},
)
CONTENTS = Element("contents", b.Contents, {"depth": Count("depth", 2)})
