"""Which words a line never parts, by language: one pattern that finds the spaces between them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from pipeline.resources import data, read_text
from pipeline.words.load import words

_UPPER = "A-ZÀ-ÖØ-Þ\u0400-\u042f\u0600-\u06ff"  # Arabic has no capitals
_LOWER = "a-zß-öø-ÿœ\u0430-\u045f"
_BEGINS = r"(?<![^\W_])"
_ALONE = r"(?<![^\W_])(?<![\d/][.,/-])"  # no part of another number, or of a symbol
_FIRST = {
    "day": rf"{_ALONE}\d{{1,2}}(?:er)?",
    "year": rf"{_BEGINS}\d{{4}}",
    "figure": r"\d",
    "few": rf"{_ALONE}[1-9]",
    "tens": rf"{_ALONE}\d{{1,2}}",
}
_SECOND = {
    "number": r"(?:\d|[IVXL]+(?!\w))",
    "name": rf"[{_UPPER}]",
    "word": rf"[{_LOWER}]{{3}}",
    "letter": r"\([^\W\d_]\)",
}


@cache
def ties(language: str, *, title: bool = False) -> re.Pattern[str] | None:
    """A pattern whose every match ends with a space that holds its words together; nothing where none is.

    In a ``title`` it holds some more together.
    """
    tree = tomllib.loads(read_text(data("ties.toml")))
    own = (*tree.get(language, ()), *(tree["titles"].get(language, ()) if title else ()))
    rows = [f"{_first(row['first'])} (?={_second(row['second'], language)})" for row in own]
    found = [*rows, *_next_to(tree["signs"].get(language, {"before": "", "after": ""}))]
    return re.compile("|".join(found)) if found else None


def _first(kind: str | list[str]) -> str:
    return _FIRST[kind] if isinstance(kind, str) else f"{_BEGINS}(?i:{_any(kind)})"


def _second(kind: str | list[str], language: str) -> str:
    if kind == "month":
        return rf"(?i:{_any([*_months(language)])})(?!\w)"
    return _SECOND[kind] if isinstance(kind, str) else rf"(?i:{_any(kind)})(?!\w)"


def _any(listed: list[str]) -> str:
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(listed, key=len, reverse=True)) + ")"


def _months(language: str) -> Iterator[str]:
    for name, others in zip(words(language).months, _others(language), strict=True):
        yield from (name, *filter(None, others.split("|")))


def _others(language: str) -> list[str]:
    found: list[str] = tomllib.loads(read_text(data("dates.toml")))[language]["months"]
    return found


def _next_to(signs: Any) -> Iterator[str]:
    if signs["before"]:
        yield f" (?=[{signs['before']}])"
    if signs["after"]:
        yield f"[{signs['after']}] "
