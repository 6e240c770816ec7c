"""Computes list numbers from ``numbering.xml`` as Word does (ECMA-376 Part 1, 17.9); knows nothing of how it was made.

Counters belong to the abstract list: all its instances count on together. An instance that overrides the start of a
level begins anew at its first paragraph on that level; a paragraph of a level makes all deeper levels begin anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from pipeline.verify.docx.package.opened import W, value

_DIGITS = "〇一二三四五六七八九"
_SIGNS = str.maketrans({"\uf0b7": "•", "\uf02d": "–"})  # of the face Symbol, with which other programs write bullets
_ALPHABETS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str


@dataclass(slots=True)
class _Abstract:
    levels: dict[int, _Level]
    counters: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Instance:
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
        for node in numbering.iter(f"{W}num"):
            self._instances[node.get(f"{W}numId", "")] = _instance(node)

    def note(self) -> str:
        """The number of the next footnote that Word counts."""
        self._notes += 1
        return str(self._notes)

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
            del counters[deeper]
        for above in range(level):
            counters.setdefault(above, instance.starts.get(above, levels[above].start))
        return _shown(levels, counters, level)


def _levels(parent: etree._Element) -> dict[int, _Level]:
    return {int(node.get(f"{W}ilvl", "0")): _level(node) for node in parent.findall(f"{W}lvl")}


def _level(node: etree._Element) -> _Level:
    start = int(value(node.find(f"{W}start"), "0"))
    return _Level(start, value(node.find(f"{W}numFmt"), "decimal"), value(node.find(f"{W}lvlText")).translate(_SIGNS))


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


def _shown(levels: dict[int, _Level], counters: dict[int, int], level: int) -> str:
    """The level's text with the counters that it asks for: ``%1`` is the first level's."""
    parts: list[str] = []
    text = iter(levels[level].text)
    for sign in text:
        part = sign
        if sign == "%":
            digit = next(text, "")
            asked = int(digit) - 1 if digit in "123456789" and digit else -1
            part = _written(levels[asked].format, counters[asked]) if asked in counters else sign + digit
        parts.append(part)
    return "".join(parts)


def _written(format_: str, number: int) -> str:
    if format_ in _ALPHABETS:
        alphabet = _ALPHABETS[format_]
        return alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)
    if format_ == "lowerRoman":
        return _roman(number)
    if format_ == "upperRoman":
        return _roman(number).upper()
    if format_ == "chineseCountingThousand" and number < 100:
        tens, ones = divmod(number, 10)
        return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
    return "" if format_ in {"none", "bullet"} else str(number)


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
