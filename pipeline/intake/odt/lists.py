"""Numbers of OpenDocument lists: each list counts by itself unless it says that it goes on (Part 3, 5.3 and 19.880)."""

from __future__ import annotations

import re

from lxml import etree
from msgspec import Struct, field

from pipeline.intake.odt.names import LOEXT, STYLE, TEXT
from pipeline.ooxml.numbers import written

_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_PLACE = re.compile(r"%(\d)%")


class Lists(Struct):
    """The counts of all lists, by their style; and by their id, for a list that goes on with another."""

    styles: dict[str, etree._Element]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def begin(self, node: etree._Element, style: str, depth: int) -> None:
        """A list begins: it counts anew unless it goes on with the one before it."""
        other = node.get(f"{TEXT}continue-list", "")
        identifier = node.get("{http://www.w3.org/XML/1998/namespace}id", "")
        if identifier:
            self.names[identifier] = style
        if node.get(f"{TEXT}continue-numbering") == "true" or other in self.names:
            return
        held = self.counts.setdefault(style, {})
        for level in [each for each in held if each >= depth]:
            del held[level]

    def next(self, style: str, depth: int, start: str) -> str:
        """The number of the next item at ``depth`` (from 0); empty where the list prints none."""
        levels = self._levels(style)
        level = levels.get(depth)
        if level is None:
            return ""
        if level.tag.endswith("bullet"):
            return level.get(f"{TEXT}bullet-char", "•").replace("\uf0b7", "•")
        held = self.counts.setdefault(style, {})
        first = int(level.get(f"{TEXT}start-value", "1"))
        held[depth] = int(start) if start else held.get(depth, first - 1) + 1
        for deeper in [each for each in held if each > depth]:
            del held[deeper]
        return self._printed(levels, held, depth)

    def _levels(self, style: str) -> dict[int, etree._Element]:
        node = self.styles.get(style)
        levels = [] if node is None else [each for each in node if f"{TEXT}level" in each.attrib]
        return {int(each.get(f"{TEXT}level", "1")) - 1: each for each in levels}

    def _printed(self, levels: dict[int, etree._Element], held: dict[int, int], depth: int) -> str:
        def one(level: int) -> str:
            node = levels.get(level)
            format_ = "" if node is None else node.get(f"{STYLE}num-format", "")
            return written(_FORMATS[format_], held.get(level, 1)) if format_ in _FORMATS else ""

        node = levels[depth]
        pattern = node.get(f"{LOEXT}num-list-format")
        if not one(depth):
            return ""
        if pattern:
            return _PLACE.sub(lambda each: one(int(each[1]) - 1), pattern).strip()
        levels_printed = int(node.get(f"{TEXT}display-levels", "1"))
        numbers = ".".join(filter(None, (one(level) for level in range(depth - levels_printed + 1, depth + 1))))
        return f"{node.get(f'{STYLE}num-prefix', '')}{numbers}{node.get(f'{STYLE}num-suffix', '')}".strip()
