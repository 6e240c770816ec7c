"""MH401, MH402, MH403: every reference says one target, and it leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.identifiers import given
from pipeline.errors import Fault
from pipeline.source.inline import Reference, TargetKind
from pipeline.source.model import Source
from pipeline.source.walk import every


def check(source: Source) -> Iterator[Fault]:
    """References to places that do not exist, without a target, or to addresses that are not https."""
    known = {name for name, _place in given(source)}
    for reference in every(source, Reference):
        if not reference.target:
            yield Fault(
                "MH402",
                reference.place,
                "a reference has no target",
                "one of to, symbol and href",
                "say where the reference leads",
            )
        elif reference.kind is TargetKind.HERE and reference.target not in known:
            near = ", ".join(sorted(known)[:8]) or "none so far"
            yield Fault(
                "MH401",
                reference.place,
                f"the reference leads to “{reference.target}”, which no element has for its id",
                f"one of the ids of this document ({near})",
                "correct the reference, or give the element that id",
            )
        elif reference.kind is TargetKind.WEB and not reference.target.startswith("https://"):
            yield Fault(
                "MH403",
                reference.place,
                f"the address “{reference.target}” is not https",
                "an address that begins with https://",
                "correct the address; a United Nations document is referred to by symbol",
            )
