"""Sorts the works: by symbol, organ, session, date, language and subject; each index in pages of some size."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256

from msgspec import Struct

from pipeline.catalogue.wording import Wording
from pipeline.catalogue.works import Work

KINDS = ("symbol", "organ", "session", "date", "language", "subject")
PAGE = 50  # works on a page
_UNSAFE = re.compile(r"[^a-z0-9]+")
_LONGEST = 48  # characters of a name in an address


class Value(Struct, frozen=True):
    """A value of an index, such as one session: its ``name`` in addresses, and its works, in order of symbol."""

    key: str
    name: str
    works: tuple[Work, ...]

    @property
    def pages(self) -> int:
        """How many pages its works take."""
        return -(-len(self.works) // PAGE)

    def page(self, number: int) -> tuple[Work, ...]:
        """The works of a page, of which the first is 1."""
        return self.works[(number - 1) * PAGE : number * PAGE]


def indexes(works: tuple[Work, ...]) -> dict[str, tuple[Value, ...]]:
    """By kind: its values. An index without any value is not there; that by symbol has one value, all works."""
    made: dict[str, tuple[Value, ...]] = {"symbol": (Value("", "all", works),)} if works else {}
    for kind in KINDS[1:]:
        held: dict[str, list[Work]] = defaultdict(list)
        for work in works:
            for key in dict.fromkeys(_keys(kind, work)):
                held[key].append(work)
        if held:
            made[kind] = tuple(Value(key, address(key), tuple(held[key])) for key in sorted(held))
    return made


def _keys(kind: str, work: Work) -> Iterable[str]:
    first = work.first
    match kind:
        case "organ":
            return first.organs
        case "session":
            return session_keys(work)
        case "date":
            return [first.day[:4]] if first.day else []
        case "language":
            return [version.language for version in work.versions]
        case _:
            return [key for version in work.versions for key, _ in version.subjects]


def session_keys(work: Work) -> Iterator[str]:
    """The sessions of a work as keys: ``general-assembly ordinal 61``."""
    yield from (f"{each.organ} {each.kind} {each.number}" for each in work.first.sessions)


def address(key: str) -> str:
    """The name of a value in addresses: its letters and figures; where these do not say it all, a digest as well."""
    plain = _UNSAFE.sub("-", key.lower()).strip("-")[:_LONGEST]
    return (
        plain if plain.replace("-", " ") == key.replace("-", " ") else f"{plain}-{sha256(key.encode()).hexdigest()[:8]}"
    )


def labels(kind: str, values: tuple[Value, ...], words: Wording) -> list[tuple[str, Value]]:
    """The values of an index with their names in a language, in the order in which a reader looks for them."""
    named = [(words.value(kind, value.key, value.works), value) for value in values]
    if kind == "date":
        return sorted(named, key=lambda each: each[1].key, reverse=True)
    if kind == "session":
        return sorted(named, key=lambda each: _recent(each[1].key))
    return sorted(named, key=lambda each: (each[0].casefold(), each[1].key))


def _recent(key: str) -> tuple[str, str, int]:
    organ, kind, number = key.rsplit(" ", 2)
    return organ, kind, -int(number)
