"""Reads back what the metadata tell of the document beyond its text: keywords, steps of the workflow, the vote."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree
from msgspec.structs import replace

from pipeline.akn.data import vocabulary
from pipeline.akn.file import AknDocument, text_of
from pipeline.akn.metadata.proceedings import UNKNOWN, words_of
from pipeline.akn.names import own, q
from pipeline.resolve.components.vote import unnamed
from pipeline.source.model import adoption as a
from pipeline.source.model.inline import Break, Inlines, Text, plain
from pipeline.source.model.record import About, Subject
from pipeline.whole_numbers import whole
from pipeline.words import Words


def read_subjects(document: AknDocument) -> tuple[Subject, ...]:
    """The keywords that are not the agenda items of the masthead."""
    kinds = {f"#{concept}": About(about) for about, concept in vocabulary()["keywords"].items()}
    keywords = document.element.findall(f"{q('meta')}/{q('classification')}/{q('keyword')}")
    return tuple(
        _subject(keyword, kinds[keyword.get("refersTo", "")])
        for keyword in keywords
        if keyword.get("refersTo") in kinds
    )


def _subject(keyword: etree._Element, about: About) -> Subject:
    words, value = keyword.get("showAs", ""), keyword.get("value", "")
    none = f"#{vocabulary()['keywords'][about.value]}"
    return Subject(
        words,
        _plain(keyword.get("dictionary", "").replace(none, "")),
        _plain(keyword.get("href", "")),
        "" if value == words else value,
        keyword.get("shortForm", ""),
        about,
    )


def _plain(reference: str) -> str:
    """What the source calls it: an address stays one, a name was escaped."""
    return reference if "://" in reference else unquote(reference)


def read_steps(document: AknDocument, symbol: str) -> tuple[a.Step, ...]:
    """The steps of the workflow; not that by which the document of that ``symbol`` is itself a draft."""
    kinds = {f"#{concept}": a.StepKind(name) for name, concept in vocabulary()["steps"].items()}
    found = (_step(step, kinds) for step in document.element.iter(q("step")))
    return tuple(step for step in found if not (symbol and step.kind is a.StepKind.DRAFT and step.symbol == symbol))


def _step(step: etree._Element, kinds: dict[str, a.StepKind]) -> a.Step:
    day = step.get("date", "")
    return a.Step(
        kinds[step.get("outcome", "")],
        "" if day == UNKNOWN else day,
        words_of(step.get("as", "")),
        step.get(own("paragraph"), ""),
        tuple(step.get(own("states"), "").split()),
        words_of(step.get("by", "")),
    )


def read_votes(document: AknDocument) -> tuple[a.Vote, ...]:
    """The votes: that on the whole first, then those on parts; names as the organ prints them stand in the text."""
    found = tuple(_vote(voting) for voting in document.element.iter(q("voting")))
    whole_ = tuple(vote for vote in found if not vote.part)
    return (*(whole_ or (a.Vote(),)), *(vote for vote in found if vote.part))


def _vote(voting: etree._Element) -> a.Vote:
    outcomes = {f"#{concept}": a.Outcome(name) for name, concept in vocabulary()["outcomes"].items()}
    ballots = dict(_ballots(voting))
    return a.Vote(
        outcomes.get(voting.get("outcome", ""), a.Outcome.UNTOLD),
        ballots.get("in-favour", a.Ballots()),
        ballots.get("against", a.Ballots()),
        ballots.get("abstaining", a.Ballots()),
        voting.get(own("part"), ""),
    )


def _ballots(voting: etree._Element) -> Iterator[tuple[str, a.Ballots]]:
    names = {f"#{concept}": name for name, concept in vocabulary()["sides"].items()}
    for count in voting.iter(q("count")):
        states = tuple(each.get(own("state"), text_of(each)) for each in count.iter(q("organization")))
        number = whole(count.get("value", "0"))
        yield names[count.get("refersTo", "")], a.Ballots(0 if number == len(states) else number, states)


def named(vote: a.Vote, lines: list[Inlines], words: Words) -> a.Vote:
    """The vote with the names of its sides, read from the lines under the text; those of the house are none."""
    found = [_names(line) for line in lines[1:]]
    closes = words.note["bracket"].partition("{words}")[2]
    if found and found[-1] and isinstance(last := found[-1][-1], Text):
        kept = last.text.removesuffix(closes)
        found[-1] = (*found[-1][:-1], *((Text(kept),) if kept else ()))
    ballots = {
        name: side if plain(told) == unnamed(side) else replace(side, content=told)
        for (name, side), told in zip(vote.ballots, found, strict=False)
    }
    return replace(
        vote,
        favour=ballots.get("in-favour", vote.favour),
        against=ballots.get("against", vote.against),
        abstaining=ballots.get("abstaining", vote.abstaining),
    )


def _names(line: Inlines) -> Inlines:
    """What stands after the first end of a line."""
    at = next((place for place, item in enumerate(line) if isinstance(item, Break)), len(line))
    return line[at + 1 :]
