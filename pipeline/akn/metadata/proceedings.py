"""Workflow and vote of what an organ has adopted, in the terms in which the United Nations publish them."""

from __future__ import annotations

from urllib.parse import unquote

from msgspec import Struct

from pipeline.akn.data import vocabulary
from pipeline.akn.metadata.facts import work_date
from pipeline.akn.states import state_names
from pipeline.document.model import Document
from pipeline.source.model.adoption import Ballots, Outcome, Step, StepKind, Vote
from pipeline.source.model.document import DRAFTS
from pipeline.source.model.inline import plain

_ADDRESS = {ord(sign): f"%{ord(sign):02X}" for sign in "%#:[]"}
UNKNOWN = "0001-01-01"  # the day of a step of which none is known, as the United Nations write it


class StepFacts(Struct, frozen=True):
    """A ``step``: its day, the concept of its outcome, its document, who acted, and what has no attribute there."""

    date: str
    outcome: str
    document: str
    by: str
    paragraph: str
    states: str


class Voter(Struct, frozen=True):
    """A State that voted: its code and its name."""

    code: str
    name: str


class Count(Struct, frozen=True):
    """A ``count``: the concept of the side, how many, and who."""

    side: str
    value: int
    voters: tuple[Voter, ...]


class Voting(Struct, frozen=True):
    """A ``voting``: the concept of its outcome, ``''`` where it is not told, the sides, the letter of its part."""

    outcome: str
    counts: tuple[Count, ...]
    part: str


def workflow(document: Document) -> tuple[StepFacts, ...]:
    """The steps; those of a draft begin with the draft itself."""
    adoption = document.letter.adoption
    if adoption is None:
        return ()
    own: tuple[Step, ...] = ()
    if document.letter.kind in DRAFTS and adoption.sponsors.content:
        symbol, sponsors = document.masthead.symbols[0].text, adoption.sponsors
        words = " ".join(plain(sponsors.content).split())
        own = (Step(StepKind.DRAFT, work_date(document), symbol, "", sponsors.states, words),)
    return tuple(_step(step) for step in (*own, *adoption.steps))


def _step(step: Step) -> StepFacts:
    outcome: str = vocabulary()["steps"][step.kind.value]
    day = step.date or UNKNOWN
    return StepFacts(day, outcome, told(step.symbol), told(step.words), step.paragraph, " ".join(step.states))


def voting(document: Document) -> tuple[Voting, ...]:
    """The votes of which the source tells."""
    adoption = document.letter.adoption
    return tuple(_voting(vote) for vote in adoption.votes) if adoption else ()


def _voting(vote: Vote) -> Voting:
    outcome: str = vocabulary()["outcomes"][vote.outcome.value] if vote.outcome is not Outcome.UNTOLD else ""
    return Voting(outcome, tuple(_count(name, side) for name, side in vote.ballots), vote.part)


def _count(name: str, side: Ballots) -> Count:
    concept: str = vocabulary()["sides"][name]
    names = state_names()
    return Count(concept, side.number, tuple(Voter(code, names.get(code, code)) for code in side.states))


def told(words: str) -> str:
    """Words in an attribute that the schema takes for an address, such as ``by``: signs of addresses are escaped."""
    first = "%2F" if words.startswith("/") else words[:1].translate(_ADDRESS)
    return first + words[1:].translate(_ADDRESS)


def words_of(attribute: str) -> str:
    """The words that ``told`` has written."""
    return unquote(attribute)
