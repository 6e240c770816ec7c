"""Brings the language versions of a document together: one work, with its outputs in every language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from pipeline.catalogue.facts import Facts, Session
from pipeline.language import OFFICIAL
from pipeline.outputs import Format

_DIGITS = re.compile(r"(\d{1,18})")


class Version(Struct, frozen=True):
    """A document in one language: its files' common ``name``, and what it says of itself, without its words."""

    work: str
    language: str
    name: str
    formats: tuple[Format, ...]
    title: str
    symbols: tuple[str, ...]
    day: str
    status: str
    organs: tuple[str, ...]
    sessions: tuple[Session, ...]
    subjects: tuple[tuple[str, str], ...]


class Work(Struct, frozen=True):
    """A document with its versions, in the order of the official languages; the ``symbol`` is that of the first."""

    versions: tuple[Version, ...]

    @property
    def first(self) -> Version:
        """The version that speaks for the work: the English one, else the first of the official languages."""
        return next((each for each in self.versions if each.language == "en"), self.versions[0])

    @property
    def symbol(self) -> str:
        """The symbols in a row."""
        return " – ".join(self.first.symbols)

    def version(self, language: str) -> Version:
        """The version in a language; the first where there is none."""
        return next((each for each in self.versions if each.language == language), self.first)


def version_of(name: str, formats: tuple[Format, ...], facts: Facts) -> Version:
    """What is kept of a document: all but its words."""
    return Version(
        facts.work, facts.language, name, formats, facts.title, facts.symbols, facts.day, facts.status, facts.organs,
        facts.sessions, facts.subjects,
    )  # fmt: skip


def works(versions: Iterable[Version]) -> tuple[Work, ...]:
    """The works of all versions, in order of their symbols.

    Versions of one IRI are one work, if each has a language of its own. Documents whose symbols are not assigned may
    share an IRI: those that agree in name but for the language are one work then, and every other stands alone.
    """
    groups: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        groups[version.work].append(version)
    made = [work for group in groups.values() for work in _divided(group)]
    return tuple(sorted(made, key=lambda work: (_natural(work.symbol), work.first.day, work.first.name)))


def _divided(group: list[Version]) -> Iterator[Work]:
    if _distinct(group):
        yield _work(group)
        return
    named: dict[str, list[Version]] = defaultdict(list)
    for version in group:
        parts = (part for part in version.name.replace("/", "/.").split(".") if part.strip("/") != version.language)
        named[".".join(parts)].append(version)
    for same in named.values():
        if _distinct(same):
            yield _work(same)
        else:
            yield from (_work([version]) for version in same)


def _distinct(group: list[Version]) -> bool:
    return len({version.language for version in group}) == len(group)


def _work(versions: list[Version]) -> Work:
    return Work(tuple(sorted(versions, key=lambda each: (_rank(each.language), each.language))))


def _rank(language: str) -> int:
    return OFFICIAL.index(language) if language in OFFICIAL else len(OFFICIAL)


def _natural(symbol: str) -> tuple[tuple[int, int, str], ...]:
    """A key that puts A/80/9 before A/80/10."""
    parts = _DIGITS.split(symbol)
    return tuple((1, int(part), "") if part.isdecimal() and part.isascii() else (0, 0, part) for part in parts)
