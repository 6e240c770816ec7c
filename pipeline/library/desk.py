"""The Word desk: what edited copies changed, what is taken of it into the source, and what is assigned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from pipeline.errors import Fault, Place, call_error

if TYPE_CHECKING:
    from pipeline.desk.apply import Applied
    from pipeline.desk.assign import Assigned
    from pipeline.desk.desk import Desk
    from pipeline.desk.found import Change


class Edited(Struct, frozen=True):
    """What edited copies of a source changed; ``faults`` warn of copies that were made of another version."""

    desk: Desk

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every edit, in the order of the copies and of the text."""
        return self.desk.changes

    @property
    def conflicts(self) -> tuple[tuple[Change, ...], ...]:
        """The edits of several copies that do not go together."""
        return self.desk.conflicts

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is to be told of the copies."""
        return self.desk.faults

    def place(self, change: Change) -> Place:
        """Where the source has the words of a change."""
        return self.desk.place(change)

    def marked(self, change: Change) -> str:
        """Its words with those around them: ``… [-old-]{+new+} …``."""
        from pipeline.desk.report import marked

        return marked(change)

    def lines(self) -> tuple[str, ...]:
        """All of it as lines of text: changes, conflicts, comments."""
        from pipeline.desk.report import lines

        return tuple(lines(self.desk))

    def as_json(self) -> dict[str, Any]:
        """All of it as plain data."""
        from pipeline.desk.report import as_json

        return as_json(self.desk)

    def page(self) -> str:
        """All of it as an HTML page, conflicts side by side."""
        from pipeline.desk.page import page

        return page(self.desk)

    def chosen(self, ids: Iterable[str] = (), authors: Iterable[str] = ()) -> tuple[Change, ...]:
        """The changes of these ids and of these authors; all, where none is named.

        Raises ``MastheadError`` MH610 (exit 2) where no change has such an id.
        """
        only, by = set(ids), set(authors)
        unknown = only - {change.id for change in self.changes}
        if unknown:
            wrong, expected = f"no change is called {', '.join(sorted(unknown))}", "ids as masthead changes lists them"
            raise call_error("MH610", wrong, expected, "list them again: they follow from the copies and their order")
        return tuple(
            change
            for change in self.changes
            if (not only or change.id in only) and (not by or change.author in by)
        )  # fmt: skip

    def applied(self, changes: Sequence[Change]) -> Applied:
        """The source with these changes, each proven; those that were left have a reason. Nothing is written.

        Raises ``MastheadError`` MH605 where a copy is of another version, MH608 where the source is not in UTF-8.
        """
        from pipeline.desk.apply import apply

        return apply(self.desk, changes)


def changes(source: Path, copies: Sequence[Path], *, base: Path | None = None) -> Edited:
    """What was edited in copies of a source (DOCX, ODT); ``base`` is the source as it was when they were made.

    Raises ``MastheadError`` where a file cannot be read or is at fault.
    """
    from pipeline.desk.desk import desk

    return Edited(desk(source, copies, base))


def assign(
    versions: Sequence[Path], *, symbols: Sequence[str] = (), date: str = "", job: str = "", original: str = ""
) -> tuple[Assigned, ...]:
    """All language versions of a document with what is assigned: each as it was and as it is. Nothing is written.

    Raises ``MastheadError``: MH609 (exit 2) where nothing is assigned, and for what contradicts a version or another.
    """
    from pipeline.desk.assign import Values
    from pipeline.desk.assign import assign as assigned

    values = Values(tuple(symbols), date, job, original)
    if values == Values():
        wrong, mend = "nothing is assigned", "say what: --symbol A/61/100 --date 2006-06-12"
        raise call_error("MH609", wrong, "a symbol, date, job number or original language", mend)
    return assigned(versions, values)
