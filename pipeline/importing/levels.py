"""What the readers of paragraphs and tables need of the reader of blocks, which calls them."""

from __future__ import annotations

from typing import Protocol

from lxml import etree

from pipeline.importing.numbers import Printed
from pipeline.source.model import blocks as b


class Levels(Protocol):
    """Reads the blocks of one component."""

    def running(self, name: str, number: Printed, form: str) -> str:
        """``number`` where it is pinned, ``''`` where it is the next one of a series that runs through."""

    def blocks(self, parent: etree._Element, depth: int = 0) -> tuple[b.Block, ...]:
        """The blocks that ``parent`` holds, in order."""
