"""Sessions: the kinds of them, and how symbols and records name one (``80``, ``S-32``, ``ES-10``, ``2025``)."""

from __future__ import annotations

import re
from enum import Enum

from msgspec import Struct


class SessionKind(Enum):
    """How a session is counted. The value is the attribute of ``issue`` that names one."""

    ORDINAL = "session"
    SPECIAL = "special-session"
    EMERGENCY = "emergency-session"
    YEAR = "year"
    COUNCIL = "council-year"


_FOUNDED = 1945  # the Security Council's count of its years begins after it
_MARKS = {SessionKind.SPECIAL: "S-", SessionKind.EMERGENCY: "ES-"}
_SERIES = re.compile(r"RES|DEC|BUR|INF|C\.[1-6]")  # steps of a symbol that stand before the session
_STEP = re.compile(r"(?P<mark>E?S-|)(?P<number>[1-9]\d{0,2})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNCIL, _RIGHTS = "security-council", "HRC"


class Session(Struct, frozen=True):
    """A session by its kind and its number."""

    kind: SessionKind
    number: int

    @property
    def code(self) -> str:
        """What stands for it in a symbol and in the record."""
        return f"{_MARKS.get(self.kind, '')}{self.number}"


def session_of(symbol: str) -> Session | None:
    """The session that a symbol names: ``A/80/1``, ``A/RES/ES-10/24``, ``A/S-32/1``, ``A/HRC/60/1``, ``E/2025/68``."""
    organ, *steps = symbol.split("/")
    if organ == "A" and steps[:1] == [_RIGHTS]:
        steps = steps[1:]
    if steps and _SERIES.fullmatch(steps[0]):
        steps = steps[1:]
    if len(steps) < 2:
        return None
    if organ not in ("A", "E", "S"):
        return None
    found = session_coded(steps[0], "")
    if found and organ == "S":
        is_year = found.kind is SessionKind.YEAR and found.number > _FOUNDED
        return Session(SessionKind.COUNCIL, found.number - _FOUNDED) if is_year else None
    return found if organ == "A" or (found and found.kind is SessionKind.YEAR) else None


def session_coded(code: str, organ: str) -> Session | None:
    """The session that a code stands for in the record of an organ."""
    if _YEAR.fullmatch(code):
        return Session(SessionKind.YEAR, int(code))
    found = _counted(code)
    return Session(SessionKind.COUNCIL, found.number) if found and organ == _COUNCIL else found


def _counted(step: str) -> Session | None:
    found = _STEP.fullmatch(step)
    if found is None:
        return None
    kinds = {mark: kind for kind, mark in _MARKS.items()}
    return Session(kinds.get(found["mark"], SessionKind.ORDINAL), int(found["number"]))
