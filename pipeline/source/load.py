"""Loads a checked tree into the Source model. White space is normalised here, and nowhere else."""

from __future__ import annotations

from pipeline.source.elements.document import DOCUMENT
from pipeline.source.elements.kinds import BY_NAME
from pipeline.source.markup.reader import Reader
from pipeline.source.model.document import Source
from pipeline.xmlio.parse import Parsed


def load(parsed: Parsed) -> Source:
    """The Source model of a tree that the schema has found valid.

    Raises nothing of its own: what the schema lets through is representable.
    """
    return DOCUMENT.load(Reader(parsed, BY_NAME), parsed.root)
