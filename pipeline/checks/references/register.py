"""MH438: the register has one entry for a kind and key."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault
from pipeline.source.model.document import Entry, Source


def check(source: Source) -> Iterator[Fault]:
    """Entries that stand twice."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in source.register:
        known = first.setdefault((entry.kind, entry.key), entry)
        if known is not entry:
            yield Fault(
                "MH438",
                entry.place,
                f"the {entry.kind} “{entry.key}” is declared already in line {known.place.line}",
                "one entry for each kind and key",
                "delete one of the two, or give it a key of its own",
            )
