"""Prints findings: one line each on standard error, or JSON on standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from pipeline.errors import Fault, Severity


def print_faults(faults: Iterable[Fault]) -> None:
    """One line a finding, on standard error."""
    for fault in faults:
        print(fault, file=sys.stderr)


def print_json(value: Any) -> None:
    """A value as JSON on standard output."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


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
        self.shown = sys.stderr.isatty()
        self.name = ""
        self.index = 0

    def document(self, index: int, name: str) -> None:
        """A document begins."""
        self.index, self.name = index, name

    def stage(self, stage: str) -> None:
        """A stage of it begins."""
        if self.shown:
            print(f"\r\033[K[{self.index}/{self.total}] {self.name}: {stage} …", end="", file=sys.stderr, flush=True)

    def done(self) -> None:
        """Leave the line clean for what follows."""
        if self.shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
