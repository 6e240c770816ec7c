"""MH420: a document older or younger than its layout is set in the nearest one, and that is said."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Passage, Severity
from pipeline.source.model.document import Source, TitlePartKind
from pipeline.source.model.inline import plain
from pipeline.style.choose import choose_layout, covers, oldest_layout


def check(source: Source) -> Iterator[Fault]:
    """Dates outside the time of the layout."""
    letter = next((part for part in source.letter.title if part.kind is TitlePartKind.DATE), None)
    issued = plain(source.masthead.date.content)
    date = issued or (letter.when if letter else "")
    layout = source.layout or choose_layout(date)
    if not date or covers(layout, date):
        return
    nearest = choose_layout(date)
    if source.layout:
        wrong = f"the layout “{layout}” was not in use on {date}"
        expected = f"“{nearest}”, the nearest to that day"
        mend = "leave layout out; the pages are set in the nearest layout that the house has"
    else:
        wrong = f"no layout of the house was in use on {date}"
        oldest, begun = oldest_layout()
        expected = f"a date in the time of one of them; the oldest, “{oldest}”, begins on {begun}"
        mend = f"compare the date; if it is right, the pages are set in the nearest layout, “{nearest}”"
    about = Passage(source.masthead.date.place if issued or not letter else letter.place)
    yield Fault("MH420", source.place, wrong, expected, mend, Severity.WARNING, about)
