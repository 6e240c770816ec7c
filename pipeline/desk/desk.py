"""All that is known of edited copies of a source: changes, conflicts, comments, and whether the copies are of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from pipeline.comparison.align import align
from pipeline.comparison.blocks import Block
from pipeline.desk.conflicts import conflicts, overtaken
from pipeline.desk.copies import Copy, copy_of
from pipeline.desk.found import Change, changes
from pipeline.errors import Fault, Place, Severity
from pipeline.redline.versions import Side, side


class Desk(Struct, frozen=True):
    """``source`` as it is now and ``base``, of which the copies were made (the same, where no other is given).

    ``places`` says where the source now has each block of the base; ``late`` are changes of words that the source has
    changed since. ``faults`` warn of copies that were made of another version (MH605).
    """

    source: Side
    base: Side
    blocks: tuple[Block, ...]
    now: tuple[Block, ...]
    copies: tuple[Copy, ...]
    changes: tuple[Change, ...]
    conflicts: tuple[tuple[Change, ...], ...]
    late: tuple[Change, ...]
    places: dict[int, int]
    faults: tuple[Fault, ...]

    def place(self, change: Change) -> Place:
        """Where the source has the block of a change, or that after which a new one stands."""
        at = self.places.get(change.base if change.base >= 0 else change.follows, -1)
        return self.now[at].place if at >= 0 else Place(str(self.source.path))


def desk(source: Path, edited: Sequence[Path], base: Path | None) -> Desk:
    """Read a source and edited copies of it. Raises ``MastheadError`` where one cannot be read or is at fault."""
    now = side(source)
    begun = now if base is None else side(base)
    blocks, current = ([block for block in each.blocks if block.text] for each in (begun, now))
    copies = tuple(copy_of(path) for path in edited)
    found = changes(blocks, copies)
    steps = () if base is None else align(blocks, current)
    there = {step.old: step.new for step in steps if step.old is not None and step.new is not None}
    places = {at: at for at in range(len(blocks))} if base is None else there
    late = () if base is None else tuple(overtaken(blocks, current, found))
    faults = tuple(_strange(copy, begun) for copy in copies if copy.digest != begun.digest)
    return Desk(
        now, begun, tuple(blocks), tuple(current), copies, found, conflicts(found), late, places, faults
    )  # fmt: skip


def _strange(copy: Copy, base: Side) -> Fault:
    wrong = "the copy was made of another version of the source" if copy.digest else "the copy does not say of what"
    expected = f"a copy of {base.path}"
    mend = "name the source as it then was with --base"
    return Fault("MH605", Place(str(copy.path)), wrong, expected, mend, Severity.WARNING)
