"""Marked content: where each run of text begins in the page's content stream, and what is written there.

WeasyPrint opens each run with ``/Span <</MCID n>> BDC`` before anything is known of the structure. Here a place is
kept open instead, and filled when the tree is built: tagged content, or an artifact (ISO 14289-1 7.1: all content is
one or the other).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from itertools import pairwise
from typing import Any

from msgspec import Struct

from pipeline.weasy.content import glyphs, spaces
from pipeline.weasy.content import private_names as inner


class Running(Enum):
    """Kinds of artifact, as the property list has them (ISO 32000-1 14.8.2.2)."""

    HEAD = "/Type /Pagination /Subtype /Header"
    FOOT = "/Type /Pagination /Subtype /Footer"
    OTHER = "/Type /Pagination"
    LAYOUT = "/Type /Layout"


class Mark(Struct, eq=False):
    """One run of marked content: its number on the page, and its open place in the content stream.

    ``at`` is where it begins among the operators, ``close`` where it ends; ``end`` is that of its last words, and
    ``space`` the space of their font.
    """

    number: int
    stream: Any
    at: int
    page: int = 0
    close: int = 0
    end: int = 0
    space: str = ""

    def tag(self, page: int) -> None:
        """Tagged content of the page counted from 0."""
        self.page = page
        self._fill(f"/Span <</MCID {self.number}>> BDC")

    def words(self) -> str:
        """What the glyphs of the run say."""
        return glyphs.words_of(self.stream, self.at, self.close)

    def make_artifact(self, running: Running) -> None:
        """Content that is not part of the document."""
        self._fill(f"/Artifact <<{running.value}>> BDC")

    def add_space(self) -> None:
        """Paint a space after the text."""
        if self.space:
            painted: bytes = self.stream.stream[self.end]
            self.stream.stream[self.end] = painted.removesuffix(b"] TJ") + self.space.encode("ascii") + b"] TJ"
            self.space = ""

    def _fill(self, operator: str) -> None:
        self.stream.stream[self.at] = operator.encode("ascii")


@contextmanager
def marked(stream: Any, box: Any, _tag: str) -> Iterator[None]:
    """In place of ``weasyprint.pdf.stream.Stream.marked``."""
    tags = inner.tags_of(stream)
    mark = tags[box] = Mark(len(tags), stream, len(stream.stream))
    stream.stream.append(b"")
    try:
        yield
    finally:
        _find_words(mark)
        mark.close = len(stream.stream)
        stream.end_marked_content()


def join(marks: list[Mark], running: Running) -> None:
    """Make runs that follow each other, such as the dots of a leader, one artifact."""
    for mark, following in pairwise(marks):
        mark.stream.stream[mark.close] = following.stream.stream[following.at] = b""
    if marks:
        marks[0].make_artifact(running)


def _find_words(mark: Mark) -> None:
    """Find the last words that were painted, and the space of their font."""
    operators = mark.stream.stream
    for at in range(len(operators) - 1, mark.at, -1):
        if operators[at].endswith(b"] TJ"):
            mark.end, mark.space = at, spaces.glyph(mark.stream)
            return
