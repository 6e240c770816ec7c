"""MH416, MH417: a symbol has the form of its organ, and names the session that the masthead names."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Passage, Severity
from pipeline.source.model.document import Source, State
from pipeline.source.model.inline import plain
from pipeline.whole_numbers import whole
from pipeline.words import house


def check(source: Source) -> Iterator[Fault]:
    """Symbols that begin with another organ's letter, hold spaces, or name another session than the masthead."""
    for issue in source.masthead.issues:
        symbol = plain(issue.symbol.content)
        parts = symbol.split("/")
        letter = house().organs[issue.organ].letter
        empty = issue.symbol.state is State.ASSIGNED and not symbol
        if empty or (symbol and (parts[0] != letter or len(parts) < 2 or " " in symbol or "" in parts)):
            yield Fault(
                "MH416",
                issue.symbol.place,
                f"the symbol reads “{symbol}”",
                f"{letter}/… : parts without spaces, divided by strokes",
                'correct it, or say state="unassigned" and what stands in its place',
            )
        elif symbol and issue.session and parts[1].isdecimal() and whole(parts[1]) != issue.session:
            yield Fault(
                "MH417",
                issue.symbol.place,
                f"the symbol {symbol} names session {parts[1]}, the masthead session {issue.session}",
                "the same session in both",
                "correct one of them",
                Severity.WARNING,
                Passage(issue.symbol.place, symbol),
            )
