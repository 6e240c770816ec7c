"""MH421: an issued document has its symbol, date and original language, and nothing in its masthead is unverified."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault
from pipeline.source.model.document import Source, Status
from pipeline.source.model.masthead import State, Value


def check(source: Source) -> Iterator[Fault]:
    """Masthead values that are not assigned though the document is issued; MH430 finds those that are not given."""
    if source.status is not Status.ISSUED:
        return
    mast = source.masthead
    values: list[tuple[str, Value]] = [("symbol", issue.symbol) for issue in mast.issues]
    values += [("date of issue", mast.date), ("original language", mast.original)]
    values += [("agenda item's title", i.title) for s in mast.issues for i in s.items if i.title.content]
    values += [(f"note {note.mark}", note.value) for note in mast.notes]
    for name, value in values:
        if value.state is not State.ASSIGNED:
            yield Fault(
                "MH421",
                value.place,
                f"the document is issued, but its {name} is {value.state.value}",
                "a value that is assigned",
                'give the value, or set the document\'s status to "draft"',
            )
