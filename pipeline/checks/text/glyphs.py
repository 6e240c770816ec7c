"""MH419, MH470, MH471: a character that no font of the house can print, or no output can show, stops the build.

It reads the tree, where every word stands in an element that knows its place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from pipeline.checks.text.characters import character_faults, is_refused
from pipeline.errors import Fault, Passage, Place
from pipeline.fonts import coverage
from pipeline.xmlio.parse import Parsed


def glyph_faults(parsed: Parsed) -> tuple[Fault, ...]:
    """Characters that no output can show, or no font of the house; each at the first element in which it stands."""
    texts = tuple(_texts(parsed))
    every_character = frozenset("".join([text for text, _place in texts]))
    values = tuple(_values(parsed))
    missing = {character for character in coverage("".join(sorted(every_character))) if not is_refused(character)}
    return (
        *character_faults((*texts, *values), every_character.union(*(value for value, _place in values))),
        *(_faults(texts, missing) if missing else ()),
    )


def _faults(texts: Iterable[tuple[str, Place]], missing: set[str]) -> Iterator[Fault]:
    for text, place in texts:
        for character in sorted(missing.intersection(text)):
            missing.discard(character)
            name = unicodedata.name(character, "without a name")
            yield Fault(
                "MH419",
                place,
                f"the character “{character}” (U+{ord(character):04X}, {name}) has no glyph in the house's fonts",
                "characters of the six official languages",
                "replace the character, or set the word in one of the house's scripts",
                about=Passage(place, character),
            )


def _texts(parsed: Parsed) -> Iterator[tuple[str, Place]]:
    """Every piece of text, with the place of the element around it."""
    for element in parsed.root.iter():
        if element.text:
            yield element.text, parsed.place(element)
        for child in element:
            if child.tail:
                yield child.tail, parsed.place(element)


def _values(parsed: Parsed) -> Iterator[tuple[str, Place]]:
    """Every value of an attribute, with the place of its element."""
    for element in parsed.root.iter():
        for value in element.attrib.values():
            yield str(value), parsed.place(element)
