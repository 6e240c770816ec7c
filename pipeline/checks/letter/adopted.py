"""MH495, MH496: what an organ has adopted says all of its adoption, and agrees with its symbol."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.errors import Fault, Passage, Severity
from pipeline.source.model.document import ADOPTED, Issue, Letter, Source, State
from pipeline.source.model.inline import plain

RULE = Rule(
    "MH496",
    "A resolution has the number of its symbol",
    "United Nations Editorial Manual, “Resolutions and other formal decisions of United Nations organs”: I",
    '<symbol>A/RES/80/26</symbol> … <deliberation number="80/62"',
    '<symbol>A/RES/80/26</symbol> … <deliberation number="80/26"',
    "Compare both with the resolution as issued.",
)
_COUNCIL = "security-council"


def check(source: Source) -> Iterator[Fault]:
    """What the adoption lacks or says in vain, and a number that is not that of the symbol."""
    letter = source.letter
    if letter.kind not in ADOPTED:
        return
    first, *others = source.masthead.issues
    if others:
        yield _lacking(letter, "two organs issue the resolution", "one <issue>", "take one of them out")
    yield from _council(letter) if first.organ == _COUNCIL else _assembly(letter)
    yield from _number(letter, first)


def _council(letter: Letter) -> Iterator[Fault]:
    adoption = letter.adoption
    if letter.title:
        mend = "take it out: the line of the adoption stands in its place"
        yield _lacking(letter, "a resolution of the Security Council has a title", "no <title>", mend)
    if adoption.proponent.symbols or adoption.proponent.content:
        yield _lacking(letter, "a resolution of the Security Council has a proponent", "no <proponent>", "take it out")
    if "/" in adoption.number:
        yield _lacking(letter, f"the number is {adoption.number!r}", 'number="2773 (2025)"', "correct it", "number")


def _assembly(letter: Letter) -> Iterator[Fault]:
    if not any(plain(part.content).strip() for part in letter.title):
        yield _lacking(letter, "the resolution has no title", "<title>", "add it")
    if "/" not in letter.adoption.number:
        wrong = f"the number is {letter.adoption.number!r}"
        yield _lacking(letter, wrong, 'number="80/26"', "correct it", "number")


def _lacking(letter: Letter, wrong: str, expected: str, mend: str, attribute: str = "") -> Fault:
    about = Passage(letter.place, "", attribute) if attribute else None
    return Fault("MH495", letter.place, wrong, expected, mend, about=about)


def _number(letter: Letter, issue: Issue) -> Iterator[Fault]:
    symbol, number = plain(issue.symbol.content), letter.adoption.number
    if issue.symbol.state is State.ASSIGNED and f"/{number}/" not in f"{symbol}/":
        yield Fault(
            "MH496",
            letter.place,
            f"the number is {number}, but the symbol {symbol}",
            "the number in the symbol",
            "correct one of the two",
            Severity.WARNING,
            Passage(letter.place, "", "number"),
        )
