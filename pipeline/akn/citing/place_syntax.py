"""How a person names a place: "annex I, section II.A, paragraph 2 (a)", or a whole citation with its symbol."""

from __future__ import annotations

import re

# a step that ends with sub-paragraphs: a number, then "(a)", "(i)", "b" or "b)", parted from it by space or bracket
_SUBPARAGRAPHS = re.compile(r"(?P<head>.*\d(?:\s(?:bis|ter|quater))?)(?P<tail>(?:\s*\(\w{1,5}\)|\s+\w{1,5}[.)]?)+)")
_BRACKETS = re.compile(r"(?:\(\w{1,5}\)\s*){2,}")
_ONE = re.compile(r"\(?\w+[.)]?")
_DOTTED = re.compile(r"(?<=\w)\.(?=\w)")  # "II.A"


def steps(place: str, symbol: str) -> tuple[tuple[str, ...], ...]:
    """The ways to take ``place`` for steps, from the most literal one on.

    The symbol of the document may stand before the first step. Commas part the steps; where no place has such names,
    so do the brackets of sub-paragraphs and the stops between the numbers of sections.
    """
    literal = tuple(step for step in (part.strip() for part in place.split(",")) if step)
    if len(literal) > 1 and literal[0].casefold() == symbol.casefold():
        literal = literal[1:]
    parted = tuple(each for step in literal for each in _parted(step))
    return (literal, parted) if parted != literal else (literal,)


def _parted(step: str) -> tuple[str, ...]:
    found = _SUBPARAGRAPHS.fullmatch(step)
    if found:
        return (found["head"], *_ONE.findall(found["tail"]))
    if _BRACKETS.fullmatch(step):
        return tuple(_ONE.findall(step))
    return tuple(_DOTTED.split(step))
