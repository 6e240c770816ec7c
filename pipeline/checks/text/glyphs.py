"""MH419: a character without a glyph in the house's fonts stops the build.

It reads the tree, where every word stands in an element that knows its place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from pipeline.errors import Fault, Place
from pipeline.fonts import coverage
from pipeline.xmlio.parse import Parsed


def glyph_faults(parsed: Parsed) -> tuple[Fault, ...]:
    """Characters that no font of the house can print, each at the first element in which it stands."""
    every_character = {character for text, _place in _texts(parsed) for character in text}
    missing = set(coverage("".join(sorted(every_character))))
    return tuple(_faults(parsed, missing)) if missing else ()


def _faults(parsed: Parsed, missing: set[str]) -> Iterator[Fault]:
    for text, place in _texts(parsed):
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


def _texts(parsed: Parsed) -> Iterator[tuple[str, Place]]:
    """Every piece of text, with the place of the element around it."""
    for element in parsed.root.iter():
        if element.text:
            yield element.text, parsed.place(element)
        for child in element:
            if child.tail:
                yield child.tail, parsed.place(element)
