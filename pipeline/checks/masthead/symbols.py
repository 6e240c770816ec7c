"""MH416, MH417: a symbol has the form of its organ, and names the session that the masthead names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.errors import Fault, Passage, Severity
from pipeline.source.model.document import Source
from pipeline.source.model.inline import plain
from pipeline.source.model.masthead import Issue, State
from pipeline.whole_numbers import whole
from pipeline.words import house

_END = re.compile(
    r" (?:\([12]\d{3}\)|[A-Z]{1,2})(?=/|$)"
)  # the year of a resolution of the Council; the letter of a part
EMERGENCY = "ES-"  # before the number of an emergency special session


def _named(parts: list[str]) -> str:
    """The session that a symbol names (``A/80/1``, ``A/ES-10/24``, ``A/RES/ES-10/24``, ``A/HRC/60/1``), or ``''``."""
    if parts[1:2] == ["HRC"] and len(parts) > 3:
        named = parts[3:4] if parts[2].isalpha() else parts[2:3]
        return "".join(part for part in named if part.isdecimal())
    found = (part for part in parts[1:3] if part.removeprefix(EMERGENCY).isdecimal())
    return next(found, "") if parts[1:2] == ["RES"] or parts[1].removeprefix(EMERGENCY).isdecimal() else ""


def _other(parts: list[str], issue: Issue) -> bool:
    """Whether a symbol names another session than the masthead of its organ."""
    named = _named(parts)
    if not named or not (issue.session or issue.emergency):
        return False
    if named.startswith(EMERGENCY):
        return whole(named.removeprefix(EMERGENCY)) != issue.emergency
    return bool(issue.emergency) or whole(named) != issue.session


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
        elif symbol and _other(parts, issue):
            own = f"{EMERGENCY}{issue.emergency}" if issue.emergency else issue.session
            yield Fault(
                "MH417",
                issue.symbol.place,
                f"the symbol {symbol} names session {_named(parts)}, the masthead session {own}",
                "the same session in both",
                "correct one of them",
                Severity.WARNING,
                Passage(issue.symbol.place, symbol),
            )
