"""MH498: States of votes, sponsors and steps have codes of States, and a vote counts each of them once."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.akn.states import state_names
from pipeline.checks.rule import Rule
from pipeline.errors import Fault, Place, Severity
from pipeline.source.model.adoption import Outcome, Vote
from pipeline.source.model.document import ACTS, Source

RULE = Rule(
    "MH498",
    "A vote names each State once, and by its code",
    "Masthead, docs/source.md: resolutions, decisions, drafts",
    '<in-favour states="CL PE"/><against states="PE"/>',
    '<in-favour states="CL PE"/>',
    "Compare the codes and the numbers with the record of the meeting.",
)


def check(source: Source) -> Iterator[Fault]:
    """Codes that no State has, a State on two sides, sides that cannot be counted."""
    if source.letter.kind not in ACTS:
        return
    adoption = source.letter.adoption
    named = [(adoption.sponsors.place, adoption.sponsors.states)]
    named += [(side.place, side.states) for vote in adoption.votes for _, side in vote.ballots]
    named += [(step.place, step.states) for step in adoption.steps]
    for place, states in named:
        for code in dict.fromkeys(states):
            if code not in state_names():
                yield _fault(place, f"no State has the code {code}", "the ISO 3166 code of a State", "correct it")
            if states.count(code) > 1:
                yield _fault(place, f"{code} is named twice", "each State once", "take one of them out")
    letters = [vote.part for vote in adoption.part_votes]
    for vote in (adoption.vote, *adoption.part_votes):
        yield from _vote(vote)
        yield from _of_part(vote, letters)


def _of_part(vote: Vote, letters: list[str]) -> Iterator[Fault]:
    if vote.part and letters.count(vote.part) > 1:
        yield _fault(vote.place, f"part {vote.part} has two votes", "one for each part", "correct the letters")
    if vote.part and any(side.content for _, side in vote.ballots):
        wrong, mend = "names stand in the vote on a part, and nothing prints them", "name the States in states"
        yield _fault(vote.place, wrong, "codes alone", mend)


def _vote(vote: Vote) -> Iterator[Fault]:
    told = vote.outcome in (Outcome.RECORDED, Outcome.BY_MAIL, Outcome.COUNTED)
    if told and not vote.ballots:
        yield _fault(vote.place, "the vote has no sides", "<in-favour>, <against>, <abstaining>", "add who voted how")
    if vote.outcome is Outcome.WITHOUT_VOTE and vote.ballots:
        yield _fault(vote.place, "the text was adopted without a vote, and has one", "no sides", "take them out")
    for side in vote.miscounted:
        wrong, mend = "the side has names, and nobody voted so: nothing prints them", "add count or states"
        yield _fault(side.place, wrong, "how many they are", mend)
    for at, (_, side) in enumerate(vote.ballots):
        if side.count and side.states and side.count != len(side.states):
            wrong = f"the side counts {side.count} and names {len(side.states)} States"
            yield _fault(side.place, wrong, "the same number", "take count out, or correct the codes")
        for name, other in vote.ballots[at + 1 :]:
            for code in dict.fromkeys(side.states):
                if code in other.states:
                    yield _fault(
                        other.place,
                        f"{code} is on another side, too",
                        f"it once, here in <{name}> or there",
                        "take it out of one of them",
                    )


def _fault(place: Place, wrong: str, expected: str, mend: str) -> Fault:
    return Fault("MH498", place, wrong, expected, mend, Severity.WARNING)
