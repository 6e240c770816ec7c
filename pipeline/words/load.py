"""Reads the words of a language from its file, each term as it stood on a given day."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from pipeline.resources import data, read_text
from pipeline.words.adoption import AdoptionWords
from pipeline.words.listing import AgendaWords, Listing
from pipeline.words.script import Script
from pipeline.words.words import HeadingRule, Labelled, SignatureOrder, Words


def in_force(value: Any, day: str) -> Any:
    """``value`` with every term that changed in the form of that day, in the present one where ``day`` is empty.

    A term that changed is an array of tables with ``text`` and, where they are known, ``from`` and ``to`` (days as
    YYYY-MM-DD, both included), oldest first.
    """
    if isinstance(value, dict):
        return {key: in_force(inner, day) for key, inner in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        held = [form for form in value if form.get("from", "") <= day <= form.get("to", "9999")]
        return (held if day and held else value)[-1]["text"]
    return value


@cache
def _languages() -> frozenset[str]:
    return frozenset(path.stem for path in data("words").glob("??.toml"))


def inside(around: Words, tag: str) -> Words:
    """The words of the house inside what is in the language of ``tag``; those ``around`` where the house has none."""
    code = tag.partition("-")[0].lower()
    return words(code, around.day) if code in _languages() else around


@cache
def words(language: str, day: str = "") -> Words:
    """The words of one of the six official languages as in force on ``day`` (ISO 8601; empty: today), read once.

    Raises ``LookupError`` for every other language, and reads no file.
    """
    if language not in _languages():
        raise LookupError(f"no words of the language {language!r}")
    raw = in_force(tomllib.loads(read_text(data("words") / f"{language}.toml")), day)
    script = raw["script"]
    return Words(
        code=language,
        day=day,
        name=raw["name"],
        united_nations=raw["united_nations"],
        masthead_words=raw["masthead_words"],
        emblem=raw["emblem"],
        recycle=raw["recycle"],
        contents=raw["contents"],
        comma=raw["comma"],
        unassigned=raw["unassigned"],
        ordinals=tuple(raw["ordinals"]),
        council_ordinals=tuple(raw["council_ordinals"] or raw["ordinals"]),
        listing=Listing(**{("and_" if key == "and" else key): value for key, value in raw["listing"].items()}),
        organs=raw["organs"],
        distribution={key: Labelled(**value) for key, value in raw["distribution"].items()},
        original=raw["original"],
        languages=raw["languages"],
        original_languages=raw.get("original_languages", raw["languages"]),
        date_pattern=raw["date"]["pattern"],
        first_day=raw["date"]["first"],
        months=tuple(raw["date"]["months"]),
        session=raw["session"],
        sub_item=raw["agenda"]["sub_item"],
        agenda={key: AgendaWords(**value) for key, value in raw["agenda"].items() if key != "sub_item"},
        forms=raw["forms"],
        script=Script({key: value for key, value in script.items() if key != "inserted"}, script["inserted"]),
        table=raw["table"],
        sign=raw["sign"],
        signature=SignatureOrder(**raw["signature"]),
        labels=raw["labels"],
        attachment_numbers=raw["attachment_numbers"],
        annex_heading={key: HeadingRule(**value) for key, value in raw["annex_heading"].items()},
        page=raw["page"],
        note=raw["note"],
        status=raw["status"],
        citation=raw["citation"],
        adoption=AdoptionWords(**raw["adoption"]),
    )
