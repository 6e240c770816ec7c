"""MH444: a note of a table has its marks in that table: it stands under it, and the letters begin anew in each."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Severity
from pipeline.source.model.blocks import Table
from pipeline.source.model.document import Source
from pipeline.source.model.inline import Footnote, NoteAgain
from pipeline.source.model.walk import every, nodes


def check(source: Source) -> Iterator[Fault]:
    """Further marks, outside a table, of a note whose first mark is in it."""
    tables = {
        id(call): table
        for table in every(source, Table)
        for call in (*every(table, Footnote), *every(table, NoteAgain))
    }
    first: dict[str, Footnote | NoteAgain] = {}
    for node in nodes(source):
        if not isinstance(node, Footnote | NoteAgain):
            continue
        name = node.id if isinstance(node, Footnote) else node.of
        before = first.setdefault(name, node) if name else node
        table = tables.get(id(before))
        if table is not None and tables.get(id(node)) is not table:
            yield Fault(
                "MH444",
                node.place,
                f"the mark is that of a note under the table of line {table.place.line}, which nobody looks for here",
                "marks of a table's note in that table: its letters begin anew in the next",
                "write a note with these words here",
                Severity.WARNING,
            )
