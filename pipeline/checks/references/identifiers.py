"""MH405: an id stands once."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Passage, Place
from pipeline.source.model.document import Source
from pipeline.source.model.walk import nodes


def given(source: Source) -> Iterator[tuple[str, Place]]:
    """Every id that the source gives, with its place."""
    for node in nodes(source):
        name = getattr(node, "id", "")
        if name:
            yield name, getattr(node, "place", Place(""))


def check(source: Source) -> Iterator[Fault]:
    """Ids that two elements have."""
    first: dict[str, Place] = {}
    for name, place in given(source):
        if name in first:
            yield Fault(
                "MH405",
                place,
                f"the id “{name}” stands already in line {first[name].line}",
                "an id of its own",
                "rename one of the two, and the references that mean it",
                about=Passage(place, "", "id"),
            )
        first.setdefault(name, place)
