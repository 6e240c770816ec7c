"""MH474: an organ that meets in sessions has its session in the masthead."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.errors import Fault, Passage, Severity
from pipeline.source.model.document import Source
from pipeline.source.model.inline import plain
from pipeline.source.model.masthead import Issue, State
from pipeline.source.model.sessions import session_of
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
    named = issue.sessions or issue.body or issue.dates
    symbol = plain(issue.symbol.content)
    own = issue.symbol.state is State.ASSIGNED and session_of(symbol) is not None
    ours = symbol.startswith(f"{house().organs[issue.organ].letter}/")
    return issue.organ != "security-council" and not named and own and ours


def check(source: Source) -> Iterator[Fault]:
    """Issues whose symbol is of a session, and that do not name it."""
    for issue in source.masthead.issues:
        if lacking(issue):
            session = session_of(plain(issue.symbol.content))
            yield Fault(
                "MH474",
                issue.place,
                f"the {issue.organ.replace('-', ' ')} has sessions, and the masthead names none",
                f'{session.kind.value}="{session.number}"' if session else "",
                "add it",
                Severity.WARNING,
                Passage(issue.place, "", "organ"),
            )
