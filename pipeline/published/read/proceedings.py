"""What only the metadata of a published file tell: keywords with their addresses, the vote, the steps on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from lxml import etree

from pipeline.akn.states import state_code
from pipeline.published.acts import Act, Acts
from pipeline.published.read.cover import is_day
from pipeline.published.tree import below, flat
from pipeline.source.model import adoption as a
from pipeline.source.model.record import About, Subject
from pipeline.whole_numbers import whole

_STEPS = {
    "draftresolution": a.StepKind.DRAFT,
    "draftdecision": a.StepKind.DRAFT,
    "draftresolutionadditionalsponsors": a.StepKind.ADDITIONAL_SPONSORS,
    "recommendedforadoption": a.StepKind.RECOMMENDED,
    "adopted": a.StepKind.ADOPTED,
    "notadopted": a.StepKind.NOT_ADOPTED,
    "veto": a.StepKind.VETO,
}
_BALLOTS = {"infavour": "favour", "against": "against", "abstaining": "abstaining"}
_ABOUT = {"agenda": About.AGENDA, "title": About.TITLE}
_BETWEEN = re.compile(r", and |, | and ")
_NUMBER = re.compile(r"\A\d{1,4}\Z")
_SAFE = "/:?#[]@!$&'()*+,;=%-._~"
_SENTENCE = 500  # characters of a value that is kept


def read_subjects(document: etree._Element) -> tuple[Subject, ...]:
    """The keywords, each once."""
    found = (_subject(each) for group in below(document, "classification") for each in below(group, "keyword"))
    return tuple(dict.fromkeys(each for each in found if each.words))


def _subject(keyword: etree._Element) -> Subject:
    def told(name: str) -> str:
        return " ".join(keyword.get(name, "").split())[:_SENTENCE]

    words = told("showAs") or told("value")
    return Subject(
        words,
        told("dictionary"),
        quote(told("href"), safe=_SAFE),
        "" if told("value") == words else told("value"),
        "" if told("shortForm") == words else told("shortForm"),
        _ABOUT.get(told("refersTo").removeprefix("#"), About.SUBJECT),
    )


def read_steps(document: etree._Element, acts: Acts) -> tuple[a.Step, ...]:
    """The steps; those of which nothing is told but that they are steps are left out."""
    return tuple(each for step in below(document, "step") if (each := _step(step, acts)) is not None)


def _step(step: etree._Element, acts: Acts) -> a.Step | None:
    outcome = step.get("outcome", "")
    kind = _STEPS.get(outcome.removeprefix("#").casefold())
    if kind is None:
        acts.add(Act.METADATA, step, outcome)
        return None
    day, symbol = step.get("date", ""), " ".join(step.get("as", "").split())
    words = " ".join(step.get("by", "").split())
    number = step.get("refersTo", "")
    states = dict.fromkeys(code for name in _BETWEEN.split(words) if (code := state_code(name)))
    made = a.Step(
        kind,
        day if is_day(day) else "",
        symbol,
        number if _NUMBER.match(number) else "",
        tuple(states),
        words,
    )
    return made if made != a.Step(kind) else None


def read_vote(document: etree._Element, acts: Acts) -> a.Vote:
    """How the organ decided, with the codes of the States."""
    voting = next(below(document, "voting"), None)
    if voting is None:
        return a.Vote()
    outcome = voting.get("outcome", "").removeprefix("#").casefold()
    ballots = dict(_ballots(voting, acts))
    if not ballots:
        return a.Vote(a.Outcome.WITHOUT_VOTE if "withoutvote" in outcome.replace(" ", "") else a.Outcome.UNTOLD)
    named = any(side.states for side in ballots.values())
    told = a.Outcome.BY_MAIL if "mail" in outcome else a.Outcome.RECORDED if named else a.Outcome.COUNTED
    favour, against, abstaining = (ballots.get(name, a.Ballots()) for name in ("favour", "against", "abstaining"))
    return a.Vote(told, favour, against, abstaining)


def _ballots(voting: etree._Element, acts: Acts) -> Iterator[tuple[str, a.Ballots]]:
    for count in below(voting, "count"):
        name = _BALLOTS.get(count.get("refersTo", "").removeprefix("#").casefold())
        codes = []
        for each in below(count, "organization"):
            codes += [code] if (code := state_code(flat(each))) else []
            if not code:
                acts.add(Act.METADATA, each, flat(each))
        states = tuple(dict.fromkeys(codes))
        number = max(whole(count.get("value", "")), 0)
        if name and (number or states):
            yield name, a.Ballots(0 if number in (0, len(states)) else number, states)
