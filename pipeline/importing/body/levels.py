"""What the readers of paragraphs, tables and resolutions need of the reader of blocks, which calls them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from lxml import etree

from pipeline.importing.numbers import Printed
from pipeline.source.model import blocks as b

Blocks = tuple[b.Block, ...]


class Levels(Protocol):
    """Reads the blocks of one component."""

    def running(self, name: str, number: Printed, form: str) -> str:
        """``number`` where it is pinned, ``''`` where it is the next one of a series that runs through."""

    def blocks(self, parent: etree._Element, depth: int = 0) -> tuple[b.Block, ...]:
        """The blocks that ``parent`` holds, in order."""

    def section(
        self, element: etree._Element, depth: int, headings: list[int], inside: Callable[[etree._Element, int], Blocks]
    ) -> b.Section:
        """A section with a number; ``inside`` reads what it holds, ``headings`` has the number of the one before."""

    def unnumbered(self, element: etree._Element, inside: Blocks) -> b.Section:
        """A section without a number; ``inside`` is what it holds."""

    def flowing(self, children: Iterable[etree._Element]) -> tuple[b.Paragraph, ...]:
        """Paragraphs with what follows each of them."""

    def operative(self, element: etree._Element, number: str, *, numbered: bool) -> b.Paragraph:
        """An operative paragraph, with the number that is pinned."""
