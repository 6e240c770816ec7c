"""MH473: years of symbol, job number, session and council year agree with the dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.errors import Fault, Passage, Place, Severity
from pipeline.source.model.document import Source, TitlePartKind
from pipeline.source.model.inline import plain
from pipeline.source.model.masthead import Issue, State
from pipeline.whole_numbers import whole

RULE = Rule(
    "MH473",
    "Years of the masthead agree with its dates",
    "United Nations Documentation Research Guide, “UN Document Symbols”: sessions and years",
    '<issue organ="security-council" council-year="79"> in August 2025',
    '<issue organ="security-council" council-year="80">',
    "Compare symbol, job number, session and year with the dates; the message names the years that fit.",
)

_JOB = re.compile(r"(?:[A-Z]{2,3}\.)?(\d\d)-")
_FOUNDED, _FIRST = 1945, 1946  # the council's first year begins with 1946; session n begins in 1945 + n
_SPECIAL = re.compile(r"A/(?:ES|S)-")


def check(source: Source) -> Iterator[Fault]:
    """Years that no date of the document bears out. Nothing is told where it has no date."""
    years = _years(source)
    if not years:
        return
    least, most = min(years), max(years)
    for issue in source.masthead.issues:
        yield from _of_issue(issue, least, most)
    job = source.masthead.job
    number = plain(job.content) if job.state is State.ASSIGNED else ""
    found = _JOB.match(number)
    if found and not _two(least) <= whole(found[1]) <= _two(most) and least // 100 == most // 100:
        yield _fault(f"the job number {number} is of another year", f"{_two(least):02}-…", job.place, "", "number")


def _years(source: Source) -> list[int]:
    """The years of letter, issue and processing."""
    mast = source.masthead
    letter = next((part.when for part in source.letter.title if part.kind is TitlePartKind.DATE), "")
    days = (letter, plain(mast.date.content), *mast.processed)
    return [int(day[:4]) for day in days if len(day) == 10 and day[:4].isdecimal()]


def _of_issue(issue: Issue, least: int, most: int) -> Iterator[Fault]:
    symbol = plain(issue.symbol.content)
    parts = symbol.split("/")
    dated = issue.symbol.state is State.ASSIGNED and len(parts) > 2 and parts[1].isdecimal() and len(parts[1]) == 4
    if dated and not least - 1 < whole(parts[1]) <= most + (parts[0] != "S"):
        yield _fault(f"the symbol {symbol} is of {parts[1]}", _span(least, most), issue.symbol.place, symbol, "")
    if issue.council_year and not least - _FOUNDED <= issue.council_year <= most - _FOUNDED:
        expected = (
            f"{least - _FOUNDED}, the year of {least}" if least == most else _span(least - _FOUNDED, most - _FOUNDED)
        )
        yield _fault(f"council-year is {issue.council_year}", expected, issue.place, "", "council-year")
    if issue.year and not least - 1 <= issue.year <= most + 1:
        yield _fault(f"the year of the session is {issue.year}", _span(least, most + 1), issue.place, "", "year")
    assembly = issue.organ == "general-assembly" and issue.session and not _SPECIAL.match(symbol)
    if assembly and not least - _FIRST <= issue.session <= most - _FOUNDED:
        expected = _span(least - _FIRST, most - _FOUNDED)
        yield _fault(f"the session is {issue.session}", expected, issue.place, "", "session")


def _two(year: int) -> int:
    return year % 100


def _span(least: int, most: int) -> str:
    return str(least) if least == most else f"{least} to {most}"


def _fault(what: str, expected: str, place: Place, words: str, attribute: str) -> Fault:
    wrong = f"{what}, which the dates of the document do not bear out"
    about = Passage(place, words, attribute)
    return Fault("MH473", place, wrong, expected, "correct it, or the dates", Severity.WARNING, about)
