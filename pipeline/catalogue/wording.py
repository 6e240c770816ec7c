"""What the catalogue's pages say in one language: its own words, and those of the house."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from pipeline.catalogue.works import Work
from pipeline.language import direction_of
from pipeline.resources import data, read_text
from pipeline.words import Words, words


class Wording(Struct, frozen=True):
    """The words of the pages in a language; ``own`` are those of data/catalogue.toml by their names."""

    code: str
    own: Mapping[str, str]
    house: Words

    @property
    def direction(self) -> str:
        """The direction in which it is written."""
        return direction_of(self.code)

    def value(self, kind: str, key: str, works: Iterable[Work]) -> str:
        """The name of a value of an index."""
        match kind:
            case "organ":
                return self.house.organs.get(key, key)
            case "session":
                return self.session(key)
            case "language":
                return self.house.language(key)
            case "subject":
                versions = (work.version(self.code) for work in works)
                return next((name for each in versions for same, name in each.subjects if same == key), key)
            case _:
                return key or self.own["all"]

    def session(self, key: str) -> str:
        """A session with its organ: ``General Assembly, Sixty-first session``."""
        organ, kind, number = key.rsplit(" ", 2)
        session = self.house.session_words(kind, int(number))
        return f"{self.house.organs.get(organ, organ)}{self.house.comma}{session}"

    def facts(self, work: Work) -> str:
        """Organ, session and date of a work in a row; sessions name their organs."""
        first = work.first
        sessions = [self.session(f"{each.organ} {each.kind} {each.number}") for each in first.sessions]
        counted = {each.organ for each in first.sessions}
        organs = [self.house.organs.get(organ, organ) for organ in first.organs if organ not in counted]
        day = [self.house.date(first.day)] if first.day else []
        return " · ".join((*organs, *sessions, *day))

    def status(self, work: Work) -> str:
        """What a reader must know of a work that is not as issued; nothing of others."""
        return self.house.status.get(work.first.status, "")


@cache
def wording(code: str) -> Wording:
    """The words of one of the official languages."""
    return Wording(code, tomllib.loads(read_text(data("catalogue.toml")))[code], words(code))


def own_name(code: str) -> str:
    """The name of a language in itself; the code of one that the house does not know."""
    try:
        return words(code).name
    except LookupError:
        return code
