"""MH416, MH417: a symbol has the form of its organ, and names the session that the masthead names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.errors import Fault, Passage, Severity
from pipeline.source.model.document import Source
from pipeline.source.model.inline import plain
from pipeline.source.model.masthead import Issue, State
from pipeline.source.model.sessions import SessionKind, session_of
from pipeline.words import house

_END = re.compile(
    r" (?:\([12]\d{3}\)|[A-Z]{1,2})(?=/|$)"
)  # the year of a resolution of the Council; the letter of a part
_COUNTED = (SessionKind.ORDINAL, SessionKind.SPECIAL, SessionKind.EMERGENCY)


def _other(symbol: str, issue: Issue) -> bool:
    """Whether a symbol names another session than the masthead of its organ; years are looked at elsewhere (MH473)."""
    found = session_of(symbol)
    own = next(iter(issue.sessions), None)
    return found is not None and own is not None and own.kind in _COUNTED and found != own


def _code(symbol: str) -> str:
    found = session_of(symbol)
    return found.code if found else ""


def check(source: Source) -> Iterator[Fault]:
    """Symbols that begin with another organ's letter, hold spaces, or name another session than the masthead."""
    for issue in source.masthead.issues:
        symbol = plain(issue.symbol.content)
        parts = symbol.split("/")
        letter = house().organs[issue.organ].letter
        empty = issue.symbol.state is State.ASSIGNED and not symbol
        if empty or (symbol and (parts[0] != letter or len(parts) < 2 or " " in _END.sub("", symbol) or "" in parts)):
            yield Fault(
                "MH416",
                issue.symbol.place,
                f"the symbol reads “{symbol}”",
                f"{letter}/… : parts without spaces, divided by strokes",
                'correct it, or say state="unassigned" and what stands in its place',
                about=Passage(issue.symbol.place, symbol),
            )
        elif symbol and _other(symbol, issue):
            yield Fault(
                "MH417",
                issue.symbol.place,
                f"the symbol {symbol} names session {_code(symbol)}, the masthead session {issue.sessions[0].code}",
                "the same session in both",
                "correct one of them",
                Severity.WARNING,
                Passage(issue.symbol.place, symbol),
            )
