"""MH474: an organ that meets in sessions has its session in the masthead."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.errors import Fault, Passage, Severity
from pipeline.source.model.document import Source
from pipeline.source.model.inline import plain
from pipeline.source.model.masthead import Issue, State
from pipeline.words import house

RULE = Rule(
    "MH474",
    "An organ that meets in sessions has its session",
    "United Nations Editorial Manual, “Mastheads and cover pages”",
    '<issue organ="general-assembly"> without a session',
    '<issue organ="general-assembly" session="80">',
    "Add session, or year for a session that is named after its year. The Security Council has none.",
)


def lacking(issue: Issue) -> bool:
    """Whether an issue lacks the session of its organ; one of another body, or with another symbol, may have none."""
    named = issue.session or issue.year or issue.council_year or issue.body or issue.dates
    parts = plain(issue.symbol.content).split("/")
    own = issue.symbol.state is State.ASSIGNED and len(parts) > 2 and parts[1].isdecimal()
    ours = parts[0] == house().organs[issue.organ].letter
    return issue.organ != "security-council" and not named and own and ours


def check(source: Source) -> Iterator[Fault]:
    """Issues whose symbol is of a session, and that do not name it."""
    for issue in source.masthead.issues:
        if lacking(issue):
            attribute = "year" if issue.organ == "economic-and-social-council" else "session"
            yield Fault(
                "MH474",
                issue.place,
                f"the {issue.organ.replace('-', ' ')} has sessions, and the masthead names none",
                f'{attribute}="{plain(issue.symbol.content).split("/")[1]}"',
                "add it",
                Severity.WARNING,
                Passage(issue.place, "", "organ"),
            )
