"""Reads the numbers of sub-paragraphs as they are printed: ``(a)``, ``a)``, ``(iv)``, ``(أ)``, ``’1‘``, a bullet."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from pipeline.document.numbers import Style
from pipeline.resolve.numbers.forms import token
from pipeline.words import Words, words

_BRACKETED = re.compile(
    r"\A\s*(?P<label>[(（\[]?(?P<core>[A-Za-z]|(?P<twice>[A-Za-z])(?P=twice)|[ivxl]{2,6}|[IVXL]{2,6}|\d{1,3}"
    r"|[а-яё]{1,2}|[ء-ي](?: ?[ء-يـ])?)[)）\]])(?=\s|\Z)"
)
_QUOTED = re.compile(r"\A\s*(?P<label>[’‘'`](?P<core>\d{1,2}|[ivx]{1,5})[’‘'`])(?=\s|\Z)")
_BULLET = re.compile(r"\A\s*(?P<label>(?P<core>[•●▪·–—-]))\t")
_NUMBER = re.compile(r"\A\s*(?P<label>(?P<core>\d{1,3})(?:\.|[\s\u00a0]*[-–—](?=[\s\u00a0])))[\s\u00a0]*")
_ALIKE = str.maketrans("асеорхіуАВСЕНІКМОРТХ", "aceopxiyABCEHIKMOPTX")
_MOST = 78  # letters of a list: z, zz, zzz
_STYLES = (Style.LOWER_LETTER, Style.LOWER_ROMAN, Style.UPPER_LETTER, Style.UPPER_ROMAN)
BULLETS = {"–": Style.DASH, "—": Style.DASH, "-": Style.DASH}


class Reading(Struct, frozen=True):
    """What a label can mean: a style of numbers and the place in the count (0 for a bullet or a dash)."""

    style: Style
    value: int


class Label(Struct, frozen=True):
    """A printed label: as it stands, what it has before and after its ``core``, and what it can mean."""

    text: str
    core: str
    readings: tuple[Reading, ...]

    @property
    def before(self) -> str:
        """What stands before the number."""
        return self.text.partition(self.core)[0]

    @property
    def after(self) -> str:
        """What stands after the number."""
        return self.text.partition(self.core)[2]


def typed(text: str, lang: str) -> tuple[Label, int] | None:
    """The label that a paragraph begins with and how many characters it takes; ``None`` where there is none."""
    found = _BRACKETED.match(text) or _QUOTED.match(text) or _BULLET.match(text)
    return None if found is None else (_label(found["label"], found["core"], lang), found.end())


def printed(text: str, lang: str) -> Label | None:
    """The label that stands apart from its paragraph; ``None`` where it is none of a sub-paragraph."""
    found = typed(f"{text.strip()}\t", lang)
    return found[0] if found else None


def number(text: str) -> tuple[int, str, int] | None:
    """The number that the words of a paragraph begin with: its value, as it stands, how many characters it takes."""
    found = _NUMBER.match(text)
    return None if found is None else (int(found["core"]), found["label"], found.end())


def alike(text: str) -> str:
    """``text`` with the Cyrillic letters that look like Latin ones replaced by these."""
    return text.translate(_ALIKE)


def _label(text: str, core: str, lang: str) -> Label:
    if core in BULLETS or (not core.isalnum() and " " not in core):
        return Label(text, core, (Reading(BULLETS.get(core, Style.BULLET), 0),))
    readings = tuple(Reading(style, value) for style, value in _meanings(lang).get(core, ()))
    if core.isdigit() and not any(reading.style is Style.LOWER_ROMAN for reading in readings if text[0] in "’‘'`"):
        readings = (Reading(Style.ARABIC, int(core)),)
    elif core.isdigit():
        readings = tuple(reading for reading in readings if reading.style is Style.LOWER_ROMAN)
    return Label(text, core, readings)


@cache
def _meanings(lang: str) -> dict[str, tuple[tuple[Style, int], ...]]:
    """What each printed number can mean in a language."""
    own: Words = words(lang)
    found: dict[str, tuple[tuple[Style, int], ...]] = {}
    for style in _STYLES:
        for value in range(1, _MOST + 1):
            latin = token(value, style)
            core = own.script.printed(latin, style)
            found[core] = (*found.get(core, ()), (style, value))
            if core != latin and core.replace(" ", "") != core:
                found.setdefault(core.replace(" ", ""), ((style, value),))
    return found
