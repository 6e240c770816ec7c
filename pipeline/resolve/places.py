"""Where the id of a block stands in the source: comments on a finding are anchored by it."""

from __future__ import annotations

from pipeline.errors import Place
from pipeline.resolve.numbering import number_source
from pipeline.source.model import Source
from pipeline.source.walk import nodes
from pipeline.words import words


def ids_by_place(source: Source) -> dict[Place, str]:
    """The id of every block, by the place of its start tag."""
    numbering = number_source(source, words(source.lang))
    found: dict[Place, str] = {}
    for node in nodes(source):
        slot = numbering.slots.get(id(node))
        place = getattr(node, "place", None)
        if slot is not None and place is not None:
            found.setdefault(place, slot.id)
    return found


def anchor(ids: dict[Place, str], place: Place) -> str:
    """The id of the block that a place lies in: the last one that begins at or before it; ``''`` where none does."""
    before = [start for start in ids if start <= place]
    return ids[max(before)] if before else ""
