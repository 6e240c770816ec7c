"""MH466: a day that is typed is one of the calendar, and has the day of the week that is named with it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.texts import Texts
from pipeline.language import OFFICIAL
from pipeline.words.typed_dates import calendar_words
from pipeline.xmlio.parse import local

RULE = Rule(
    "MH466",
    "A day that is typed is one of the calendar",
    "ISO 8601-1, calendar dates",
    "<paragraph>They met on Monday, 5 August 2025, and on 31 June 2025.</paragraph>",
    "<paragraph>They met on Tuesday, 5 August 2025, and on 30 June 2025.</paragraph>",
    'Compare with the calendar. <date when="…"> says which day is meant.',
)

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")  # in messages
_LEAP = 2024  # February has all its days in it
_NEAR = 24  # signs before a day in which its weekday stands
_FIGURES = re.compile(r"\d{1,2}(?!\d)")
_JOINED = frozenset("./–-_")  # before figures that are no day
_HAN = re.compile(r"(?<!\d)(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?P<weekday>星期[一二三四五六日天])?")


def check(texts: Texts) -> Iterator[Hit]:
    """“31 June”, “Monday, 5 August 2025”. The words of <date> are compared with its value (MH407)."""
    languages = texts.languages()
    for figure in _FIGURES.finditer(texts.text) if languages else ():
        before = texts.text[figure.start() - 1 : figure.start()]
        if before.isalnum() or before in _JOINED:
            continue
        found = _day(languages).match(texts.text, figure.start())
        if found is None or found["month"] in ("march", "may"):
            continue  # English verbs
        month = calendar_words(OFFICIAL)[0][found["month"].casefold()]
        yield from _told(texts, found, month, _weekday_before(texts, found.start()))
    for found in _HAN.finditer(texts.text) if "年" in texts.text else ():
        start, end = found.span("weekday")
        weekday = (start, end) if found["weekday"] else None
        yield from _told(texts, found, int(found["month"]), weekday)


def _told(texts: Texts, found: re.Match[str], month: int, weekday: tuple[int, int] | None) -> Iterator[Hit]:
    element, tail = texts.piece(found.start())[0]
    if texts.flow(found.start()).kept or (local(element) == "date" and not tail):
        return
    day, year = int(found["day"]), int(found["year"] or _LEAP)
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(max(1, year), month)[1]:
        wrong = f"there is no day “{found[0]}”"
        yield Hit(found.start(), found.end(), wrong, "a day of the calendar", "correct the day or the month")
    elif weekday is not None and found["year"]:
        day_name = texts.text[slice(*weekday)]
        if calendar_words(OFFICIAL)[1][day_name.casefold()] != date(year, month, day).weekday():
            wrong = f"“{day_name}” is not the day of the week of {found[0]}"
            yield Hit(
                *weekday, wrong, f"a {_WEEKDAYS[date(year, month, day).weekday()]}", "correct the day or the date"
            )


def _weekday_before(texts: Texts, at: int) -> tuple[int, int] | None:
    """Where the day of the week stands that comes right before a day."""
    start = max(texts.flow(at).start, at - _NEAR)
    before = texts.text[start:at].rstrip(" \t\r\n\u00a0,،")
    for name in calendar_words(OFFICIAL)[1]:
        if before.casefold().endswith(name) and not before[: -len(name)][-1:].isalpha():
            return start + len(before) - len(name), start + len(before)
    return None


@cache
def _day(languages: tuple[str, ...]) -> re.Pattern[str]:
    """A day with its month in words, and a year: “5 August 2025”, “5 de agosto de 2025”, “5 августа 2025”."""
    months = sorted(calendar_words(languages)[0], key=len, reverse=True)
    names = "|".join(map(re.escape, months)) or "(?!)"  # Chinese has none in words
    day, year = r"(?P<day>\d{1,2})(?:er)?", r"(?:,?[ \u00a0](?:de )?(?P<year>\d{4})(?!\w))?"
    return re.compile(rf"{day}[ \u00a0](?:de )?(?P<month>{names})(?!\w){year}", re.IGNORECASE)
