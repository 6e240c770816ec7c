"""What the desk has found as an HTML page: conflicts side by side, then all changes, then comments."""

from __future__ import annotations

from typing import Any

from pipeline.comparison.blocks import Fate
from pipeline.desk.desk import Desk
from pipeline.desk.found import Change
from pipeline.desk.report import named, who
from pipeline.render.environment import environment


def page(desk: Desk) -> str:
    """The page, which needs no other file."""
    groups = [(f"Conflict {number}", [_row(desk, each) for each in group]) for number, group in
              enumerate(desk.conflicts, 1)]  # fmt: skip
    groups.append(("All changes", [_row(desk, each) for each in desk.changes]))
    remarks = [
        {"who": f"{copy.path.name}, {who(remark.author, remark.date)}", "about": remark.about, "words": remark.words}
        for copy in desk.copies
        for remark in copy.remarks
    ]
    template = environment().get_template("desk/changes.html.j2")
    return template.render(source=desk.source.path.name, groups=groups, remarks=remarks)


def _row(desk: Desk, change: Change) -> dict[str, Any]:
    moved = change.what is Fate.MOVED
    return {
        "id": change.id, "what": change.what.value, "place": str(desk.place(change)), "named": named(change),
        "copy": change.copy, "how": who(change.author, change.date) if change.tracked else "not tracked",
        "before": change.before if moved else change.around[0], "after": change.around[1],
        "old": "" if moved else change.before, "new": "" if moved else change.after,
    }  # fmt: skip
