"""Puts the words of each line under their element, with the spaces between them (ISO 32000-1 14.8.2.5)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes

from pipeline.weasy.content import spaces, words
from pipeline.weasy.content.marks import Mark
from pipeline.weasy.tags.nodes import Node


class Texts:
    """Remembers the text before, which may need a space when other words follow."""

    def __init__(self) -> None:
        self._mixed = False
        self._last: Mark | None = None
        self._spaced = False  # the text before ends with a space of its own
        self._said: Node | None = None  # its line, where that says in words what it shows

    @contextmanager
    def adding_words(self, page: Any) -> Iterator[None]:
        """Add the words of a page inside this: if a line of it runs from right to left, each piece says what it shows.

        Programs that order glyphs take lines of the same page, or words side by side in a table, for those of one.
        """
        inside = [*page.descendants()]
        texts = "".join(box.text for box in inside if isinstance(box, boxes.TextBox))
        lines = (box.style["direction"] for box in inside if isinstance(box, boxes.LineBox))
        self._mixed = words.runs_from_right(texts) or "rtl" in lines
        yield
        self._mixed = False

    def part(self) -> None:
        """What comes next stands apart from the text before."""
        if self._said is not None and not self._said.actual.endswith(" "):
            self._said.actual += " "
        elif self._last is not None:
            self._last.add_space()

    def part_inside(self, node: Node) -> None:
        """Words that begin a block of their own inside an element, such as a title after its label, stand apart."""
        if node.kids and node.kids[-1] in (self._last, self._said):
            self.part()

    def add(self, box: Any, mark: Mark, parent: Node, direction: str) -> None:
        """Add the text of a box, whose mark is tagged already; ``direction`` is the document's."""
        space = spaces.dropped(box)
        if spaces.before(box) and not (self._spaced or box.text.startswith(" ")):
            self.part()
        if not box.text.strip():
            if space:
                self.part()
            return
        directions = (box.style["direction"], direction, "rtl" if self._mixed else "")
        text = words.divided(box) or words.logical(box.text, directions) or words.unshown(box.text, mark.words())
        if text:
            text += " " if space else ""
        elif space:
            mark.add_space()
        self._said = None
        if text:
            self._said = parent.new("Span")
            self._said.actual = text
            parent.add(self._said)
            parent = self._said
        parent.add(mark)
        self._last = mark
        self._spaced = space or box.text.endswith(" ")
