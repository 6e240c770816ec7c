"""Gives every number of the document its place in a Word list, so that Word computes exactly what is printed.

Each series of numbers is a list of its own (``w:abstractNum``) that begins where the series does; what is nested in a
numbered paragraph is a deeper level, which begins anew after each shallower number (ECMA-376 Part 1, 17.9). No instance
overrides anything: all instances of a list count on together in Word, and LibreOffice loses overrides in a DOC. A
number that Word would not compute (``8 bis``, a senseless one) is the literal text of a list that counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from pipeline.document.functions import Function, facts_of
from pipeline.document.model import Document
from pipeline.document.numbers import Number, Scheme
from pipeline.render.docx.numbering.number_formats import Format, format_of, written
from pipeline.render.docx.numbering.numbered_blocks import Entry, entries

LEVELS = 9  # Word's lists have nine levels
# of the levels that nothing uses yet
_FURTHER = (Function.POINT_1, Function.POINT_2, Function.POINT_3, Function.POINT_3)


class Level(Struct, frozen=True):
    """A level of an abstract list: how its number is written, and the function of the text whose measures it has."""

    scheme: Scheme
    format: Format
    function: Function

    def text(self, index: int) -> str:
        """Its ``w:lvlText``: ``%1.-`` for the first level of the form ``1.-``."""
        if self.format is Format.BULLET:
            return f"{self.scheme.before}{self.scheme.style.value}{self.scheme.after}"
        return f"{self.scheme.before}%{index + 1}{self.scheme.after}"


class Series(Struct, frozen=True):
    """A list: its levels from the first on, and the number at which the first begins.

    Where ``literal`` is given, all its numbers are that text, set as the function of its only level.
    """

    id: int
    levels: tuple[Level, ...]
    start: int
    literal: str = ""


class Place(Struct, frozen=True):
    """Where a numbered paragraph stands: list and level; ``live`` if Word counts it, else its text is literal."""

    series: int
    level: int
    live: bool


class WordLists(Struct, frozen=True):
    """All lists of a document, and the place of each numbered paragraph or heading by its id."""

    series: tuple[Series, ...]
    places: Mapping[str, Place]


class _Counting(Struct):
    """A list while it is being made: its levels and counters."""

    id: int
    levels: list[Level]
    start: int
    literal: str = ""
    counters: list[int] = field(default_factory=lambda: [0] * LEVELS)

    def shows(self, level: int, value: int) -> str:
        made = self.levels[level]
        if made.format is Format.BULLET:
            return made.text(level)
        return f"{made.scheme.before}{written(made.format, value)}{made.scheme.after}"

    def count(self, level: int, value: int) -> None:
        self.counters[level] = value
        self.counters[level + 1 :] = [0] * (LEVELS - level - 1)


class _Maker:
    """Walks the entries once and assigns each its place."""

    def __init__(self) -> None:
        self.lists: list[_Counting] = []
        self.places: dict[str, Place] = {}
        self.uncounted: dict[tuple[Level, str], _Counting] = {}  # bullets, and literal numbers: one list serves all
        # a level of a series (headings have several) → its list and level there
        self.open: dict[tuple[str, int], tuple[_Counting, int]] = {}

    def make(self, found: Iterable[Entry], further: tuple[Number, ...]) -> WordLists:
        for entry in found:
            self.places[entry.id] = self._place(entry)
        self.complete(further)
        made = tuple(Series(each.id, tuple(each.levels), each.start, each.literal) for each in self.lists)
        return WordLists(made, self.places)

    def _place(self, entry: Entry) -> Place:
        """The next number of its series, or the first one of a level, or of a list: also where the count jumps."""
        number = entry.number
        level = Level(number.scheme, format_of(number), entry.function)
        if level.format is Format.NONE:
            return Place(self._uncounted(level, number.text).id, 0, live=False)
        opened = self.open.get((number.series, number.level))
        place = self._continued(entry, level, *opened) if opened else self._nested(entry, level)
        return place or self._begun(entry, level)

    def _continued(self, entry: Entry, level: Level, made: _Counting, depth: int) -> Place | None:
        value = made.counters[depth] + 1
        if made.levels[depth] != level or made.shows(depth, value) != entry.number.text:
            return None
        made.count(depth, value)
        return Place(made.id, depth, live=True)

    def _nested(self, entry: Entry, level: Level) -> Place | None:
        """What stands in a numbered one: the next level of its list, if that is free or alike and begins at one."""
        parent = self.places.get(entry.parent)
        if parent is None or not parent.live or parent.level + 1 >= LEVELS:
            return None
        made = self.lists[parent.series - 1]
        depth = parent.level + 1
        if depth > len(made.levels) or (depth < len(made.levels) and made.levels[depth] != level):
            return None
        if made.counters[depth] or (level.format is not Format.BULLET and entry.number.value != 1):
            return None
        if depth == len(made.levels):
            made.levels.append(level)
        made.count(depth, 1)
        self.open[entry.number.series, entry.number.level] = (made, depth)
        return Place(made.id, depth, live=True)

    def _begun(self, entry: Entry, level: Level) -> Place:
        """A list that begins with this number."""
        value = max(entry.number.value, 1)
        made = self._uncounted(level, "") if level.format is Format.BULLET else self._list(level, value)
        made.count(0, value)
        self.open[entry.number.series, entry.number.level] = (made, 0)
        return Place(made.id, 0, live=True)

    def _uncounted(self, level: Level, literal: str) -> _Counting:
        made = self.uncounted.get((level, literal))
        if made is None:
            made = self.uncounted[level, literal] = self._list(level, 1, literal)
        return made

    def _list(self, level: Level, start: int, literal: str = "") -> _Counting:
        self.lists.append(_Counting(len(self.lists) + 1, [level], start, literal))
        return self.lists[-1]

    def complete(self, further: tuple[Number, ...]) -> None:
        """Give every list of paragraphs the levels that the house has below its own, for whoever adds one in Word."""
        for made in self.lists:
            last = made.levels[-1].format
            if made.literal or last is Format.BULLET or not facts_of(made.levels[0].function).counted:
                continue
            used = [number.scheme for number in further]
            begin = used.index(made.levels[-1].scheme) + 1 if made.levels[-1].scheme in used else 0
            for number, function in tuple(zip(further, _FURTHER, strict=True))[begin:]:
                if len(made.levels) < LEVELS:
                    made.levels.append(Level(number.scheme, format_of(number), function))


def word_lists(document: Document) -> WordLists:
    """The Word lists of ``document``: pure, and the same for the same document."""
    return _Maker().make(entries(document), document.sub_numbers)
