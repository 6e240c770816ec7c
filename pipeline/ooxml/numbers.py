"""Computes list numbers from ``numbering.xml`` as Word does (ECMA-376 Part 1, 17.9); knows nothing of how it was made.

Counters belong to the abstract list: all its instances count on together. An instance that overrides the start of a
level begins anew at its first paragraph on that level; a paragraph of a level makes all deeper levels begin anew.
"""

from __future__ import annotations

from lxml import etree
from msgspec import Struct, field

from pipeline.ooxml.opened import W, on, value

_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset({"chineseCountingThousand", "chineseCounting", "taiwaneseCountingThousand", "japaneseCounting"})
_SIGNS = str.maketrans({"\uf0b7": "•", "\uf02d": "–"})  # of the face Symbol, with which other programs write bullets
_ALPHABETS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
}


class _Level(Struct, frozen=True):
    start: int
    format: str
    text: str
    restart: int = -1  # the level (from 1) after which it begins anew; 0 never, -1 after every one above it
    legal: bool = False  # all numbers in figures
    style: str = ""


class _Abstract(Struct):
    levels: dict[int, _Level]
    counters: dict[int, int] = field(default_factory=dict)


class _Instance(Struct):
    abstract: str
    own: dict[int, _Level]
    starts: dict[int, int]
    begun: set[int] = field(default_factory=set)


class Numbers:
    """The numbers of a document; ask for them in the order of its paragraphs."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self._abstracts: dict[str, _Abstract] = {}
        self._instances: dict[str, _Instance] = {}
        self._notes = 0
        if numbering is None:
            return
        for node in numbering.iter(f"{W}abstractNum"):
            self._abstracts[node.get(f"{W}abstractNumId", "")] = _Abstract(_levels(node))
        shared = {value(node): node.getparent() for node in numbering.iter(f"{W}styleLink")}
        for link in numbering.iter(f"{W}numStyleLink"):
            own, other = link.getparent(), shared.get(value(link))
            if own is not None and other is not None:
                key = other.get(f"{W}abstractNumId", "")
                self._abstracts[own.get(f"{W}abstractNumId", "")] = self._abstracts[key]
        for node in numbering.iter(f"{W}num"):
            self._instances[node.get(f"{W}numId", "")] = _instance(node)

    def note(self) -> str:
        """The number of the next footnote that Word counts."""
        self._notes += 1
        return str(self._notes)

    def level_of(self, instance_id: str, style: str) -> int:
        """The level (from 0) of a list that is tied to a style of paragraphs; the first where none is."""
        instance = self._instances.get(instance_id)
        abstract = None if instance is None else self._abstracts.get(instance.abstract)
        if instance is None or abstract is None or not style:
            return 0
        levels = abstract.levels | instance.own
        return next((number for number, level in levels.items() if level.style == style), 0)

    def series(self, instance_id: str) -> str:
        """The list whose count an instance goes on with."""
        instance = self._instances.get(instance_id)
        return instance_id if instance is None else f"{instance.abstract}/{sorted(instance.starts)}"

    def next(self, instance_id: str, level: int) -> str:
        """The number of the next paragraph of the instance on ``level`` (from 0); empty where it has none."""
        instance = self._instances.get(instance_id)
        if instance is None or instance.abstract not in self._abstracts:
            return ""
        abstract = self._abstracts[instance.abstract]
        levels = abstract.levels | instance.own
        if level not in levels:
            return ""
        counters = abstract.counters
        fresh = level in instance.starts and level not in instance.begun
        start = instance.starts.get(level, levels[level].start)
        counters[level] = start if fresh or level not in counters else counters[level] + 1
        instance.begun.add(level)
        for deeper in [each for each in counters if each > level]:
            restart = levels[deeper].restart if deeper in levels else -1
            if restart < 0 or level < restart:
                del counters[deeper]
        for above in range(level):
            counters.setdefault(above, instance.starts.get(above, levels[above].start))
        return _level_text(levels, counters, level)


def _levels(parent: etree._Element) -> dict[int, _Level]:
    return {int(node.get(f"{W}ilvl", "0")): _level(node) for node in parent.findall(f"{W}lvl")}


def _level(node: etree._Element) -> _Level:
    start = int(value(node.find(f"{W}start"), "0"))
    return _Level(
        start,
        value(node.find(f"{W}numFmt"), "decimal"),
        value(node.find(f"{W}lvlText")).translate(_SIGNS),
        int(value(node.find(f"{W}lvlRestart"), "-1")),
        on(node.find(f"{W}isLgl")),
        value(node.find(f"{W}pStyle")),
    )


def _instance(node: etree._Element) -> _Instance:
    own: dict[int, _Level] = {}
    starts: dict[int, int] = {}
    for override in node.findall(f"{W}lvlOverride"):
        level = int(override.get(f"{W}ilvl", "0"))
        replaced, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
        if replaced is not None:
            own[level] = _level(replaced)
        if start is not None:
            starts[level] = int(value(start, "1"))
    return _Instance(value(node.find(f"{W}abstractNumId")), own, starts)


def _level_text(levels: dict[int, _Level], counters: dict[int, int], level: int) -> str:
    """The level's text with the counters that it asks for: ``%1`` is the first level's."""
    parts: list[str] = []
    text = iter(levels[level].text)
    for sign in text:
        part = sign
        if sign == "%":
            digit = next(text, "")
            asked = int(digit) - 1 if digit in "123456789" and digit else -1
            plain = levels[level].legal and asked != level
            form = "decimal" if plain and asked in levels else levels[asked].format if asked in levels else ""
            part = written(form, counters[asked]) if asked in counters else sign + digit
        parts.append(part)
    return "".join(parts)


def written(format_: str, number: int) -> str:
    """A number in a format of Word (ECMA-376 Part 1, 17.18.59)."""
    if format_ in _ALPHABETS:
        alphabet = _ALPHABETS[format_]
        return alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)
    if format_ == "lowerRoman":
        return _roman(number)
    if format_ == "upperRoman":
        return _roman(number).upper()
    if format_ in _CHINESE and number < 10_000:
        return _chinese(number)
    if format_ == "decimalZero":
        return f"{number:02}"
    if format_ == "decimalFullWidth":
        return "".join(chr(ord("０") + int(digit)) for digit in str(number))
    if format_ == "ordinal":
        tens = number % 100 in (11, 12, 13)
        return f"{number}{'th' if tens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    return "" if format_ in {"none", "bullet"} else str(number)


def _chinese(number: int) -> str:
    """A number below 10,000 in Chinese words: a gap between its digits is said once, ten begins without a one."""
    out, gap = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // size % 10
        if digit:
            out += ("〇" if gap and out else "") + _DIGITS[digit] + unit
        gap = bool(out) and not digit
    return out.removeprefix("一") if 10 <= number < 20 else out


def _roman(number: int) -> str:
    """By decades, unlike the renderer: each digit of ``number`` has its own pattern."""
    patterns = ("", "1", "11", "111", "15", "5", "51", "511", "5111", "1t")
    signs = (("i", "v", "x"), ("x", "l", "c"), ("c", "d", "m"), ("m", "", ""))
    out = ""
    for place, digit in enumerate(reversed(str(number))):
        one, five, ten = signs[min(place, 3)]
        pattern = patterns[int(digit)] if place < 3 else "1" * int(digit)
        out = pattern.replace("1", one).replace("5", five).replace("t", ten) + out
    return out
