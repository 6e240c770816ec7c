"""What the rules of wording know of each language: ``pipeline/data/wording.toml``, read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any

from msgspec import Struct

from pipeline.resources import data, read_text


class WordingTable(Struct, frozen=True):
    """The table of a language; each is empty where nothing is known."""

    quotes: str
    also: str
    strange: str
    spaced: str
    ends: str
    recital: str
    item: str
    last: str
    see: tuple[str, ...]
    annex: tuple[str, ...]
    paragraph: tuple[str, ...]
    own: tuple[str, ...]
    elsewhere: frozenset[str]
    joins: frozenset[str]
    twice: frozenset[str]
    frequent: frozenset[str]
    particles: tuple[str, ...]


class NumberForm(Struct, frozen=True):
    """A form of a number that the manual has otherwise: its pattern, what is meant, the words before it.

    It follows one of ``after``, and none of ``not_after``.
    ``alone`` is whether it stands for a fault only where its sentence has no other figures.
    """

    lang: str
    found: re.Pattern[str]
    means: str
    after: tuple[str, ...]
    not_after: tuple[str, ...]
    alone: bool


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(read_text(data("wording.toml")))


@cache
def wording_table(language: str) -> WordingTable | None:
    """What is known of a language, by its main subtag; none of one that is not official."""
    raw = _raw().get(language.partition("-")[0])
    if not isinstance(raw, dict):
        return None
    made: dict[str, Any] = {}
    for name, value in raw.items():
        if name in ("elsewhere", "joins", "twice", "frequent"):
            made[name] = frozenset(value)
        else:
            made[name] = value if isinstance(value, str) else tuple(value)
    return WordingTable(**made)


@cache
def frequent_words() -> dict[str, str]:
    """Words that only one of the languages in Latin letters has, each with its language."""
    by_word: dict[str, list[str]] = {}
    for language in ("en", "fr", "es"):
        for word in _raw()[language]["frequent"]:
            by_word.setdefault(word, []).append(language)
    return {word: languages[0] for word, languages in by_word.items() if len(languages) == 1}


@cache
def words_of(language: str) -> frozenset[str]:
    """Those of them that are of one language."""
    return frozenset(word for word, own in frequent_words().items() if own == language)


@cache
def placeholder_words() -> tuple[str, ...]:
    """With what an order begins that stands in brackets for words to come."""
    return tuple(_raw()["placeholders"]["begin"])


@cache
def number_forms(language: str) -> tuple[NumberForm, ...]:
    """The forms of numbers that are written otherwise in a language, those of all languages among them."""
    return tuple(
        NumberForm(
            row["lang"],
            re.compile(row["found"]),
            row["means"],
            tuple(row.get("after", ())),
            tuple(row.get("not_after", ())),
            row.get("alone", False),
        )
        for row in _raw()["number"]
        if row["lang"] in ("", language)
    )
