"""The one rule for characters that are no plain letters, digits or signs; the rules are in data/characters.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from typing import Any
from unicodedata import category, name, normalize

from msgspec import Struct

from pipeline.resources import data, read_text


class Does(Enum):
    """What every output does with a character."""

    KEPT = "kept"
    LETTERS = "letters"
    REFUSED = "refused"


class Rule(Struct, frozen=True):
    """What is done with the characters of some code points or general categories.

    ``mend`` says how to mend a refused one; ``windows`` that it is one of windows-1252 under another name.
    """

    does: Does
    points: frozenset[int]
    categories: frozenset[str]
    letters: dict[int, str]
    mend: str
    windows: bool

    def names(self, character: str) -> bool:
        """Whether the rule is for this character."""
        return ord(character) in self.points or category(character) in self.categories


class _Data(Struct, frozen=True):
    rules: tuple[Rule, ...]
    letters: dict[int, str]
    unseen: dict[int, None]
    selected: re.Pattern[str]


@cache
def _data() -> _Data:
    raw = tomllib.loads(read_text(data("characters.toml")))
    rules = tuple(_rule(row) for row in raw["rule"])
    letters = {point: text for rule in rules for point, text in rule.letters.items()}
    selectors = "".join(map(chr, _points(raw["selectors"]["points"])))
    selected = re.compile(f"[{selectors}]+")
    return _Data(rules, letters, dict.fromkeys(_points(raw["pages"]["unseen"])), selected)


def _rule(row: dict[str, Any]) -> Rule:
    does, points = Does(row["does"]), frozenset(_points(row.get("points", ())))
    letters = {int(point, 16): text for point, text in row.get("as", {}).items()}
    if does is Does.LETTERS:
        letters |= {point: normalize("NFC", chr(point)) if row.get("normal") else "" for point in points}
    categories = frozenset(row.get("categories", ()))
    return Rule(does, points | letters.keys(), categories, letters, row.get("mend", ""), row.get("windows", False))


def _points(ranges: Iterable[str]) -> Iterator[int]:
    for written in ranges:
        first, _, last = written.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


@cache
def rule_of(character: str) -> Rule | None:
    """The rule for a character; none for one that is kept and needs a glyph."""
    return next((rule for rule in _data().rules if rule.names(character)), None)


def described(character: str) -> str:
    """A character for a message: ``U+2028, LINE SEPARATOR``."""
    return f"U+{ord(character):04X}, {name(character, '') or _KINDS.get(category(character), 'without a name')}"


_KINDS = {
    "Cc": "a control character",
    "Co": "a character for private use",
    "Cn": "a number without a character",
    "Cs": "half a character",
}


def lettered(text: str) -> str:
    """The text as it is read: ligatures that fonts lack as their letters, and without what layout engines lack.

    A character that is made of others has no variants, nor has a blank of a width of its own or a non-breaking hyphen:
    a selector after it says nothing (Unicode Standard, 23.4), and goes.
    """
    if text.isascii():
        return text
    return _data().selected.sub(_unselected, text.translate(_data().letters))


def _unselected(found: re.Match[str]) -> str:
    character = found.string[found.start() - 1 : found.start()]
    made = character == _FIRM_HYPHEN or (category(character or " ") == "Zs" and character not in _BLANKS)
    return "" if made or normalize("NFD", character) != character else found[0]


_FIRM_HYPHEN, _BLANKS = "\N{NON-BREAKING HYPHEN}", " \N{NO-BREAK SPACE}"  # every face has these blanks


def seen(text: str) -> str:
    """The text without what a page does not show: soft hyphens and direction marks."""
    return text if text.isascii() else text.translate(_data().unseen)
