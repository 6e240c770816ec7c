"""A citation by symbol, cut into what leads somewhere and what stands between: a joint symbol, changes, asterisks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from pipeline.words import house


class Cited(Struct, frozen=True):
    """A piece of the citation as it is printed, and the symbol of the document that it leads to (``''``: nowhere)."""

    text: str
    symbol: str


def cited(written: str) -> tuple[Cited, ...]:
    """The pieces of ``written``: ``A/61/50 and Corr.1`` leads to ``A/61/50`` and ``A/61/50/Corr.1``.

    What follows the last symbol and is none is a piece that leads nowhere.
    """
    found = next(_change().finditer(written), None)
    end = found.start() if found else len(written)
    return (*_joint(written[:end]), *_changes(written, end))


def _joint(written: str) -> Iterator[Cited]:
    for count, symbol in enumerate(house().symbols(written)):
        if count:
            yield Cited("-", "")
        yield Cited(symbol, _bare(symbol))


def _changes(written: str, end: int) -> Iterator[Cited]:
    base = _bare(house().symbols(written[:end])[-1])
    for found in _change().finditer(written, end):
        yield Cited(written[end : found.start("change")], "")
        end = found.end()
        yield Cited(written[found.start("change") : end], f"{_above(base, found['change'])}/{found['change']}")
    if end < len(written) and end:
        yield Cited(written[end:], "")


def _above(base: str, change: str) -> str:
    """The symbol that ``change`` is one of: that of the parent, where another change of the kind was named before."""
    kind = change.partition(".")[0]
    parent, _, last = base.rpartition("/")
    return parent if last.partition(".")[0] == kind else base


def _bare(symbol: str) -> str:
    """Without the asterisk of a reissue, which is printed and no part of the address."""
    return symbol.replace("*", "")


@cache
def _change() -> re.Pattern[str]:
    """A change of the document named before, such as ``Corr.1``, after a comma, or a word of up to three letters."""
    one = rf"(?:{'|'.join(house().changes)})\.\d+"
    between = r"(?:[\s,،、]+(?:[^\W\d_]{1,3}\s*)?|[^\W\d_A-Za-z]{1,3}\s*)"
    return re.compile(rf"(?<=\w|\)|\*){between}(?P<change>{one}(?:/{one})*)\**")
