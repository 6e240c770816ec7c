"""Reads a date in the words of a drafter: which days, months, years and days of the week they name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable
from datetime import date
from functools import cache

from msgspec import Struct

from pipeline.resources import data, read_text
from pipeline.whole_numbers import whole
from pipeline.words.load import words

_NUMBER = re.compile(r"\d{1,9}")
_HAN_DIGITS = {sign: value for value, signs in enumerate(("〇零○", *"一二三四五六七八九")) for sign in signs}
_HAN = re.compile(r"(\d{1,4}|[〇零○一二三四五六七八九十]{1,5})\s?([年月日号])")
_LONGEST_DAY, _FIRST_YEAR = 31, 1000


class Named(Struct, frozen=True):
    """What the words name; each is empty where they name none. Days of the week count from 0, Monday."""

    days: frozenset[int]
    months: frozenset[int]
    years: frozenset[int]
    weekdays: frozenset[int]


def contradiction(text: str, when: str, until: str, languages: Iterable[str]) -> str:
    """What of ``text`` names another part of the date than its value: ``day``, ``month``, ``year`` or ``weekday``.

    ``when`` and ``until`` (``''``: one day) are ISO 8601; ``languages`` are those that the words may be in. A part that
    is not named contradicts nothing; ``''`` where none does.
    """
    named = read(text, tuple(sorted(languages)))
    first = date.fromisoformat(when)
    last = date.fromisoformat(until) if until and until > when else first
    if named.years and not named.years & {first.year, last.year}:
        return "year"
    if named.months and not named.months & {first.month, last.month}:
        return "month"
    if named.days and not _days_fit(named.days, first, last):
        return "day"
    if named.weekdays and not named.weekdays & {first.weekday(), last.weekday()}:
        return "weekday"
    return ""


def _days_fit(days: Collection[int], first: date, last: date) -> bool:
    days_meant = {first.day, last.day}
    return days_meant <= set(days) if len(days) > 1 else bool(days_meant & set(days))


def read(text: str, languages: tuple[str, ...]) -> Named:
    """What ``text`` names, in the words of these languages; figures of any script, Chinese numbers in words too."""
    months, weekdays = (_named(text, table) for table in calendar_words(languages))
    han = [(_han(number), sign) for number, sign in _HAN.findall(text)]
    if any(sign in "年月" for _, sign in han):
        parts = {sign: frozenset(value for value, of in han if of in sign) for sign in ("年", "月", "日号")}
        return Named(parts["日号"], parts["月"] or months, parts["年"], weekdays)
    figures = frozenset(whole(found) for found in _NUMBER.findall(text))
    days = frozenset(figure for figure in figures if 0 < figure <= _LONGEST_DAY)
    return Named(days, months, frozenset(figure for figure in figures if _FIRST_YEAR <= figure < 3000), weekdays)


def _han(number: str) -> int:
    """The value of a Chinese number, in figures, in digits of words (二〇二五) or by tens (二十一)."""
    if number.isdecimal():
        return whole(number)
    tens, ten, ones = number.partition("十")
    if ten:
        return 10 * _HAN_DIGITS.get(tens, 1) + _HAN_DIGITS.get(ones, 0)
    return whole("".join(str(_HAN_DIGITS[sign]) for sign in number))


def _named(text: str, table: dict[str, int]) -> frozenset[int]:
    if not table:
        return frozenset()
    return frozenset(table[found.casefold()] for found in _pattern(tuple(table)).findall(text) if found)


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names as a word of its own; Chinese ones stand among others."""
    longest = sorted(names, key=len, reverse=True)
    own = "|".join(re.escape(name) if name[0] >= "\u3000" else rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest)
    return re.compile(own, re.IGNORECASE)


@cache
def calendar_words(languages: tuple[str, ...]) -> tuple[dict[str, int], dict[str, int]]:
    """The names of the months (1 to 12) and of the days of the week (0 to 6) in these languages."""
    others = tomllib.loads(read_text(data("dates.toml")))
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for language in languages:
        for number, (name, more) in enumerate(zip(words(language).months, others[language]["months"], strict=True), 1):
            spelt = () if name[0].isdecimal() else (name, *name.split("/"))
            months |= {form.casefold(): number for form in (*spelt, *filter(None, more.split("|")))}
        for number, names in enumerate(others[language]["weekdays"]):
            weekdays |= {form.casefold(): number for form in names.split("|")}
    return months, weekdays
