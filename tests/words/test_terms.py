"""Every language has every term, with the same places to fill, and says whether it was seen or is house knowledge."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from pipeline.language import OFFICIAL
from pipeline.resources import data
from pipeline.words import words
from pipeline.words.load import in_force

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
OTHERS = tuple(language for language in LANGUAGES if language != "en")
OWN = (
    "original_languages",
    "attachment_numbers",
    "script",
    "listing.before",
    "adoption.endings",
    "adoption.council_e",
)  # what a language needs for itself
REPLACE = re.compile(r"annex_heading\.[a-z-]+\.replace\b")


def raw(language: str) -> dict[str, Any]:
    return tomllib.loads((data("words") / f"{language}.toml").read_text(encoding="utf-8"))


def flat(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        name = f"{above}{key}"
        if name.startswith(OWN) or REPLACE.match(name):
            continue
        if isinstance(value, dict):
            yield from flat(value, f"{name}.")
        else:
            yield name, value


def places(value: object) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", str(value)))


@pytest.mark.parametrize("language", OTHERS)
def test_every_term_of_english_and_no_other(language: str) -> None:
    assert dict(flat(raw(language))).keys() == dict(flat(raw("en"))).keys()


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_places_to_fill(language: str) -> None:
    english, own = dict(flat(in_force(raw("en"), ""))), dict(flat(in_force(raw(language), "")))
    for name, value in english.items():
        if name.startswith("annex_heading"):
            assert places(own[name]) <= {"label", "title", "rest"}, name
            assert places(own[name]) & {"title", "rest"}, name
        else:
            assert places(own[name]) == places(value), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_terms_that_print_nothing_are_empty(language: str) -> None:
    empty = {name for name, value in flat(raw(language)) if value == ""}
    assert empty - {"signature.joint"} == {"sign.none", "labels.unlabelled", "status.issued"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_are_complete(language: str) -> None:
    own = words(language)
    assert len(own.months) == 12
    assert {len(own.forms[kind]) for kind in ("letters", "romans", "numbers")} == {4}
    assert len(own.forms["headings"]) == 6
    assert own.languages.keys() == own.original_languages.keys() == words("en").languages.keys()
    assert set(OFFICIAL) <= set(own.languages)
    assert own.script.inserted.keys() == {"bis", "ter", "quater"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_says_how_it_is_known(language: str) -> None:
    """V: seen in a document that is named; K: house knowledge. A comment of a list or table holds for what is in it."""
    held = False
    for line in (data("words") / f"{language}.toml").read_text(encoding="utf-8").splitlines():
        said = line.partition("# ")[2]
        if line.startswith((" ", "]")):
            continue
        if line.startswith(("#", "[")):
            held = bool(re.search(r"\b[VK]\b", said))
        elif line.strip() and line.partition("=")[2].split("#")[0].strip() not in ('""', "{}", "[]"):
            assert held or re.search(r"\b[VK]\b", said), line


def test_a_term_that_changed_is_taken_from_its_time() -> None:
    assert words("fr", "2006-06-12").original["label"] == "Original: "
    assert words("fr", "2015-12-31").original["label"] == "Original: "
    assert words("fr", "2016-01-01").original["label"] == "Original\u00a0: "
    assert words("fr").original["label"] == "Original\u00a0: "


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_that_changed_leave_no_day_without_one(language: str) -> None:
    for name, value in flat(raw(language)):
        if isinstance(value, list) and value and isinstance(value[0], dict):
            assert "from" not in value[0], name
            assert "to" not in value[-1], name
            for earlier, later in pairwise(value):
                assert earlier["to"] < later["from"], name
                for day in (earlier["to"], later["from"]):
                    assert in_force(value, day) == (earlier if day == earlier["to"] else later)["text"], name
