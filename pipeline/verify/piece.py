"""The stream of pieces: what the document must say and what an output says are told in the same words.

``expected/`` makes the stream once from the Resolved document, each reader makes it from its file alone, and
``comparer`` compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from msgspec import Struct, field

from pipeline.errors import NOWHERE, Place
from pipeline.language import direction_of

_UNSEEN = str.maketrans("", "", "\u200b\u200e\u200f")  # word processors set them by themselves


class Kind(Enum):
    """What a piece is, in a drafter's words."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item of a list"
    CELL = "cell"
    HEAD_CELL = "head cell"
    CAPTION = "caption"
    PICTURE = "picture"
    ENTRY = "line of the table of contents"
    NOTE = "note"
    OTHER = "bare text"


CELLS = frozenset((Kind.CELL, Kind.HEAD_CELL))


class Part(Enum):
    """In which part of the document a piece stands."""

    MASTHEAD = "masthead"
    TEXT = "text"
    CONTENTS = "table of contents"
    NOTES = "notes"
    RUNNING = "running matter"


class Field(Enum):
    """What is compared of a piece; in the order in which differences are told."""

    TEXT = "words"
    NUMBER = "number"
    CALLS = "notes"
    ID = "identifier"
    LINKS = "links"
    LANGUAGE = "language"
    KIND = "kind"
    CELL = "cell"
    COLUMN = "column"
    LABEL = "label"


PARAGRAPH_END = "\u2029"  # between the paragraphs of a note


class Run(Struct, frozen=True):
    """Words in one language and one direction; ``call`` says that they are the mark of a note."""

    language: str
    direction: str
    text: str
    call: bool = False


class Speech(Struct, frozen=True):
    """The language and the direction in force."""

    language: str
    direction: str

    def inside(self, language: str, direction: str) -> Speech:
        """Those in an element that may have its own."""
        around = direction_of(language) if language else self.direction
        return Speech(language or self.language, direction or around)

    def run(self, text: str, *, call: bool = False) -> Run:
        """Words in this language."""
        return Run(self.language, self.direction, text, call)


NO_SPEECH = Speech("", "")


class Cell(Struct, frozen=True):
    """The place of a cell: its row (from 1) and column (from 0), how many it takes of each, what it is the head of.

    ``width`` is how many columns its row has, where they are several.
    """

    row: int = 0
    column: int = 0
    columns: int = 1
    rows: int = 1
    scope: str = ""
    width: int = 0


NO_CELL = Cell()


class Piece(Struct, frozen=True):
    """One printed piece. A line break in its words is a line feed, and a picture has the words that stand for it.

    ``number`` is as printed, ``runs`` are the words after it. ``ids`` are those that hold where it stands; of an
    expected piece, those of what begins with it. ``owner`` is the id of the paragraph in whose line it stands; ``hugs``
    says that no space parts it from the words before it there. ``label`` is the number that a list gives to an item
    whose words have it too; ``held`` says that it stands in the cell before it. Among the ``links`` stands what ends a
    line. ``speech`` is that of its number, where it is expected.
    """

    kind: Kind
    runs: tuple[Run, ...] = ()
    number: str = ""
    id: str = ""
    ids: tuple[str, ...] = ()
    level: int = 0
    links: tuple[str, ...] = ()
    cell: Cell = NO_CELL
    part: Part = Part.TEXT
    owner: str = ""
    hugs: bool = False
    label: str = ""
    held: bool = False
    place: Place = NOWHERE
    speech: Speech = NO_SPEECH

    @property
    def calls(self) -> tuple[str, ...]:
        """The marks of the notes that are called in it."""
        return tuple(run.text for run in self.runs if run.call)

    @property
    def prints(self) -> bool:
        """Whether it has a number or words."""
        return bool(self.number.strip()) or any(run.text.strip() for run in self.runs)

    def words(self, *, calls: bool = True) -> str:
        """The words on one line, without the number; the marks of notes in brackets, or not at all."""
        return collapse("".join(call_mark(r.text) if r.call else r.text for r in self.runs if calls or not r.call))

    def line(self, *, calls: bool = True) -> str:
        """The number and the words."""
        words = self.words(calls=calls)
        return collapse(f"{self.number} {words}") if self.number else words


class Reading(Struct, frozen=True):
    """What a reader found: the pieces in order, the notes by id where the format keeps them apart, what it can tell."""

    pieces: tuple[Piece, ...]
    tells: frozenset[Field]
    notes: Mapping[str, Piece] = field(default_factory=dict)


def collapse(text: str) -> str:
    """``text`` with every run of white space as one space, none at the ends."""
    return " ".join(text.split())


def seen(text: str) -> str:
    """``text`` without spaces of no width and marks of direction."""
    return text.translate(_UNSEEN)


def bare(text: str) -> str:
    """``text`` without white space, also that of no width, and without marks of direction."""
    return "".join(seen(text).split())


def call_mark(mark: str) -> str:
    """How the call of a note stands in the words of a line: a number or letter in brackets, a sign as it is."""
    return f"[{mark}]" if mark.isalnum() else mark


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with their neighbours of the same language and direction joined to them, without white space around."""
    found: list[Run] = []
    for run in runs:
        text = call_mark(run.text) if run.call else run.text
        last = found[-1] if found else Run("", "", "")
        if found and ((last.language, last.direction) == (run.language, run.direction) or not text.strip()):
            found[-1] = Run(last.language, last.direction, last.text + text)
        elif text.strip():
            found.append(Run(run.language, run.direction, text))
    return tuple(Run(run.language, run.direction, collapse(run.text)) for run in found)
