"""MH431, MH432: a session is named in one way, and the agenda items of an organ are on one list."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault
from pipeline.source.model.document import Source


def check(source: Source) -> Iterator[Fault]:
    """Organs with two names of the session, or with items of several lists (one line prints them all)."""
    for issue in source.masthead.issues:
        names = [session.kind.value for session in issue.sessions]
        if len(names) > 1:
            yield Fault(
                "MH431",
                issue.place,
                f"the organ's session is named by {' and '.join(names)}",
                "one of session, special-session, emergency-session, year and council-year",
                "keep the one that the masthead prints",
            )
        lists = sorted({item.list for item in issue.items})
        if len(lists) > 1:
            yield Fault(
                "MH432",
                issue.items[0].place,
                f"the agenda items of the organ are on several lists ({', '.join(lists)})",
                "one list, since one line prints them all",
                "correct list on the items",
            )
