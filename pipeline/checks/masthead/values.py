"""MH430: how well a value of the masthead is known, and whether it is given, agree."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault
from pipeline.source.model.document import Source
from pipeline.source.model.masthead import State, Value


def check(source: Source) -> Iterator[Fault]:
    """Values that are assigned or unverified and not given, and values that are given though unassigned."""
    for name, example, value in _values(source):
        if value.state is State.UNASSIGNED and value.content:
            yield Fault(
                "MH430",
                value.place,
                f"the {name} is unassigned, but it is given",
                'state="assigned" or state="unverified", or no value',
                "an unassigned value is not printed: say how well it is known, or delete it",
            )
        elif value.state is not State.UNASSIGNED and not value.content:
            yield Fault(
                "MH430",
                value.place,
                f"the {name} is {value.state.value}, but it is not given",
                example,
                'give it, or say state="unassigned"',
            )
    job = source.masthead.job
    if source.masthead.processed and not job.content:
        yield Fault(
            "MH430",
            job.place,
            "a day of processing is given without a job number",
            'number="25-12345"',
            "give the number, or delete processed",
        )


def _values(source: Source) -> Iterator[tuple[str, str, Value]]:
    """The values but for the symbols, each with its name and an example."""
    mast = source.masthead
    yield "date of the masthead", 'when="2025-09-30"', mast.date
    yield "original language", 'in="en"', mast.original
    yield "job number", 'number="25-12345"', mast.job
    for issue in mast.issues:
        if issue.symbol.state is State.UNVERIFIED:
            yield "symbol", "<symbol>A/80/123</symbol>", issue.symbol
        for item in issue.items:
            yield "title of the agenda item", "<title>words</title>", item.title
    for note in mast.notes:
        yield f"first-page note {note.mark}", "the words of the note", note.value
