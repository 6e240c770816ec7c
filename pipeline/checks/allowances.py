"""MH424: an allowance names a code that can be allowed, and says why."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault
from pipeline.source.model.document import Source


def check(source: Source) -> Iterator[Fault]:
    """Allowances whose code is not one of the house rules, or that give no reason."""
    for allowance in source.allowed:
        if not allowance.code.startswith("MH4") or not allowance.why.strip():
            yield Fault(
                "MH424",
                allowance.place,
                f"the allowance names “{allowance.code}” for the reason “{allowance.why}”",
                "the code of a warning (MH4xx) and the reason",
                "correct it, or delete it",
            )
