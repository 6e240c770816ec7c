"""Ends lines at a width, so that a reader can join them again.

A line that goes on ends in a space, which is not part of the text: “format=flowed; delsp=yes” of RFC 3676. Where a
space of the text stood, two stand; between signs of Chinese, which have no spaces, one.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, combining, east_asian_width

SOFT = " "  # at the end of a line that goes on
_LEAST = 20  # columns for words, however deep a point stands


def wrapped(text: str, indent: str, columns: int) -> str:
    """One line as several of at most so many columns, each behind ``indent``; as it is where ``columns`` is 0."""
    if not columns:
        return indent + text
    room = max(columns - len(indent) - 2 * len(SOFT), _LEAST)
    lines, width = [""], 0
    for word, gap in _words(text):
        took = _width(word)
        if lines[-1] and width + took > room:
            lines[-1] += SOFT
            lines.append("")
            width = 0
        lines[-1] += word + gap
        width += took + len(gap)
    return "\n".join(indent + line for line in lines)


def _words(text: str) -> Iterator[tuple[str, str]]:
    """What stays together, and the space after it, if any."""
    begin = 0
    for at, sign in enumerate(text):
        if sign == " ":
            if at > begin:
                yield text[begin:at], " "
            begin = at + 1
        elif at > begin and _parts(text[at - 1], sign):
            yield text[begin:at], ""
            begin = at
    yield text[begin:], ""


def _parts(before: str, after: str) -> bool:
    """Whether a line may end between two signs: those of Chinese, unless one of them holds the other."""
    holds = category(before) in ("Ps", "Pi") or category(after) in ("Pe", "Pf", "Po")
    return _is_wide(before) and _is_wide(after) and not holds


def _is_wide(sign: str) -> bool:
    return east_asian_width(sign) in ("W", "F")


def _width(text: str) -> int:
    return sum(0 if combining(sign) else 2 if _is_wide(sign) else 1 for sign in text)
