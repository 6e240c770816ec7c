"""The language in which Word takes words: a run has three, and which counts depends on the script of each word.

They are for Latin and Cyrillic, East Asian and complex scripts (ECMA-376 Part 1, 17.3.2.20); by them Word chooses
dictionary, hyphenation and voice.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from unicodedata import bidirectional, east_asian_width

from pipeline.language import script_of
from pipeline.verify.docx.package.styles import Told
from pipeline.verify.piece import Run

_RIGHT_TO_LEFT = frozenset({"R", "AL"})  # Unicode Standard Annex 9, table 4


def spoken(text: str, told: Told) -> Iterable[Run]:
    """Words in parts of one script each; signs and figures are of no language."""
    direction = "rtl" if told.rtl else "ltr"
    if text.isascii():
        return (Run(told.latin, direction, text),)
    languages = {"arabic": told.complex, "han": told.east_asian, "latin": told.latin, "": ""}
    found = set(map(_of, set(text))) - {""}
    if len(found) < 2:
        return (Run(languages[next(iter(found), "")], direction, text),)
    return (Run(languages[script], direction, "".join(signs)) for script, signs in groupby(text, _of))


def fits(needed: Run, had: Run, words: str) -> bool:
    """Whether words that must be in one language and direction are so, as far as Word knows.

    Words of another script than their language's, as a symbol in Chinese text, are in none; figures may run from left
    to right anywhere.
    """
    primary, other = (run.language.partition("-")[0].lower() for run in (needed, had))
    if primary == other and needed.direction == had.direction:
        return True
    scripts = set(map(_of, words)) - {""}
    if script_of(primary) in scripts and other != primary:
        return False
    return needed.direction == had.direction or (needed.direction == "rtl" and "arabic" not in scripts)


@cache
def _of(sign: str) -> str:
    if not sign.isalpha():
        return ""
    if bidirectional(sign) in _RIGHT_TO_LEFT:
        return "arabic"
    return "han" if east_asian_width(sign) in ("W", "F") else "latin"
