"""MH419: a character without a glyph in the house's fonts stops the build."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from pipeline.errors import NOWHERE, Fault, Place
from pipeline.fonts import coverage
from pipeline.source.inline import Text
from pipeline.source.model import Name, Source
from pipeline.source.walk import nodes


def check(source: Source) -> Iterator[Fault]:
    """Characters that no font of the house can print, each at the first place where it stands."""
    every_character = {character for text, _place in _texts(source) for character in text}
    missing = set(coverage("".join(sorted(every_character))))
    if not missing:
        return
    for text, place in _texts(source):
        for character in sorted(missing.intersection(text)):
            missing.discard(character)
            name = unicodedata.name(character, "without a name")
            yield Fault(
                "MH419",
                place,
                f"the character “{character}” (U+{ord(character):04X}, {name}) has no glyph in the house's fonts",
                "characters of the six official languages",
                "replace the character, or set the word in one of the house's scripts",
            )


def _texts(source: Source) -> Iterator[tuple[str, Place]]:
    """Every piece of printed text, with the place of the nearest element around it."""
    place = NOWHERE
    for node in nodes(source):
        place = getattr(node, "place", place) or place
        if isinstance(node, Text):
            yield node.text, place
        elif isinstance(node, Name):
            yield f"{node.before}{node.surname}{node.after}", node.place
