"""The words of the house in one language, as typed data with the few rules that need no grammar."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pipeline.resources import data, read_text


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line of the masthead in two parts: the label, and the fact."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class AgendaWords:
    """The item line of one list of items, for one item and for several."""

    one: str
    several: str


@dataclass(frozen=True, slots=True)
class HeadingRule:
    """How an annex heading repeats a letter's title: ``kind`` replaces the title's first words."""

    pattern: str
    kind: str


@dataclass(frozen=True, slots=True)
class Words:
    """Every word that an output prints and that no drafter types, in one language.

    The fields are the tables of ``data/words/<language>.toml``; places to fill are written ``{name}`` there.
    """

    code: str
    name: str
    united_nations: str
    masthead_words: str
    emblem: str
    recycle: str
    contents: str
    and_: str
    comma: str
    unassigned: str
    ordinals: tuple[str, ...]
    organs: dict[str, str]
    distribution: dict[str, Labelled]
    original: dict[str, str]
    languages: dict[str, str]
    date_pattern: str
    first_day: str
    months: tuple[str, ...]
    session: dict[str, str]
    sub_item: str
    agenda: dict[str, AgendaWords]
    forms: dict[str, Any]
    table: dict[str, str]
    sign: dict[str, str]
    labels: dict[str, str]
    annex_heading: dict[str, HeadingRule]
    note: dict[str, str]
    status: dict[str, str]
    citation: dict[str, str]

    def date(self, iso: str) -> str:
        """A day (``2006-06-07``) in words: ``7 June 2006``; ``''`` for no day."""
        if not iso:
            return ""
        day = date.fromisoformat(iso)
        number = self.first_day if day.day == 1 else str(day.day)
        return self.date_pattern.format(day=number, month=self.months[day.month - 1], year=day.year)

    def ordinal(self, number: int) -> str:
        """An ordinal in words, with a capital: ``Sixty-first``. From 100 on, in figures."""
        if not 1 <= number <= len(self.ordinals):
            return str(number)
        word = self.ordinals[number - 1]
        return word[:1].upper() + word[1:]

    def listed(self, items: Sequence[str]) -> str:
        """Items in a row: ``13, 21 and 117``."""
        if len(items) < 2:
            return "".join(items)
        return self.comma.join(items[:-1]) + self.and_ + items[-1]

    def language(self, code: str) -> str:
        """The name of a language; the code itself where the house has no name for it."""
        return self.languages.get(code, code)

    def attachment(self, kind: str, number: str) -> str:
        """The label of an attachment: ``Annex``, ``Annex II``."""
        label = self.labels[kind]
        return self.labels["numbered"].format(label=label, number=number) if number else label


@cache
def words(language: str) -> Words:
    """The words of one of the six official languages, read once."""
    raw = tomllib.loads(read_text(data("words") / f"{language}.toml"))
    return Words(
        code=language,
        name=raw["name"],
        united_nations=raw["united_nations"],
        masthead_words=raw["masthead_words"],
        emblem=raw["emblem"],
        recycle=raw["recycle"],
        contents=raw["contents"],
        and_=raw["and"],
        comma=raw["comma"],
        unassigned=raw["unassigned"],
        ordinals=tuple(raw["ordinals"]),
        organs=raw["organs"],
        distribution={key: Labelled(**value) for key, value in raw["distribution"].items()},
        original=raw["original"],
        languages=raw["languages"],
        date_pattern=raw["date"]["pattern"],
        first_day=raw["date"]["first"],
        months=tuple(raw["date"]["months"]),
        session=raw["session"],
        sub_item=raw["agenda"]["sub_item"],
        agenda={key: AgendaWords(**value) for key, value in raw["agenda"].items() if key != "sub_item"},
        forms=raw["forms"],
        table=raw["table"],
        sign=raw["sign"],
        labels=raw["labels"],
        annex_heading={key: HeadingRule(**value) for key, value in raw["annex_heading"].items()},
        note=raw["note"],
        status=raw["status"],
        citation=raw["citation"],
    )
