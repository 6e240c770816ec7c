"""Languages of a document and of its parts."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.language import OFFICIAL, Language, direction_of, facts
from pipeline.words import words


def language(code: str, direction: str = "") -> Language:
    """The language of that code; one that is not official has its code for a name."""
    name = words(code).name if code in OFFICIAL else code
    return Language(code, facts(code).alpha3, direction or direction_of(code), name)


def inside(around: Language, code: str, direction: str) -> Language:
    """The language of a part that may name its own, or a direction of its own; else that ``around`` it."""
    if code:
        return language(code, direction)
    return replace(around, direction=direction or around.direction)
