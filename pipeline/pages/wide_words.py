"""MH308: words of a table that are wider than their column, which only the layout knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from msgspec import Struct

from pipeline.errors import NOWHERE, Fault, Place
from pipeline.weasy import WideWord

_LONGEST = 40  # characters of a word that a message shows


class TableSpot(Struct, frozen=True):
    """Where the source has a table, and whether its page is turned."""

    place: Place = NOWHERE
    turned: bool = False


def table_faults(words: Iterable[WideWord], tables: Mapping[str, TableSpot]) -> tuple[Fault, ...]:
    """One fault for each table with such words, in the order of the source; ``tables`` are known by their ids."""
    order = sorted(words, key=lambda word: word.table)
    found = [
        _fault(tuple(wide), tables.get(name, TableSpot())) for name, wide in groupby(order, lambda word: word.table)
    ]
    return tuple(sorted(found, key=lambda fault: fault.place))


def _fault(words: tuple[WideWord, ...], table: TableSpot) -> Fault:
    worst = max(words, key=lambda word: word.width - word.room)
    quoted = worst.word if len(worst.word) <= _LONGEST else f"{worst.word[: _LONGEST - 1]}…"
    more = len(words) - 1
    others = f", and {more} more {'word is' if more == 1 else 'words are'} too wide" if more else ""
    wrong = (
        f"“{quoted}” is {worst.width:.0f} points wide, and column {worst.column} of the {worst.columns} of its table "
        f"has {worst.room:.0f}{others}"
    )
    turn = "" if table.turned else 'turn its page (turned="true"), '
    mend = f"give the column a larger share or the table fewer columns, {turn}or write shorter words"
    return Fault("MH308", table.place, wrong, "columns as wide as their longest word", mend)
