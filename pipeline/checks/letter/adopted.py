"""MH495, MH496: what an organ has adopted says all of its adoption, and agrees with its symbol."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.errors import Fault, Passage, Severity
from pipeline.source.model.adoption import UNTOLD
from pipeline.source.model.document import ACTS, ADOPTED, DRAFTS, Letter, LetterKind, Source
from pipeline.source.model.inline import plain
from pipeline.source.model.masthead import Issue, State

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
    if letter.kind not in ACTS:
        return
    first, *others = source.masthead.issues
    council, what = first.organ == _COUNCIL, letter.kind.value.replace("-", " ")
    if others and letter.kind in ADOPTED:
        yield _lacking(letter, f"two organs issue the {what}", "one <issue>", "take one of them out")
    if council and letter.kind in (LetterKind.DECISION, LetterKind.DRAFT_DECISION):
        mend = "make it a resolution, or name the organ that issues it"
        yield _lacking(letter, f"the Security Council issues a {what}", "a resolution", mend, "kind")
    if letter.kind in DRAFTS:
        yield from _draft(letter, what)
        if not council:
            yield from _titled(letter, what)
        return
    if letter.adoption.sponsors != UNTOLD.sponsors:
        mend = 'name them in <step is="draft">'
        yield _lacking(letter, f"a {what} that was adopted has sponsors", "none above its title", mend)
    for name, value, example in (
        ("number", letter.adoption.number, "80/26"),
        ("adopted", letter.adoption.date, "2025-12-01"),
    ):
        if not value:
            yield _lacking(letter, f"the {what} has no {name}", f'{name}="{example}"', "add the attribute", name)
    yield from _council(letter) if council else _assembly(letter, what)
    if letter.adoption.number:
        yield from _number(letter, first)


def _draft(letter: Letter, what: str) -> Iterator[Fault]:
    """What only a text that was adopted has."""
    adoption = letter.adoption
    given = (
        ("number", adoption.number),
        ("adopted", adoption.date),
        ("meeting", adoption.meeting),
        ("resumed", adoption.resumed),
        ("at", adoption.seat),
    )
    for name, value in given:
        if value:
            wrong = f"the {what} has the attribute {name}"
            yield _lacking(letter, wrong, "it when the text is adopted", "take it out", name)
    elements = (
        ("proponent", adoption.proponent.content or adoption.proponent.symbols),
        ("part", adoption.part),
        ("meeting", letter.meeting_line),
        ("vote", adoption.votes),
    )
    for name, held in elements:
        if held:
            yield _lacking(letter, f"the {what} has a <{name}>", "it when the text is adopted", "take it out")


def _council(letter: Letter) -> Iterator[Fault]:
    adoption = letter.adoption
    if letter.title:
        mend = "take it out: the line of the adoption stands in its place"
        yield _lacking(letter, "a resolution of the Security Council has a title", "no <title>", mend)
    if adoption.proponent.symbols or adoption.proponent.content:
        yield _lacking(letter, "a resolution of the Security Council has a proponent", "no <proponent>", "take it out")
    if adoption.part:
        yield _lacking(letter, "a resolution of the Security Council has a part", "no <part>", "take it out")
    if "/" in adoption.number:
        yield _lacking(letter, f"the number is {adoption.number!r}", 'number="2773 (2025)"', "correct it", "number")


def _assembly(letter: Letter, what: str) -> Iterator[Fault]:
    yield from _titled(letter, what)
    number = letter.adoption.number
    if number and "/" not in number:
        yield _lacking(letter, f"the number is {number!r}", 'number="80/26"', "correct it", "number")
    if letter.adoption.part and not letter.adoption.letter:
        wrong = f"the {what} has a <part>, and its number {number!r} has no letter"
        yield _lacking(letter, wrong, 'number="75/257 B"', "add the letter, or take the part out", "number")


def _titled(letter: Letter, what: str) -> Iterator[Fault]:
    if not any(plain(part.content).strip() for part in letter.title):
        yield _lacking(letter, f"the {what} has no title", "<title>", "add it")


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
