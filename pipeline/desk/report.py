"""What the desk has found, as lines for the terminal and as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.comparison.blocks import Fate
from pipeline.desk.desk import Desk
from pipeline.desk.found import Change
from pipeline.desk.marks import Remark

_SIGNS = {Fate.CHANGED: "~", Fate.INSERTED: "+", Fate.DELETED: "-", Fate.MOVED: ">"}


def lines(desk: Desk) -> Iterator[str]:
    """A change takes two lines, a conflict one for each copy; comments follow, answers under what they answer."""
    late = {change.id for change in desk.late}
    for change in desk.changes:
        yield f"{_SIGNS[change.what]} {change.id} {_head(desk, change)}"
        yield f"    {marked(change)}"
        if change.id in late:
            yield "    the source has changed these words since"
    for group in desk.conflicts:
        yield f"conflict at {desk.place(group[0])}{named(group[0])}"
        yield from (f"    {change.copy} {change.id}: {marked(change)}" for change in group)
    for copy in desk.copies:
        for remark in copy.remarks:
            about = f" on “{remark.about}”" if remark.about else ""
            answer = f" (answers {remark.answers})" if remark.answers else ""
            done = " (resolved)" if remark.done else ""
            yield f"comment {remark.number} of {copy.path.name}, {who(remark.author, remark.date)}{about}{answer}{done}"
            yield from (f"    {line}" for line in remark.words.splitlines())


def _head(desk: Desk, change: Change) -> str:
    how = who(change.author, change.date) if change.tracked else "not tracked"
    return f"{desk.place(change)}: {change.what.value}{named(change)} by {change.copy}, {how}"


def named(change: Change) -> str:
    """The id, cell and part of the block of a change, in brackets; nothing where it has none."""
    row, column = change.block.cell
    cell = f"row {row}, column {column + 1}" if row else ""
    sort = change.block.sort if change.block.sort != "text" else ""
    named = ", ".join(part for part in (change.block.id, cell, sort) if part)
    return f" ({named})" if named else ""


def who(author: str, date: str) -> str:
    """An author with the date, where one is told."""
    return f"{author}, {date}" if date else author


def marked(change: Change) -> str:
    """The words of a change with what stands around them: ``… [-old-]{+new+} …``."""
    if change.what is Fate.MOVED:
        return change.before
    before, after = change.around
    old = f"[-{change.before}-]" if change.before else ""
    new = f"{{+{change.after}+}}" if change.after else ""
    return f"{'…' if before else ''}{before}{old}{new}{after}{'…' if after else ''}"


def as_json(desk: Desk) -> dict[str, Any]:
    """The same as plain data."""
    late = {change.id for change in desk.late}
    return {
        "source": str(desk.source.path),
        "base": str(desk.base.path),
        "changes": [_change(desk, each, late=each.id in late) for each in desk.changes],
        "conflicts": [[change.id for change in group] for group in desk.conflicts],
        "comments": [{"copy": str(copy.path), **_remark(each)} for copy in desk.copies for each in copy.remarks],
        "findings": [fault.as_json() for fault in desk.faults],
    }


def _change(desk: Desk, change: Change, *, late: bool) -> dict[str, Any]:
    place, (row, column) = desk.place(change), change.block.cell
    return {
        "id": change.id, "copy": change.copy, "what": change.what.value, "part": change.block.sort,
        "block": change.block.id, "row": row, "column": column + 1 if row else 0, "path": place.path,
        "line": place.line, "before": change.before, "after": change.after, "tracked": change.tracked,
        "author": change.author, "date": change.date, "late": late,
    }  # fmt: skip


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "number": remark.number, "author": remark.author, "date": remark.date, "words": remark.words,
        "about": remark.about, "block": remark.block, "answers": remark.answers, "resolved": remark.done,
    }  # fmt: skip
