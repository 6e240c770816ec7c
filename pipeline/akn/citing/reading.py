"""Reads a citation: every path through the places of a document whose steps the words name, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from msgspec import Struct

from pipeline.akn.citing.places import Cited
from pipeline.akn.citing.steps import Rank, Step

Path = tuple[Step, ...]
BETWEEN = frozenset(" ,;:.،、؛，；：")  # what stands between two steps
_FREE = (Cited.ARTICLE, Cited.LABELLED)  # numbered through their document: cited without what they stand in


class Found(Struct, frozen=True):
    """What the words lead to: the paths, all as near to the words; and the steps that stand where they break off."""

    paths: tuple[Path, ...]
    offered: tuple[Step, ...]


class _Reading(Struct, frozen=True):
    """A path with what it takes: readings of that rank, and steps that were left out."""

    path: Path
    rank: Rank
    left_out: int  # 0 none, 1 a group, 2 a paragraph

    @property
    def distance(self) -> tuple[bool, Rank, int]:
        """How far the reading is from the words: a paragraph is hardly left out."""
        return self.left_out > 1, self.rank, self.left_out


def read(inside: tuple[Step, ...], text: str) -> Found:
    """The places that ``text`` (folded) names: those that need nothing to be added, else those that need the least.

    A step may be left out where it is a group or paragraph; an attachment or quotation is always named.
    """
    reader = _Reader(text, inside)
    readings = list(reader.read(inside, 0))
    nearest = min((reading.distance for reading in readings), default=None)
    paths = {reading.path[-1].place.eid: reading.path for reading in readings if reading.distance == nearest}
    return Found(tuple(paths.values()), reader.offered)


class _Reader:
    def __init__(self, text: str, inside: tuple[Step, ...]) -> None:
        self.text = text
        self.offered = inside
        self._furthest = 0

    def read(self, inside: tuple[Step, ...], at: int) -> Iterator[_Reading]:
        for step in inside:
            for reading, rank in step.readings.items():
                if not self.text.startswith(reading, at) or not self._ends(at + len(reading)):
                    continue
                yield from self._after(step, rank, at + len(reading))
            if step.place.cited not in _ALWAYS and step.inside:
                yield from self._through(step, at)

    def _after(self, step: Step, rank: Rank, end: int) -> Iterator[_Reading]:
        while end < len(self.text) and self.text[end] in BETWEEN:
            end += 1
        if end > self._furthest and step.inside:
            self._furthest, self.offered = end, step.inside
        if end == len(self.text):
            yield _Reading((step,), rank, 0)
            return
        for rest in self.read(step.inside, end):
            yield _Reading((step, *rest.path), max(rank, rest.rank), rest.left_out)

    def _through(self, step: Step, at: int) -> Iterator[_Reading]:
        """What stands further in, where this step is left out."""
        least = 2 if step.place.cited in _PARAGRAPHS else 1
        for rest in self.read(step.inside, at):
            left_out = 1 if rest.path[0].place.cited in _FREE else least
            yield _Reading((step, *rest.path), rest.rank, max(left_out, rest.left_out))

    def _ends(self, end: int) -> bool:
        """Whether a step can end there: not within a word or number."""
        before, after = self.text[end - 1 : end], self.text[end : end + 1]
        return not (before.isalnum() and after.isalnum()) or "W" in (east_asian_width(before), east_asian_width(after))


_ALWAYS = (Cited.COMPONENT, Cited.QUOTATION)  # what stands in them is not cited without them
_PARAGRAPHS = (
    Cited.PREAMBULAR, Cited.PARAGRAPH, Cited.UNNUMBERED, Cited.SUBPARAGRAPH, Cited.BULLET, Cited.POINT,
)  # fmt: skip
