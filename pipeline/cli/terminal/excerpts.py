"""Shows a finding on a terminal: its line, then the line of the source with a caret under the place."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import combining, east_asian_width

import masthead
from pipeline.cli.terminal.streams import clean, tell, write
from pipeline.errors import Fault, MastheadError, Severity

_WIDTH = 100  # characters of a line that are shown
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33"}


def on_terminal() -> bool:
    """Whether messages go to a terminal: only there they have the line of the source."""
    return sys.stderr is not None and sys.stderr.isatty()


def coloured() -> bool:
    """Whether messages may have colours (https://no-color.org/): on a terminal, unless NO_COLOR is set."""
    return on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show(fault: Fault) -> None:
    """A finding as one line; on a terminal with its line of the source and a caret."""
    if not on_terminal():
        tell(str(fault))
        return
    message = clean(str(fault))
    if coloured():
        head = clean(f"{fault.place}: ") if fault.place.path else ""
        rest = message.removeprefix(head).removeprefix(fault.code)
        message = f"{head}\033[1;{_COLOURS[fault.severity]}m{fault.code}\033[0m{rest}"
    write(sys.stderr, f"{message}\n")
    for line in excerpt(fault):
        tell(f"    {line}")


def excerpt(fault: Fault) -> Iterator[str]:
    """The line of the source that a finding is about, cut to what a terminal shows, and a caret under the place."""
    lines = _lines(fault.place.path) if fault.place.line else ()
    if not 0 < fault.place.line <= len(lines):
        return
    words, at = lines[fault.place.line - 1].replace("\t", " "), max(0, fault.place.column - 1)
    start = max(0, at - _WIDTH // 2)
    visible = words[start : start + _WIDTH]
    before = visible[: at - start]
    yield visible.rstrip()
    yield " " * sum(_cells(sign) for sign in before) + "^"


def _cells(sign: str) -> int:
    """How many cells of a terminal a character takes."""
    return 0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1


@lru_cache(maxsize=4)
def _lines(path: str) -> tuple[str, ...]:
    try:
        text = masthead.load(path).data.decode("utf-8", "replace")
    except (MastheadError, OSError, ValueError):
        return ()
    return tuple(re.split("\r\n|\r|\n", text))
