"""The masthead as it was written: issues with symbols and agenda items, dates, original language, job, notes."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import NOWHERE, Place
from pipeline.source.model.inline import Inlines
from pipeline.source.model.sessions import Session, SessionKind


class State(Enum):
    """How well a value of the masthead is known."""

    ASSIGNED = "assigned"
    UNASSIGNED = "unassigned"
    UNVERIFIED = "unverified"


class Value(Struct, frozen=True):
    """A value of the masthead with how well it is known; ``evidence`` says what it rests on."""

    state: State
    content: Inlines = ()
    evidence: str = ""
    place: Place = NOWHERE


class AgendaItem(Struct, frozen=True):
    """An agenda item: number, sub-item letter, list (``agenda``, ``provisional``, ``preliminary``), title."""

    number: str
    letter: str
    list: str
    title: Value
    mark: str = ""
    place: Place = NOWHERE


class Issue(Struct, frozen=True):
    """One organ that issues the document: its symbol, session or year of session, sittings, agenda items.

    ``council_year`` is the Security Council's count of its own years; ``special`` and ``emergency`` are the numbers of
    a special and of an emergency special session. ``resumed``: the session had been suspended.
    """

    organ: str
    symbol: Value
    body: Inlines = ()
    session: int = 0
    year: int = 0
    council_year: int = 0
    special: int = 0
    emergency: int = 0
    resumed: bool = False
    dates: Inlines = ()
    items: tuple[AgendaItem, ...] = ()
    place: Place = NOWHERE

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions that it names; more than one is a fault (MH431)."""
        given = (
            (SessionKind.ORDINAL, self.session),
            (SessionKind.SPECIAL, self.special),
            (SessionKind.EMERGENCY, self.emergency),
            (SessionKind.YEAR, self.year),
            (SessionKind.COUNCIL, self.council_year),
        )
        return tuple(Session(kind, number) for kind, number in given if number)

    def within(self, session: Session | None) -> Issue:
        """The same in that session, and in no other."""
        number = {session.kind: session.number} if session else {}
        return replace(
            self,
            session=number.get(SessionKind.ORDINAL, 0),
            special=number.get(SessionKind.SPECIAL, 0),
            emergency=number.get(SessionKind.EMERGENCY, 0),
            year=number.get(SessionKind.YEAR, 0),
            council_year=number.get(SessionKind.COUNCIL, 0),
        )


class MastheadNote(Struct, frozen=True):
    """A note of the first page, such as the one that says where the preliminary list stands."""

    mark: str
    value: Value
    place: Place = NOWHERE


class Masthead(Struct, frozen=True):
    """The masthead as written. Dates are ISO 8601, languages are codes of BCP 47; empty means not given."""

    issues: tuple[Issue, ...]
    distribution: str
    date: Value
    original: Value
    job: Value
    processed: tuple[str, ...] = ()
    notes: tuple[MastheadNote, ...] = ()
    reissued: str = ""
    place: Place = NOWHERE
