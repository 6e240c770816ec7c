"""A comparison for the terminal: what changed, block by block, with the marks of ``git diff --word-diff``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.comparison.blocks import Block, Fate, Step
from pipeline.comparison.words import Op, edits, tokens

_KEPT = 8  # words shown on each side of a change
_SIGNS = {Fate.CHANGED: "~", Fate.INSERTED: "+", Fate.DELETED: "-", Fate.MOVED: ">"}


def as_text(old: Sequence[Block], new: Sequence[Block], steps: Sequence[Step]) -> Iterator[str]:
    """Two lines for each change: what it is and where, then the words: ``[-deleted-]`` and ``{+inserted+}``.

    Words that stay are left out where they stand far from a change. A block that has moved is told where it stands now.
    """
    for step in steps:
        if step.fate is Fate.SAME or (step.fate is Fate.MOVED and not step.arrived):
            continue
        before = old[step.old] if step.old is not None else None
        after = new[step.new] if step.new is not None else None
        one = after or before
        if one is not None:
            yield f"{_SIGNS[step.fate]} {_what(step, one)}"
            yield f"    {marked(before, after, moved=step.fate is Fate.MOVED)}"


def _what(step: Step, block: Block) -> str:
    row, column = block.cell
    where = [block.id, f"row {row}, column {column + 1}" if row else "", block.sort if block.sort != "text" else ""]
    edited = " and changed" if step.fate is Fate.MOVED and step.edited else ""
    named = ", ".join(each for each in where if each)
    return f"{block.place}: {step.fate.value}{edited}{f' ({named})' if named else ''}"


def marked(before: Block | None, after: Block | None, *, moved: bool = False) -> str:
    """The words of one block in both versions, marked; the number is that of the later one."""
    one, other = before.text if before else "", after.text if after else ""
    number = next((each.number for each in (after, before) if each is not None and each.number), "")
    if before is not None and after is not None:
        words = one if one == other else "".join(_pieces(one, other))
    else:
        words = f"{{+{other}+}}" if after is not None else f"[-{one}-]"
    if moved and one == other:
        words = other
    return f"{number} {words}".strip()


def _pieces(one: str, other: str) -> Iterator[str]:
    old, new = tokens(one), tokens(other)
    found = edits(old, new)
    for place, edit in enumerate(found):
        if edit.op is Op.DELETED:
            yield f"[-{''.join(old[slice(*edit.old)])}-]"
        elif edit.op is Op.INSERTED:
            yield f"{{+{''.join(new[slice(*edit.new)])}+}}"
        else:
            yield _kept(new[slice(*edit.new)], first=place == 0, last=place == len(found) - 1)


def _kept(words: Sequence[str], *, first: bool, last: bool) -> str:
    """Words that stay: those near a change, the others as an ellipsis."""
    most = 2 * _KEPT
    head = () if first else words[:most]
    tail = () if last else words[-most:]
    if len(words) <= len(head) + len(tail) + most // 2:
        return "".join(words)
    return f"{''.join(head)}…{''.join(tail)}"
