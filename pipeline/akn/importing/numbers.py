"""From printed numbers back to forms, starts and pinned numbers: only what the resolver would not find is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.document.blocks import Scheme, Style
from pipeline.resolve.forms import scheme, token

_PRINTED = re.compile(r"([^0-9A-Za-z]*)(.*?)([^0-9A-Za-z]*)", re.DOTALL)
_SAMPLES = (
    (Style.ARABIC, "1"),
    (Style.LOWER_LETTER, "a"),
    (Style.LOWER_ROMAN, "i"),
    (Style.UPPER_LETTER, "A"),
    (Style.UPPER_ROMAN, "I"),
)
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Series:
    """A run of numbers: its form as the source gives it, its start, and the pinned number of each of its places."""

    form: str
    start: int
    pinned: tuple[str, ...]


def bare(printed: str, form: str) -> str:
    """A printed number without what ``form`` (``1.-``, ``Article {number}``) puts around it."""
    before, after = _around(form)
    return printed.removeprefix(before).removesuffix(after)


def _around(form: str) -> tuple[str, str]:
    if "{number}" in form:
        before, _, after = form.partition("{number}")
        return before, after
    found = scheme(form)
    return found.before, found.after


def series(printed: Sequence[str]) -> tuple[str, Series]:
    """The style's sample (``1``, ``a``, ``i`` …) and the series of printed numbers that belong together."""
    found = [_PRINTED.fullmatch(number) for number in printed]
    bares = [match.group(2) if match else "" for match in found]
    first = found[0]
    before, after = (first.group(1), first.group(3)) if first else ("", "")
    best = max(_SAMPLES, key=lambda style: _explains(bares, style[0]))
    start = next((value for value in (_value(text, best[0]) for text in bares) if value), 1)
    pins: list[str] = []
    expected = start
    for text in bares:
        counted = text == token(expected, best[0])
        pins.append("" if counted else text)
        expected += counted
    return best[1], Series(f"{before}{best[1]}{after}", start, tuple(pins))


def _explains(bares: Sequence[str], style: Style) -> int:
    """How many of the numbers the style counts in one run; a run from 1 wins over others."""
    start = next((value for value in (_value(text, style) for text in bares) if value), 0)
    if not start:
        return 0
    expected, count = start, 0
    for text in bares:
        if text == token(expected, style):
            expected += 1
            count += 2
    return count + (start == 1)


def _value(text: str, style: Style) -> int:
    """The value of a bare number in a style; 0 where it is none."""
    return next((value for value in range(1, _MOST) if token(value, style) == text), 0)


def same(form: str, other: str) -> bool:
    """Whether two forms print the same."""
    return _scheme(form) == _scheme(other)


def _scheme(form: str) -> Scheme:
    return scheme(form)
