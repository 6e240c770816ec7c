"""What the templates print inside a paragraph, as WordprocessingML knows it, with every value ready.

Lengths are in Word's own units: twips for indents, spacing and widths, half-points for type, eighths of a point for
borders, EMU for pictures.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pipeline.errors import NOWHERE, Place
from pipeline.values import PartlyCompared

_WESTERN = (range(0x0590), range(0x1E00, 0x2190))


class What(Enum):
    """What a piece is; a template asks ``piece.what``."""

    RUN = 1
    BREAK = 2
    TAB = 3
    NOTE_REFERENCE = 4
    NOTE_MARK = 5
    FIELD = 6
    LINK = 7
    BOUND = 8
    BOOKMARK_START = 9
    BOOKMARK_END = 10
    COMMENT_START = 11
    COMMENT_END = 12
    PICTURE = 13
    SEPARATOR = 14
    CONTENTS_MARK = 15
    PARAGRAPH = 20
    TABLE = 21


class Look(Struct, frozen=True):
    """The properties of a run: character style, language by script (``''`` where the style's holds), direction.

    ``raised`` is ``superscript`` or ``subscript``; ``rtl`` sets the run from right to left; ``untracked`` takes the
    letter-spacing of its style away, which would tear the joined letters of Arabic apart. ``shared`` says that all its
    signs are such as Word takes from the Latin face where it is not told to take them from the East Asian one.
    """

    style: str = ""
    latin: str = ""
    han: str = ""
    bidi: str = ""
    rtl: bool = False
    raised: str = ""
    untracked: bool = False
    shared: bool = False

    @property
    def plain(self) -> bool:
        """Whether there is nothing to say."""
        return self == PLAIN_LOOK


PLAIN_LOOK = Look()


class Run(PartlyCompared, frozen=True):
    """Words; ``origin`` is where they come from in the source, as far as they do."""

    look: Look
    text: str
    what: What = What.RUN
    origin: Place = NOWHERE


class Mark(Struct, frozen=True):
    """A line break, a tab or a note separator: ``what`` says which."""

    what: What
    look: Look = PLAIN_LOOK


class NoteReference(PartlyCompared, frozen=True):
    """The mark of a footnote in the text: counted by Word, or ``signs`` (none where nothing calls the note)."""

    note: int
    signs: tuple[Piece, ...]
    look: Look
    counted: bool
    what: What = What.NOTE_REFERENCE
    origin: Place = NOWHERE


class NoteMark(Struct, frozen=True):
    """The mark at the head of a footnote; empty where Word counts it."""

    mark: str
    look: Look
    what: What = What.NOTE_MARK


class Field(Struct, frozen=True):
    """A field with its cached result. ``begins`` and ``ends`` tell a field that spans several paragraphs.

    ``nested`` is the instruction of a field without a result that stands in this one's, and ``after`` what follows it.
    ``marks`` says that it prints the mark of a note again, which is none of the words.
    """

    instruction: str
    look: Look
    cached: tuple[Piece, ...]
    nested: str = ""
    after: str = ""
    begins: bool = True
    ends: bool = True
    marks: bool = False
    what: What = What.FIELD


class ContentsMark(Struct, frozen=True):
    """A field that shows nothing and marks an entry of the table of contents: ``words`` between the rest of it."""

    before: str
    words: tuple[Run, ...]
    after: str
    look: Look
    what: What = What.CONTENTS_MARK


class LinkPiece(Struct, frozen=True):
    """A hyperlink: to a bookmark (``anchor``), or to the target of a relationship.

    ``marks`` says that it prints the mark of a note, which is none of the words.
    """

    anchor: str
    relationship: str
    pieces: tuple[Piece, ...]
    marks: bool = False
    what: What = What.LINK


def _western(sign: str) -> bool:
    """Whether a sign is of the Latin, Greek or Cyrillic blocks, or one of the signs that every script has."""
    return any(ord(sign) in block for block in _WESTERN)


class Bound(PartlyCompared, frozen=True):
    """A content control bound to a value of the record: its own number, the value's tag and path, the words now.

    ``title`` is what Word and screen readers call it.
    """

    number: int
    tag: str
    path: str
    look: Look
    text: str
    what: What = What.BOUND
    origin: Place = NOWHERE
    title: str = ""

    @property
    def combo(self) -> bool:
        """Whether it is a combo box and no text control.

        In a text control, LibreOffice 7 drops the character style, and saves the words several times where they are of
        another script than Latin, Greek or Cyrillic, or run from right to left. In a foot, under a framed paragraph, it
        saves a combo box as a file that nobody can open at the second time: the job line there is Latin.
        """
        return bool(self.look.style) or self.look.rtl or not all(map(_western, self.text))


class Point(Struct, frozen=True):
    """The beginning or end of a bookmark or of a comment's range; ``name`` is given at a bookmark's beginning."""

    what: What
    number: int
    name: str = ""


class Picture(Struct, frozen=True):
    """A picture in the line, or at ``x`` and ``y`` of the page where it is ``anchored``. All lengths in EMU."""

    number: int
    relationship: str
    name: str
    alt: str
    width: int
    height: int
    anchored: bool = False
    x: int = 0
    y: int = 0
    what: What = What.PICTURE


Piece = ContentsMark | Run | Mark | NoteReference | NoteMark | Field | LinkPiece | Bound | Point | Picture
