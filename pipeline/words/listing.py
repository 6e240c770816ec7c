"""Items in a row, and the item line of the masthead."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Listing(Struct, frozen=True):
    """What stands between items in a row, and between figures; ``before``: joints that a word's beginning asks for."""

    comma: str
    and_: str
    figures_comma: str
    figures_and: str
    before: dict[str, str]

    def row(self, items: Sequence[str]) -> str:
        """Items in a row: ``13, 21 and 117``."""
        if len(items) < 2:
            return "".join(items)
        figures = items[-1][:1].isdecimal()
        fitting = [start for start in self.before if items[-1].startswith(start)]
        joint = self.figures_and if figures else self.and_
        if fitting:
            joint = self.before[max(fitting, key=len)]
        return (self.figures_comma if figures else self.comma).join(items[:-1]) + joint + items[-1]


class AgendaWords(Struct, frozen=True):
    """The item line of one list of items, for one, for two, and for more; ``{mark}`` is the place of a note's mark."""

    one: str
    two: str
    several: str

    def line(self, items: Sequence[str], listing: Listing) -> tuple[str, str]:
        """The line in two parts: before the mark, and after it."""
        pattern = {1: self.one, 2: self.two}.get(len(items), self.several)
        before, _, after = pattern.partition("{mark}")
        row = listing.row(items)
        return before.format(item=row, items=row), after.format(item=row, items=row)
