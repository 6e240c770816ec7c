"""Languages of a document and of its parts."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document.model import Language
from pipeline.words import house, words


def language(code: str, direction: str = "") -> Language:
    """The language of that code; one that is not official has its code for a name."""
    codes = house().languages
    if code in codes:
        found = codes[code]
        return Language(code, found.alpha3, direction or found.direction, words(code).name)
    return Language(code, "und", direction or house().direction(code), code)


def inside(around: Language, code: str, direction: str) -> Language:
    """The language of a part that may name its own, or a direction of its own; else that ``around`` it."""
    if code:
        return language(code, direction)
    return replace(around, direction=direction or around.direction)
