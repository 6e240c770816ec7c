"""The pieces of a structured output (HTML, PDF): what each is, and what hangs on it.

``expected`` gives the bare lines; here a piece also has its depth, its language and its inline content.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pipeline.document.inline import Inlines, Note, Text
from pipeline.language import Language
from pipeline.verify.expected import collapse
from pipeline.verify.inlines import Run, addresses, direction_inside, languages, spoken


class PieceKind(Enum):
    """What a piece is, in a drafter's words."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item of a list"
    CELL = "cell"
    HEAD_CELL = "head cell"
    CAPTION = "caption"
    FIGURE = "picture"
    ENTRY = "line of the table of contents"
    NOTE = "note"


CELLS = frozenset((PieceKind.CELL, PieceKind.HEAD_CELL))


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language and the direction in force."""

    lang: str
    direction: str

    def inside(self, lang: str, direction: str) -> Tongue:
        """Those in an element that may have its own."""
        return Tongue(lang or self.lang, direction_inside(lang, direction, self.direction))


def tongue_of(language: Language) -> Tongue:
    """The tongue of a language of the document."""
    return Tongue(language.code, language.direction)


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed piece. ``level`` is that of a heading (1 to 6); ``row`` counts a table's rows from 1.

    A picture has the words that stand for it as its content.
    """

    kind: PieceKind
    id: str
    number: str
    content: Inlines
    tongue: Tongue
    level: int = 0
    scope: str = ""
    columns: int = 1
    rows: int = 1
    row: int = 0

    @property
    def text(self) -> str:
        """The number and the words, with the marks of notes in brackets, on one line."""
        return collapse(f"{self.number} {spoken(self.content)}")

    @property
    def runs(self) -> tuple[Run, ...]:
        """The parts in one language each."""
        return languages(self.number, self.content, self.tongue.lang, self.tongue.direction)

    @property
    def leads(self) -> tuple[str, ...]:
        """Where its links lead."""
        return addresses(self.content)


@dataclass(frozen=True, slots=True)
class Part:
    """The pieces of the masthead, the letter or an attachment, and the notes first called in them, in order.

    The notes of a table stand among the pieces, where they are printed.
    """

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    tongue: Tongue


def note_piece(note: Note, tongue: Tongue) -> Piece:
    """A note as a piece: its mark is its number, and its paragraphs follow each other."""
    content = tuple(item for paragraph in note.paragraphs for item in (Text(" "), *paragraph))
    return Piece(PieceKind.NOTE, note.id, note.mark, content, tongue)


def plain_line(tongue: Tongue, text: str) -> Piece:
    """A paragraph of these words."""
    return plain(tongue, (Text(text),))


def plain(tongue: Tongue, content: Inlines) -> Piece:
    """A paragraph of this content."""
    return Piece(PieceKind.PARAGRAPH, "", "", content, tongue)
