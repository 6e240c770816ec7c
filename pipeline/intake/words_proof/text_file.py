"""The words of a plain text: its lines."""

from __future__ import annotations

from collections.abc import Iterator


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, each with its number."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield number, line
