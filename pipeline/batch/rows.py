"""What became of each document: one row, kept in ``report.jsonl``, from which the next run knows what is fresh."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field, to_builtins

from pipeline.errors import Exit

BUILT, FRESH, REFUSED, WITHHELD, LOST = "built", "fresh", "refused", "withheld", "lost"
_LASTING = (BUILT, REFUSED)  # what stays so while nothing changes; the others are tried again
EXITS = {BUILT: Exit.DONE, FRESH: Exit.DONE, REFUSED: Exit.DOCUMENT, WITHHELD: Exit.ENVIRONMENT, LOST: Exit.ENVIRONMENT}


class Row(Struct, frozen=True):
    """What became of one document.

    ``outcome`` is ``built`` (or checked, or imported), ``refused`` (the document is at fault), ``withheld`` (an output
    differs from it) or ``lost`` (the machine or the program is at fault). ``fresh`` says that it was found so, and
    nothing was done. ``files`` are the outputs with their sizes in bytes, ``faults`` the findings as plain data;
    ``begun`` is seconds since the run began, ``seconds`` of the clock and ``processor`` are what it took; ``memory``
    is the most that its worker has used so far, in MB.
    """

    source: str
    outcome: str
    key: str = ""
    files: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[Mapping[str, Any], ...] = ()
    fresh: bool = False
    worker: str = ""
    begun: float = 0.0
    seconds: float = 0.0
    processor: float = 0.0
    memory: int = 0

    @property
    def code(self) -> Exit:
        """The exit code that the document asks for."""
        return EXITS[self.outcome]

    @property
    def lasting(self) -> bool:
        """Whether it stays so while the document, the order and the product are the same."""
        return self.outcome in _LASTING

    def as_line(self) -> str:
        """The row as one line of JSON."""
        return json.dumps(to_builtins(self), ensure_ascii=False, separators=(",", ":"))


def row_of(line: str) -> Row | None:
    """The row of a line; none where it is none: a run that was killed may have left half of it."""
    try:
        read = json.loads(line)
        row = Row(**{**read, "faults": tuple(read["faults"])})
        sound = row.outcome in EXITS and all(isinstance(size, int) for size in row.files.values())
        return row if sound and {type(row.source), type(row.key)} == {str} else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
