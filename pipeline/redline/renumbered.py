"""What was numbered otherwise in an earlier version: the eId that a place has now, and the one that it had."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.akn.names import parent_id
from pipeline.comparison.align import align
from pipeline.redline.versions import Side

_HEADING = "__heading"


def renumbered(old: Side, new: Side) -> tuple[tuple[str, str], ...]:
    """Pairs of eIds, now and before, of the places whose words are in both versions and whose eId is another.

    Raises ``MastheadError`` as reading the versions does.
    """
    before, now = old.blocks, new.blocks
    found: dict[str, str] = {}
    for step in align(before, now):
        if step.old is not None and step.new is not None and step.arrived:
            for new_place, there in _places(now[step.new].id, before[step.old].id):
                found.setdefault(new_place, there)
    return tuple((new_place, there) for new_place, there in found.items() if new_place != there)


def _places(now: str, before: str) -> Iterator[tuple[str, str]]:
    """The places of two blocks; with a heading, what it heads."""
    if now and before:
        yield now, before
        if now.endswith(_HEADING) and before.endswith(_HEADING):
            yield parent_id(now), parent_id(before)
