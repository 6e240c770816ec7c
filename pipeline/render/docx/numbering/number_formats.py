"""How Word writes a number: its number formats (ECMA-376 Part 1, 17.18.59) and the text that each gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

from pipeline.document.numbers import Number, Style


class Format(Enum):
    """A number format. The value is its name in WordprocessingML."""

    DECIMAL = "decimal"
    LOWER_LETTER = "lowerLetter"
    UPPER_LETTER = "upperLetter"
    LOWER_ROMAN = "lowerRoman"
    UPPER_ROMAN = "upperRoman"
    RUSSIAN_LOWER = "russianLower"
    RUSSIAN_UPPER = "russianUpper"
    ABJAD = "arabicAbjad"
    ARABIC_ALPHA = "arabicAlpha"
    CHINESE = "chineseCountingThousand"
    BULLET = "bullet"
    NONE = "none"


_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"  # Word leaves out ё, й, ъ and ь
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HAN = "〇一二三四五六七八九"


def _letters(value: int, alphabet: str) -> str:
    """Word repeats the letter: z is followed by aa, bb, cc."""
    turns, index = divmod(value - 1, len(alphabet))
    return alphabet[index] * (turns + 1)


def _roman(value: int) -> str:
    parts: list[str] = []
    for unit, numeral in _ROMAN:
        count, value = divmod(value, unit)
        parts.append(numeral * count)
    return "".join(parts)


def _han(value: int) -> str:
    """Chinese counting up to 99; above it, digits (this house never gets there)."""
    if value > 99:
        return str(value)
    tens, ones = divmod(value, 10)
    head = "" if not tens else ("" if tens == 1 else _HAN[tens]) + "十"
    return head + (_HAN[ones] if ones else "")


_WRITE: Mapping[Format, Callable[[int], str]] = {
    Format.DECIMAL: str,
    Format.LOWER_LETTER: lambda value: _letters(value, _LATIN),
    Format.UPPER_LETTER: lambda value: _letters(value, _LATIN.upper()),
    Format.LOWER_ROMAN: _roman,
    Format.UPPER_ROMAN: lambda value: _roman(value).upper(),
    Format.RUSSIAN_LOWER: lambda value: _letters(value, _RUSSIAN),
    Format.RUSSIAN_UPPER: lambda value: _letters(value, _RUSSIAN.upper()),
    Format.ABJAD: lambda value: _letters(value, _ABJAD),
    Format.ARABIC_ALPHA: lambda value: _letters(value, _ALPHA),
    Format.CHINESE: _han,
}

_CANDIDATES: Mapping[Style, tuple[Format, ...]] = {
    Style.ARABIC: (Format.DECIMAL, Format.CHINESE),
    Style.LOWER_LETTER: (Format.LOWER_LETTER, Format.RUSSIAN_LOWER, Format.ABJAD, Format.ARABIC_ALPHA, Format.CHINESE),
    Style.UPPER_LETTER: (Format.UPPER_LETTER, Format.RUSSIAN_UPPER, Format.ABJAD, Format.ARABIC_ALPHA, Format.CHINESE),
    Style.LOWER_ROMAN: (Format.LOWER_ROMAN, Format.DECIMAL, Format.CHINESE),
    Style.UPPER_ROMAN: (Format.UPPER_ROMAN, Format.DECIMAL, Format.CHINESE),
    Style.BULLET: (Format.BULLET,),
    Style.DASH: (Format.BULLET,),
    Style.NONE: (),
}


def written(format_: Format, value: int) -> str:
    """The number ``value`` (1 or more) as Word writes it in ``format_``; ``''`` for bullets and for none."""
    write = _WRITE.get(format_)
    return write(value) if write and value > 0 else ""


def format_of(number: Number) -> Format:
    """The format in which Word writes ``number`` exactly as it is printed; ``Format.NONE`` where there is no such."""
    scheme = number.scheme
    for candidate in _CANDIDATES[scheme.style]:
        if candidate is Format.BULLET:
            return candidate
        if number.value > 0 and f"{scheme.before}{written(candidate, number.value)}{scheme.after}" == number.text:
            return candidate
    return Format.NONE
