"""Prints findings: one line each on standard error, or JSON on standard output."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.cli.terminal.excerpts import show
from pipeline.cli.terminal.streams import redraw, say_json, tell
from pipeline.errors import Fault, Severity

MOST = 100  # findings of one document that are printed
MOST_OF_AN_OUTPUT = 20  # differences of one output
MOST_OF_A_KIND = 25  # of them with the same code: one cause may make thousands


def print_faults(faults: Sequence[Fault], *, every: bool = False, most: int = MOST) -> None:
    """One line a finding, on standard error; of more than ``most`` the first, and how many more there are."""
    printed = list(faults) if every else _first(faults, most)
    for fault in printed:
        show(fault)
    if len(printed) < len(faults):
        tell(_more(faults, printed))


def _first(faults: Sequence[Fault], most: int) -> list[Fault]:
    """At most so many, errors before warnings, in their own order."""
    kinds: Counter[str] = Counter()
    chosen: set[int] = set()
    for severity in (Severity.ERROR, Severity.WARNING):
        for index, fault in enumerate(faults):
            if fault.severity is severity and kinds[fault.code] < MOST_OF_A_KIND and len(chosen) < most:
                kinds[fault.code] += 1
                chosen.add(index)
    return [faults[index] for index in sorted(chosen)]


def _more(faults: Sequence[Fault], printed: Sequence[Fault]) -> str:
    rest = Counter(fault.code for fault in faults) - Counter(fault.code for fault in printed)
    kinds = ", ".join(f"{count:,} {code}" for code, count in sorted(rest.items()))
    path = faults[0].place.path.partition("#")[0]
    where = f"{path}: " if path else ""
    return f"{where}{rest.total():,} more findings are not printed ({kinds}); --all prints them"


def print_json(value: Any) -> None:
    """A value as JSON on standard output; in ASCII where that has nothing else."""
    unicode = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().startswith("utf")
    say_json(json.dumps(value, ensure_ascii=not unicode, indent=2))


def summary(faults: Iterable[Fault]) -> str:
    """``2 errors, 1 warning``; empty where there is none."""
    found = list(faults)
    errors = sum(fault.severity is Severity.ERROR for fault in found)
    parts = [_count(errors, "error"), _count(len(found) - errors, "warning")]
    return ", ".join(part for part in parts if part)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}" if number else ""


class Progress:
    """Progress on a terminal, on one line of standard error that is rewritten; silent elsewhere."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.printed = sys.stderr is not None and sys.stderr.isatty()
        self.name = ""
        self.index = 0

    def document(self, index: int, name: str) -> None:
        """A document begins."""
        self.index, self.name = index, name

    def stage(self, stage: str) -> None:
        """A stage of it begins."""
        if self.printed:
            redraw(f"[{self.index}/{self.total}] {self.name}: {stage} …")

    def done(self) -> None:
        """Leave the line clean for what follows."""
        if self.printed:
            redraw("")
