"""MH472: a letter is dated before it is processed and issued, and issued before it is issued again."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.errors import Fault, Passage, Severity
from pipeline.source.model.document import Source, TitlePartKind
from pipeline.source.model.inline import plain
from pipeline.source.model.masthead import State

RULE = Rule(
    "MH472",
    "The dates of a document are in order",
    "United Nations Editorial Manual, “Mastheads and cover pages”: date",
    '<issued when="2025-08-01"/> in the masthead of a letter dated 12 August 2025',
    '<issued when="2025-08-14"/>',
    "Compare the dates of letter, issue, processing and reissue with the documents.",
)


def check(source: Source) -> Iterator[Fault]:
    """Issues before the letter, processing before the letter, a reissue before the issue."""
    mast = source.masthead
    letter = next((part.when for part in source.letter.title if part.kind is TitlePartKind.DATE), "")
    issued = plain(mast.date.content) if mast.date.state is State.ASSIGNED else ""
    rows = [
        ("the document is issued", issued, "the letter is dated", letter, Passage(mast.date.place, "", "when")),
        ("the document is issued again", mast.reissued, "it was issued", issued, Passage(mast.place, "", "reissued")),
    ]
    rows += [
        ("the document is processed", day, "the letter is dated", letter, Passage(mast.job.place, "", "processed"))
        for day in mast.processed
    ]
    for what, day, before, other, about in rows:
        if day and other and day < other:
            yield Fault(
                "MH472",
                about.place,
                f"{what} on {day}, but {before} {other}",
                f"a day from {other} on",
                "correct one of the two",
                Severity.WARNING,
                about,
            )
