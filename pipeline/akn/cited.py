"""The Work IRI of a United Nations document that a text cites, computed from its symbol alone."""

from __future__ import annotations

import re

from pipeline.akn.data import citations, vocabulary
from pipeline.akn.iri import number_token, work_iri

_ROMAN = {"I": 1, "V": 5, "X": 10}


def cited_work(symbol: str) -> str:
    """The IRI of the Work with that symbol, ``''`` where the symbol does not say enough (guidelines, part 1, page 145).

    ``A/RES/60/227`` gives ``/akn/un/statement/deliberation/un-ga/2005-01-01/60-227``: of the date the symbol says the
    year, and "unknown parts are 01".
    """
    for document in citations()["document"]:
        match = re.fullmatch(document["like"], symbol)
        if match:
            found = match.groupdict()
            if not _year(found):
                return ""
            number = document["number"].format(**found, symbol=symbol)
            date = f"{_year(found):04}-01-01"
            return work_iri(document["element"], document["subtype"], document["actor"], date, number_token(number))
    return ""


def actor_of(symbol: str, otherwise: str) -> str:
    """The actor of a symbol, by the organ whose documents begin so; ``otherwise`` for what begins as none does."""
    starts = ((start, organ["id"]) for organ in vocabulary()["organs"].values() for start in organ["symbols"])
    fitting = [(len(start), actor) for start, actor in starts if symbol.startswith(start)]
    return max(fitting)[1] if fitting else otherwise


def _year(found: dict[str, str]) -> int:
    """The year of a symbol: named, or that in which the Assembly's session opened; 0 where that is not known."""
    if "year" in found:
        return int(found["year"])
    if "special" in found:
        kind, _, count = found["special"].partition("-")
        opened: list[int] = citations()["special_sessions"][kind]
        return opened[int(count) - 1] if 0 < int(count) <= len(opened) else 0
    session = int(found["session"]) if "session" in found else _roman(found["roman"])
    zero: int = citations()["session_zero"]
    return zero + session


def _roman(numeral: str) -> int:
    """The value of a Roman numeral such as ``XXVII``."""
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
