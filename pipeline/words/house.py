"""What is the same in every language: symbols of organs, addresses."""

from __future__ import annotations

import tomllib
from functools import cache
from urllib.parse import quote

from msgspec import Struct

from pipeline.resources import data, read_text


class OrganCode(Struct, frozen=True):
    """An organ's letter in symbols (``A``)."""

    letter: str


class House(Struct, frozen=True):
    """The house's language-neutral data. ``list_marks`` are the marks of lists that are not numbered.

    ``addresses`` are the forms of a document's address, each with the first day (ISO 8601) on which it was in use, in
    order of time. ``changes`` are the kinds of changes that a symbol can name last (``Corr``), ``closed_jobs`` the
    beginnings of job numbers that the letter of the language follows without a space.
    """

    organs: dict[str, OrganCode]
    addresses: tuple[tuple[str, str], ...]
    changes: tuple[str, ...]
    closed_jobs: tuple[str, ...]
    list_marks: dict[str, str]

    def symbols(self, symbol: str) -> tuple[str, ...]:
        """The symbols of a joint one: ``A/79/729-S/2025/40`` is two, each beginning with an organ's letter."""
        letters = {organ.letter for organ in self.organs.values()}
        parts: list[str] = []
        for piece in symbol.split("-"):
            if parts and piece.partition("/")[0] not in letters:
                parts[-1] += f"-{piece}"
            else:
                parts.append(piece)
        return tuple(parts)

    def address(self, symbol: str, language: str, day: str = "") -> str:
        """The address where a reader finds the document of that symbol, in that language; it has no asterisks.

        ``day`` (ISO 8601) is that of the document that names it: it has the form of that time; without one, today's.
        """
        form = [form for first, form in self.addresses if not day or first <= day][-1]
        return form.format(language=language, symbol=quote(symbol.replace("*", ""), safe="/().-_"))


@cache
def house() -> House:
    """The house's data, read once."""
    raw = tomllib.loads(read_text(data("words") / "house.toml"))
    return House(
        organs={key: OrganCode(**value) for key, value in raw["organs"].items()},
        addresses=tuple((period["from"], period["document"]) for period in raw["address"]),
        changes=tuple(raw["symbol"]["changes"]),
        closed_jobs=tuple(raw["job"]["closed"]),
        list_marks=dict(raw["list_marks"]),
    )
