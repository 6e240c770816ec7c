"""From printed numbers back to forms, starts and pinned numbers: only what the resolver would not find is given.

The eId has the number in its language-neutral form, the ``num`` as printed, in the script of the language.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from pipeline.akn.names import last_step
from pipeline.document.numbers import Style
from pipeline.resolve.numbers.forms import scheme, token
from pipeline.resolve.numbers.ids import clean
from pipeline.words import Script

_SAMPLES = (
    (Style.ARABIC, "1"),
    (Style.LOWER_LETTER, "a"),
    (Style.LOWER_ROMAN, "i"),
    (Style.UPPER_LETTER, "A"),
    (Style.UPPER_ROMAN, "I"),
)
_MOST = 1000


class Printed(Struct, frozen=True):
    """A number as the file has it: the eId of its element, and the words of its ``num``."""

    eid: str
    text: str

    @property
    def token(self) -> str:
        """The number in the eId: ``8``, ``b``, ``8-bis``."""
        return last_step(self.eid).partition("_")[2]


class Series(Struct, frozen=True):
    """A run of numbers: sample of its style, form as the source gives it, start, pinned number of each place."""

    sample: str
    form: str
    start: int
    pinned: tuple[str, ...]


def pinned(number: Printed, form: str, style: Style, script: Script) -> str:
    """The number that the source must give for ``number`` to come out in ``form`` (``1.-``, ``Article {number}``)."""
    before, after = _around(form)
    bare = number.text.removeprefix(before).removesuffix(after)
    own = number.token.replace("-", " ")
    return own if script.printed(own, style) == bare else bare


def _around(form: str) -> tuple[str, str]:
    if "{number}" in form:
        before, _, after = form.partition("{number}")
        return before, after
    found = scheme(form)
    return found.before, found.after


def series(numbers: Sequence[Printed], script: Script) -> Series:
    """The series of numbers that belong together: the style that explains most of them, a run from 1 before others."""
    tokens = [number.token for number in numbers]
    style, sample = max(_SAMPLES, key=lambda candidate: _explains(numbers, candidate[0], script))
    start = _start(tokens, style) or 1
    form = _form(numbers, style, sample, script)
    pins: list[str] = []
    expected = start
    for number in numbers:
        counted = number.token == clean(token(expected, style)) and _printed(number, style, script) in number.text
        pins.append("" if counted else pinned(number, form, style, script))
        expected += counted
    return Series(sample, form, start, tuple(pins))


def _form(numbers: Sequence[Printed], style: Style, sample: str, script: Script) -> str:
    """The form around the first number whose printed digits or letters are found in it."""
    for number in numbers:
        before, found, after = number.text.partition(_printed(number, style, script))
        if found:
            return f"{before}{sample}{after}"
    return sample


def _printed(number: Printed, style: Style, script: Script) -> str:
    """The number of an eId as the script prints it in a style; another stands there where one is kept as issued."""
    return script.printed(number.token.replace("-", " "), style)


def _start(tokens: Sequence[str], style: Style) -> int:
    return next((value for value in (_value(text, style) for text in tokens) if value), 0)


def _explains(numbers: Sequence[Printed], style: Style, script: Script) -> int:
    """How many of the numbers the style counts in one run, as they are printed; a run from 1 wins over others."""
    start = _start([number.token for number in numbers], style)
    if not start:
        return 0
    expected, count = start, 0
    for number in numbers:
        if number.token == clean(token(expected, style)):
            expected += 1
            count += 2 if _printed(number, style, script) in number.text else 0
    return count + (start == 1)


def _value(text: str, style: Style) -> int:
    """The value of a bare number in a style; 0 where it is none."""
    return _values(style).get(text, 0)


@cache
def _values(style: Style) -> dict[str, int]:
    """The value of each bare number that a style writes."""
    return {token(value, style): value for value in range(_MOST - 1, 0, -1)}
