"""Compares what the metadata of Akoma Ntoso tell of vote, steps and keywords with the document."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from pipeline.akn.data import vocabulary
from pipeline.akn.file import AknFile, text_of
from pipeline.akn.names import own, q
from pipeline.akn.states import state_code
from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.source.model.adoption import Adoption
from pipeline.source.model.document import DRAFTS
from pipeline.source.model.inline import plain
from pipeline.verify.lines import MEND

_UNKNOWN = "0001-01-01"


def proceeding_faults(file: AknFile, document: Document, path: str) -> Iterator[Fault]:
    """MH639: each line of them that only one of the two has; ``path`` is the file's."""
    expected, found = tuple(_expected(document)), tuple(_read(file))
    for line in expected:
        if line not in found:
            yield Fault("MH639", Place(path), "the metadata lack what the document tells", f"“{line}”", MEND)
    for line in found:
        if line not in expected:
            yield Fault("MH639", Place(path), f"the metadata tell “{line}”", "what the document tells", MEND)


def _expected(document: Document) -> Iterator[str]:
    for subject in document.subjects:
        where = (unquote(subject.dictionary), unquote(subject.href))
        yield _line("keyword", subject.value or subject.words, subject.words, *where)
    adoption = document.letter.adoption
    if adoption is None:
        return
    if document.letter.kind in DRAFTS and adoption.sponsors.content:
        day = document.date or document.masthead.date
        symbol, who = document.masthead.symbols[0].text, plain(adoption.sponsors.content)
        yield _line("step", "draftResolution", day, symbol, who, " ".join(adoption.sponsors.states))
    yield from _expected_of(adoption)


def _expected_of(adoption: Adoption) -> Iterator[str]:
    steps, outcomes, names = (vocabulary()[name] for name in ("steps", "outcomes", "sides"))
    for step in adoption.steps:
        states = " ".join(step.states)
        yield _line("step", steps[step.kind.value], step.date or _UNKNOWN, step.symbol, step.words, states)
    for vote in (adoption.vote, *adoption.part_votes):
        if vote.outcome.value:
            yield _line("outcome", outcomes[vote.outcome.value], vote.part)
        for name, side in vote.ballots:
            yield _line("count", names[name], str(side.number), " ".join(side.states), vote.part)


def _read(file: AknFile) -> Iterator[str]:
    lists = {f"#{name}" for name in vocabulary()["keywords"].values()}
    for keyword in file.named("keyword"):
        if keyword.get("refersTo") in lists:
            dictionary = keyword.get("dictionary", "")
            dictionary = "" if dictionary in lists else unquote(dictionary)
            words = keyword.get("showAs", "")
            yield _line("keyword", keyword.get("value", ""), words, dictionary, unquote(keyword.get("href", "")))
    for step in file.named("step"):
        told = (step.get("outcome", "")[1:], step.get("date", ""), unquote(step.get("as", "")))
        yield _line("step", *told, unquote(step.get("by", "")), step.get(own("states"), ""))
    for voting in file.named("voting"):
        if voting.get("outcome"):
            yield _line("outcome", voting.get("outcome", "")[1:], voting.get(own("part"), ""))
        for count in voting.iter(q("count")):
            states = " ".join(_state(each) for each in count.iter(q("organization")))
            part = voting.get(own("part"), "")
            yield _line("count", count.get("refersTo", "")[1:], count.get("value", ""), states, part)


def _state(voter: etree._Element) -> str:
    """The code of a State that voted, by its name; by the code beside it where no State has that name."""
    return state_code(text_of(voter)) or voter.get(own("state"), "")


def _line(*parts: str) -> str:
    """What is told, in one line, as both sides write it."""
    return ", ".join(" ".join(part.split()) for part in parts)
