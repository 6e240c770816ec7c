"""Gives every number of the document its place in a Word list, so that Word computes exactly what is printed.

Word counts by abstract list and level (ECMA-376 Part 1, 17.9): an instance (``w:num``) begins anew where it overrides
the start, and a deeper level begins anew after a shallower one. Each series of numbers becomes an instance of the
abstract list of its scheme. A number that Word would not compute (``8 bis``, a pinned or a senseless one) gets an
instance of its own with literal text on a list apart, so that the count of its neighbours is not touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.document.blocks import Number, Scheme
from pipeline.document.model import Document
from pipeline.render.docx.numbering.number_formats import Format, format_of, written
from pipeline.render.docx.numbering.numbered_blocks import Entry, entries
from pipeline.style import Function

LEVELS = 9  # Word's lists have nine levels
# of the levels that nothing uses yet
_FURTHER = (Function.POINT_1, Function.POINT_2, Function.POINT_3, Function.POINT_3)
_TEXT = frozenset({Function.NUMBERED, Function.OPERATIVE, Function.RESOLUTION_ITEM, *_FURTHER})


@dataclass(frozen=True, slots=True)
class Level:
    """A level of an abstract list: how its number is written, and the function of the text whose measures it has."""

    scheme: Scheme
    format: Format
    function: Function

    def text(self, index: int) -> str:
        """Its ``w:lvlText``: ``%1.-`` for the first level of the form ``1.-``."""
        if self.format is Format.BULLET:
            return f"{self.scheme.before}{self.scheme.style.value}{self.scheme.after}"
        return f"{self.scheme.before}%{index + 1}{self.scheme.after}"


@dataclass(frozen=True, slots=True)
class AbstractList:
    """An abstract list (``w:abstractNum``): its levels from the first on."""

    id: int
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Instance:
    """A list instance (``w:num``).

    It begins at ``start`` on its first level; where ``literal`` is given, all its numbers are that text, set as
    ``function``.
    """

    id: int
    abstract: int
    start: int
    literal: str
    function: Function


@dataclass(frozen=True, slots=True)
class Place:
    """Where a numbered paragraph stands: instance and level; ``live`` if Word counts it, else its text is literal."""

    instance: int
    level: int
    live: bool


@dataclass(frozen=True, slots=True)
class WordLists:
    """All lists of a document, and the place of each numbered paragraph or heading by its id."""

    abstracts: tuple[AbstractList, ...]
    instances: tuple[Instance, ...]
    places: Mapping[str, Place]


@dataclass(slots=True)
class _Counting:
    """An abstract list while it is being made: its levels, counters, and the last entry that still needs it."""

    id: int
    levels: list[Level]
    counters: list[int] = field(default_factory=lambda: [0] * LEVELS)
    until: int = 0

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

    def __init__(self, found: tuple[Entry, ...]) -> None:
        self.found = found
        self.last = {entry.number.series: index for index, entry in enumerate(found)}
        self.lists: list[_Counting] = []
        self.instances: list[Instance] = []
        self.places: dict[str, Place] = {}
        # a level of a series (headings have several) → its list, instance and level there
        self.open: dict[tuple[str, int], tuple[_Counting, int, int]] = {}

    def make(self, further: tuple[Number, ...]) -> WordLists:
        for index, entry in enumerate(self.found):
            self.places[entry.id] = self._place(index, entry)
        self.complete(further)
        abstracts = tuple(AbstractList(made.id, tuple(made.levels)) for made in self.lists)
        return WordLists(abstracts, tuple(self.instances), self.places)

    def _place(self, index: int, entry: Entry) -> Place:
        number = entry.number
        level = Level(number.scheme, format_of(number), entry.function)
        known = self.open.get((number.series, number.level))
        if known is not None:
            return self._continue(index, entry, known)
        if level.format is Format.NONE:
            return self._literal(entry)
        nested = self._nested(entry, level)
        return nested or self._begin(index, entry, level)

    def _continue(self, index: int, entry: Entry, known: tuple[_Counting, int, int]) -> Place:
        """The next number of a series that has begun: counted on, or begun anew at a jump, or literal."""
        made, instance, level = known
        number = entry.number
        same = made.levels[level].scheme == number.scheme and made.levels[level].function is entry.function
        if same and made.shows(level, made.counters[level] + 1) == number.text:
            made.count(level, made.counters[level] + 1)
            return Place(instance, level, live=True)
        jumps = format_of(number) is made.levels[level].format and number.value > made.counters[level]
        if same and level == 0 and jumps:
            return self._instance(index, entry, made)
        return self._literal(entry)

    def _nested(self, entry: Entry, level: Level) -> Place | None:
        """What stands in a numbered one: the next level of its list, if that is free or alike and begins at one."""
        parent = self.places.get(entry.parent)
        if parent is None or not parent.live or parent.level + 1 >= LEVELS:
            return None
        made = self._by_instance(parent.instance)
        depth = parent.level + 1
        if depth > len(made.levels) or (depth < len(made.levels) and made.levels[depth] != level):
            return None
        if made.counters[depth] or (level.format is not Format.BULLET and entry.number.value != 1):
            return None
        if depth == len(made.levels):
            made.levels.append(level)
        made.count(depth, 1)
        made.until = max(made.until, self.last[entry.number.series])
        self.open[entry.number.series, entry.number.level] = (made, parent.instance, depth)
        return Place(parent.instance, depth, live=True)

    def _begin(self, index: int, entry: Entry, level: Level) -> Place:
        """A new series: an instance of the abstract list of its scheme, of a second one where the first is in use."""
        free = (made for made in self.lists if made.levels[0] == level and made.until < index)
        made = next(free, None)
        if made is None:
            made = _Counting(len(self.lists) + 1, [level])
            self.lists.append(made)
        return self._instance(index, entry, made)

    def _instance(self, index: int, entry: Entry, made: _Counting) -> Place:
        value = max(entry.number.value, 1)
        made.count(0, value)
        made.until = max(made.until, self.last[entry.number.series], index)
        instance = Instance(len(self.instances) + 1, made.id, value, "", entry.function)
        self.instances.append(instance)
        self.open[entry.number.series, entry.number.level] = (made, instance.id, 0)
        return Place(instance.id, 0, live=True)

    def _literal(self, entry: Entry) -> Place:
        """An instance of its own with literal text; its abstract list counts nothing that anyone sees."""
        instance = Instance(len(self.instances) + 1, 0, 1, entry.number.text, entry.function)
        self.instances.append(instance)
        return Place(instance.id, 0, live=False)

    def complete(self, further: tuple[Number, ...]) -> None:
        """Give every list of paragraphs the levels that the house has below its own, for whoever adds one in Word."""
        for made in self.lists:
            if made.levels[-1].format is Format.BULLET or made.levels[0].function not in _TEXT:
                continue
            used = [number.scheme for number in further]
            begin = used.index(made.levels[-1].scheme) + 1 if made.levels[-1].scheme in used else 0
            for number, function in tuple(zip(further, _FURTHER, strict=True))[begin:]:
                if len(made.levels) < LEVELS:
                    made.levels.append(Level(number.scheme, format_of(number), function))

    def _by_instance(self, instance: int) -> _Counting:
        return self.lists[self.instances[instance - 1].abstract - 1]


def word_lists(document: Document) -> WordLists:
    """The Word lists of ``document``: pure, and the same for the same document."""
    return _Maker(tuple(entries(document))).make(document.sub_numbers)
