"""The marks of tracked changes (ECMA-376 Part 1, 17.13.5): who made them, when, and how words stand in them."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from enum import Enum
from itertools import count

from lxml import etree
from msgspec import Struct, field

from pipeline.redline.docx.package import W

_DELETED = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIRST_ID = 1_000  # of a revision; the ids of bookmarks are apart from them


class Mark(Enum):
    """What a tracked change says of words, of the end of a paragraph, of a row."""

    NONE = ""
    INSERTED = "ins"
    DELETED = "del"
    MOVED_HERE = "moveTo"
    MOVED_AWAY = "moveFrom"

    @property
    def old(self) -> bool:
        """Whether only the old version has it."""
        return self in (Mark.DELETED, Mark.MOVED_AWAY)


class Reviser(Struct):
    """Who made the changes and when (ISO 8601, or ``''`` for no date); it numbers them."""

    author: str
    date: str = ""
    taken: set[str] = field(default_factory=set)
    _ids: count[int] = field(default_factory=lambda: count(_FIRST_ID))

    def number(self) -> str:
        """The next number of a change or a bookmark that is not ``taken``."""
        return next(number for number in map(str, self._ids) if number not in self.taken)

    def mark(self, element: str, **values: str) -> etree._Element:
        """The element of a change."""
        given = {f"{W}id": self.number(), f"{W}author": self.author}
        if self.date:
            given[f"{W}date"] = self.date
        return etree.Element(f"{W}{element}", given | {f"{W}{key}": value for key, value in values.items()})

    def around(self, mark: Mark, runs: Iterable[etree._Element]) -> etree._Element:
        """The runs as words that were changed so."""
        made = self.mark(mark.value)
        made.extend(runs)
        if mark is Mark.DELETED:
            for node in made.iter(*_DELETED):
                node.tag = _DELETED[str(node.tag)]
                node.set(_SPACE, "preserve")
        return made

    def end(self, paragraph: etree._Element, mark: Mark) -> None:
        """Say that the end of a paragraph was changed so."""
        properties = properties_of(paragraph)
        runs = properties.find(f"{W}rPr")
        if runs is None:
            runs = etree.Element(f"{W}rPr")
            later = [each for each in properties if each.tag in (f"{W}sectPr", f"{W}pPrChange")]
            if later:
                later[0].addprevious(runs)
            else:
                properties.append(runs)
        runs.insert(0, self.mark(mark.value))

    def was(self, paragraph: etree._Element, old: etree._Element | None) -> None:
        """Say which properties a paragraph had."""
        properties = properties_of(paragraph)
        for earlier in properties.findall(f"{W}pPrChange"):
            properties.remove(earlier)
        change = self.mark("pPrChange")
        kept = etree.SubElement(change, f"{W}pPr")
        kept.extend(deepcopy(each) for each in (old if old is not None else ()) if each.tag not in _NOT_KEPT)
        properties.append(change)


_NOT_KEPT = frozenset({f"{W}rPr", f"{W}sectPr", f"{W}pPrChange"})


def properties_of(paragraph: etree._Element) -> etree._Element:
    """The properties of a paragraph; made where it has none."""
    found = paragraph.find(f"{W}pPr")
    if found is None:
        found = etree.Element(f"{W}pPr")
        paragraph.insert(0, found)
    return found
