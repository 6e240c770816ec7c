"""MH420: a document older or younger than its layout is set in the nearest one, and that is said."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Severity
from pipeline.source.inline import plain
from pipeline.source.model import Source, TitlePartKind
from pipeline.style import choose_layout, covers


def check(source: Source) -> Iterator[Fault]:
    """Dates outside the time of the layout."""
    letter = next((part.when for part in source.letter.title if part.kind is TitlePartKind.DATE), "")
    date = plain(source.masthead.date.content) or letter
    layout = source.layout or choose_layout(date)
    if date and not covers(layout, date):
        yield Fault(
            "MH420",
            source.place,
            f"the layout “{layout}” was not in use on {date}",
            f"“{choose_layout(date)}”, the nearest to that day",
            "leave layout out; the pages are set in the nearest layout that the house has",
            Severity.WARNING,
        )
