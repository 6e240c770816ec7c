"""Writes a Source model as the canonical XML text of a source: the way back of ``load``."""

from __future__ import annotations

from lxml import etree

from pipeline.source.elements.document import DOCUMENT
from pipeline.source.elements.kinds import BY_CLASS
from pipeline.source.markup.writer import Writer, lay_out, root
from pipeline.source.model.document import Source
from pipeline.source.model.places import without_places

__all__ = ["dump", "without_places"]


def dump(source: Source, comment: str = "") -> str:
    """The XML text of ``source``, one paragraph a line, ending in a line break; default values are left out.

    Loading it gives ``source`` again, places apart. ``comment`` stands above it. Raises ``ValueError`` where a text
    holds a character that XML cannot carry, which no loaded source does.
    """
    document = root(DOCUMENT.name)
    DOCUMENT.fill(Writer(BY_CLASS), document, source)
    lay_out(document)
    head = etree.tostring(etree.Comment(f" {comment} "), encoding="unicode") + "\n" if comment else ""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{etree.tostring(document, encoding="unicode")}\n'
