"""What is known of the adoption of a text: how it came before its organ, the vote, the steps on the way."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pipeline.errors import NOWHERE, Place
from pipeline.source.model.inline import Inlines


class Proponent(Struct, frozen=True):
    """How a text came before its organ: on the report of a ``committee`` (``none``: without reference to one).

    ``symbols`` are those of the report or the drafts, ``paragraph`` is that of the report. ``content`` are the words as
    issued, where they are not to be computed.
    """

    committee: str = "none"
    symbols: tuple[str, ...] = ()
    paragraph: str = ""
    content: Inlines = ()
    place: Place = NOWHERE


class Sponsors(Struct, frozen=True):
    """Who submits a draft: the words of the line above it, and the States among them by their codes."""

    states: tuple[str, ...] = ()
    content: Inlines = ()
    place: Place = NOWHERE


class Outcome(Enum):
    """How an organ decided; ``counted`` where only the numbers are told, nothing where the source does not tell."""

    UNTOLD = ""
    WITHOUT_VOTE = "without-vote"
    RECORDED = "recorded"
    BY_MAIL = "by-mail"
    COUNTED = "counted"


class Ballots(Struct, frozen=True):
    """One side of a vote: how many voted so, which States by their codes, and their names as the organ prints them.

    ``count`` is 0 where it is that of the ``states``.
    """

    count: int = 0
    states: tuple[str, ...] = ()
    content: Inlines = ()
    place: Place = NOWHERE

    @property
    def number(self) -> int:
        """How many voted so."""
        return self.count or len(self.states)


class Vote(Struct, frozen=True):
    """How the organ decided, and who voted how; ``part`` is the letter of the part of a collection that it is of."""

    outcome: Outcome = Outcome.UNTOLD
    favour: Ballots = Ballots()
    against: Ballots = Ballots()
    abstaining: Ballots = Ballots()
    part: str = ""
    place: Place = NOWHERE

    @property
    def told(self) -> bool:
        """Whether it says anything of how the organ decided."""
        return self.outcome is not Outcome.UNTOLD or bool(self.ballots)

    @property
    def ballots(self) -> tuple[tuple[str, Ballots], ...]:
        """Those sides of the vote for which anybody voted, by name."""
        named = (("in-favour", self.favour), ("against", self.against), ("abstaining", self.abstaining))
        return tuple((name, side) for name, side in named if side.number)

    @property
    def printed(self) -> tuple[tuple[str, Ballots], ...]:
        """Those sides that stand under a text that has its vote there: none where nobody voted."""
        return () if self.outcome is Outcome.WITHOUT_VOTE else self.ballots

    @property
    def miscounted(self) -> tuple[Ballots, ...]:
        """Those sides of which nobody is said to have voted so, and which have words all the same."""
        ballots = (self.favour, self.against, self.abstaining)
        return tuple(side for side in ballots if side.content and not side.number)


class StepKind(Enum):
    """A step of a text through its organ."""

    DRAFT = "draft"
    ADDITIONAL_SPONSORS = "additional-sponsors"
    RECOMMENDED = "recommended"
    ADOPTED = "adopted"
    NOT_ADOPTED = "not-adopted"
    VETO = "veto"


class Step(Struct, frozen=True):
    """A dated event: the day (ISO 8601, ``''`` where it is not known), the symbol and paragraph that have it.

    ``words`` say who acted and how ("Brazil and Norway"), ``states`` are the codes of the States among them.
    """

    kind: StepKind
    date: str = ""
    symbol: str = ""
    paragraph: str = ""
    states: tuple[str, ...] = ()
    words: str = ""
    place: Place = NOWHERE


class Adoption(Struct, frozen=True):
    """What is known of the adoption of a text: its number (``80/26``), the day (ISO 8601), the meeting and its place.

    ``heading`` pins the adoption title as issued, ``part`` the line that has the letter of a part. A draft has
    ``sponsors`` in their stead. ``part_votes`` are those on the parts of a collection, each with its letter.
    """

    number: str = ""
    date: str = ""
    meeting: int = 0
    resumed: bool = False
    seat: str = ""
    sponsors: Sponsors = Sponsors()
    heading: Inlines = ()
    proponent: Proponent = Proponent()
    part: Inlines = ()
    vote: Vote = Vote()
    part_votes: tuple[Vote, ...] = ()
    steps: tuple[Step, ...] = ()
    place: Place = NOWHERE

    @property
    def stem(self) -> str:
        """The number without the letter of its part: ``75/257`` of ``75/257 B``."""
        return self.number.partition(" ")[0] if "/" in self.number else self.number

    @property
    def letter(self) -> str:
        """The letter of the part, ``''`` where the number has none."""
        return self.number.partition(" ")[2] if "/" in self.number else ""

    @property
    def votes(self) -> tuple[Vote, ...]:
        """The votes of which the source tells: that on the whole, then those on its parts."""
        return tuple(vote for vote in (self.vote, *self.part_votes) if vote.told)


UNTOLD = Adoption()  # of a letter
