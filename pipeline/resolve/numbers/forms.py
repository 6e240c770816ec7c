"""Forms of numbers: from the issued sample (``1.-``, ``(a)``) to a scheme, and from a value to what is printed."""

from __future__ import annotations

from functools import cache

from pipeline.document.numbers import Number, Scheme, Style
from pipeline.whole_numbers import whole
from pipeline.words import LATIN, Script

_SAMPLES = {
    "1": Style.ARABIC,
    "a": Style.LOWER_LETTER,
    "A": Style.UPPER_LETTER,
    "i": Style.LOWER_ROMAN,
    "I": Style.UPPER_ROMAN,
}
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def scheme(form: str) -> Scheme:
    """The scheme of a form such as ``1.-``: before ``''``, arabic, after ``.-``. The schema allows no other forms."""
    position = next(index for index, character in enumerate(form) if character in _SAMPLES)
    return Scheme(form[:position], _SAMPLES[form[position]], form[position + 1 :])


def roman(value: int) -> str:
    """A value as a lower-case roman number; values from 1 on."""
    parts: list[str] = []
    for size, letters in _ROMAN:
        while value >= size:
            parts.append(letters)
            value -= size
    return "".join(parts)


def letters(value: int) -> str:
    """A value as Word counts letters: a … z, aa, bb … zz, aaa (ECMA-376 part 1, 17.18.59, lowerLetter)."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def token(value: int, style: Style) -> str:
    """The bare number in its language-neutral form: ``8``, ``b``, ``iv``, ``IV``."""
    match style:
        case Style.ARABIC:
            return str(value)
        case Style.LOWER_LETTER:
            return letters(value)
        case Style.UPPER_LETTER:
            return letters(value).upper()
        case Style.LOWER_ROMAN:
            return roman(value)
        case Style.UPPER_ROMAN:
            return roman(value).upper()
        case Style.BULLET | Style.DASH | Style.NONE:
            return str(value)


def value_of(bare_number: str, style: Style) -> int:
    """The value of a bare number in that style (``IV`` gives 4), 0 where it is no number in it: ``8 bis``."""
    match style:
        case Style.ARABIC:
            return max(whole(bare_number), 0)
        case Style.BULLET | Style.DASH | Style.NONE:
            return 0
        case _:
            return _values(style).get(bare_number, 0)


@cache
def _values(style: Style) -> dict[str, int]:
    """The values of the numbers of a style, from 999 down: of two that are written alike the smaller one is meant."""
    return {token(value, style): value for value in range(999, 0, -1)}


def number(value: int, form: Scheme, series: str, level: int, pinned: str = "", *, script: Script = LATIN) -> Number:
    """The number at the ``value``-th place of its series; ``pinned`` (``8 bis``) wins and is printed in the form.

    ``script`` is how the document's language prints it: ``(ب)`` where the token is ``b``.
    """
    if pinned:
        own = pinned
        value = 0
    elif form.style in (Style.BULLET, Style.DASH, Style.NONE):
        return Number(form.style.value, str(value), value, form, series, level)
    else:
        own = token(value, form.style)
    return Number(f"{form.before}{script.printed(own, form.style)}{form.after}", own, value, form, series, level)


def bare(printed: Number) -> str:
    """A printed number without what its form puts around it: ``8``, ``ب``, ``8 bis``."""
    return printed.text.removeprefix(printed.scheme.before).removesuffix(printed.scheme.after)
