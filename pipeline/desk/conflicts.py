"""Changes of several copies, and of the source itself since, that do not go together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.comparison.align import align
from pipeline.comparison.blocks import Block, Fate
from pipeline.comparison.words import Op, edits, tokens
from pipeline.desk.found import Change


def conflicts(found: Sequence[Change]) -> tuple[tuple[Change, ...], ...]:
    """The changes of one block by different copies of which two touch the same words and say different things."""
    by_block: defaultdict[int, list[Change]] = defaultdict(list)
    for change in found:
        if change.base >= 0:
            by_block[change.base].append(change)
    groups = (tuple(several) for several in by_block.values() if len({each.copy for each in several}) > 1)
    return tuple(group for group in groups if any(_meet(one, other) for one in group for other in group))


def _meet(one: Change, other: Change) -> bool:
    if one.copy == other.copy or (one.what, one.before, one.after, one.span) == (
        other.what, other.before, other.after, other.span,
    ):  # fmt: skip
        return False
    if Fate.MOVED in (one.what, other.what):
        return one.what is other.what or Fate.DELETED in (one.what, other.what)
    if Fate.DELETED in (one.what, other.what):
        return True
    return one.span[0] <= other.span[1] and other.span[0] <= one.span[1]


def overtaken(base: Sequence[Block], source: Sequence[Block], found: Sequence[Change]) -> Iterator[Change]:
    """The changes of words that the source itself has had since the base: they cannot both stand."""
    touched: dict[int, list[tuple[int, int]]] = {}
    gone: set[int] = set()
    for step in align(base, source):
        if step.old is None:
            continue
        if step.new is None:
            gone.add(step.old)
        elif step.edited:
            old, new = tokens(base[step.old].text), tokens(source[step.new].text)
            touched[step.old] = [edit.old for edit in edits(old, new) if edit.op is not Op.SAME]
    for change in found:
        spans = touched.get(change.base, [])
        whole = change.what is Fate.DELETED and bool(spans)
        met = any(change.span[0] <= end and begin <= change.span[1] for begin, end in spans)
        if change.base in gone or whole or (change.what is Fate.CHANGED and met):
            yield change
