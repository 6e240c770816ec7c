"""What the templates print: paragraphs, tables and sections as WordprocessingML knows them, with every value ready.

Lengths are in Word's own units: twips for indents, spacing and widths, half-points for type, eighths of a point for
borders, EMU for pictures.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from pipeline.errors import NOWHERE, Place


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


@dataclass(frozen=True, slots=True)
class Look:
    """The properties of a run: character style, language by script (``''`` where the style's holds), direction.

    ``raised`` is ``superscript`` or ``subscript``; ``rtl`` sets the run from right to left.
    """

    style: str = ""
    latin: str = ""
    han: str = ""
    bidi: str = ""
    rtl: bool = False
    raised: str = ""

    @property
    def plain(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.style or self.latin or self.han or self.bidi or self.rtl or self.raised)


PLAIN_LOOK = Look()


@dataclass(frozen=True, slots=True)
class Run:
    """Words; ``origin`` is where they come from in the source, as far as they do."""

    look: Look
    text: str
    what: What = What.RUN
    origin: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line break, a tab or a note separator: ``what`` says which."""

    what: What
    look: Look = PLAIN_LOOK


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The mark of a footnote in the text: counted by Word, or its own ``mark`` (empty where nothing calls the note)."""

    note: int
    mark: str
    look: Look
    counted: bool
    what: What = What.NOTE_REFERENCE
    origin: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark at the head of a footnote; empty where Word counts it."""

    mark: str
    look: Look
    what: What = What.NOTE_MARK


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its cached result. ``begins`` and ``ends`` tell a field that spans several paragraphs.

    Another field may stand in its instruction, which has no result of its own: ``inner`` is its instruction, and
    ``after`` what follows it in the outer one.
    """

    instruction: str
    look: Look
    cached: tuple[Piece, ...]
    begins: bool = True
    ends: bool = True
    inner: str = ""
    after: str = ""
    what: What = What.FIELD


@dataclass(frozen=True, slots=True)
class ContentsMark:
    """A field that shows nothing and marks an entry of the table of contents: ``words`` between the rest of it."""

    before: str
    words: tuple[Run, ...]
    after: str
    look: Look
    what: What = What.CONTENTS_MARK


@dataclass(frozen=True, slots=True)
class LinkPiece:
    """A hyperlink: to a bookmark (``anchor``), or to the target of a relationship."""

    anchor: str
    relationship: str
    pieces: tuple[Piece, ...]
    what: What = What.LINK


@dataclass(frozen=True, slots=True)
class Bound:
    """A content control bound to a value of the record: its own number, the value's tag and path, the words now.

    One whose words have a character style of their own is a combo box instead of a plain text control, since
    LibreOffice 7 drops the style in the latter (``styled``).
    """

    number: int
    tag: str
    path: str
    look: Look
    text: str
    what: What = What.BOUND
    origin: Place = field(default=NOWHERE, compare=False)

    @property
    def styled(self) -> bool:
        """Whether its words have a character style of their own."""
        return bool(self.look.style)


@dataclass(frozen=True, slots=True)
class Point:
    """The beginning or end of a bookmark or of a comment's range; ``name`` is given at a bookmark's beginning."""

    what: What
    number: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
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


@dataclass(frozen=True, slots=True)
class Section:
    """A section's page, in twips; the relationships of its heads and feet are given where they change.

    ``line_numbers`` is the distance of line numbers from the text, 0 for none.
    """

    width: int
    height: int
    landscape: bool
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int
    heads: tuple[Running, ...]
    title_page: bool
    bidi: bool
    line_numbers: int


@dataclass(frozen=True, slots=True)
class Running:
    """The relationship to a head or foot: ``element`` is ``headerReference`` or ``footerReference``."""

    element: str
    kind: str
    relationship: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Where on the page a paragraph stands that is no part of the text around it, in twips."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``instance`` is its list instance, 0 for none; ``section`` ends a section with it.

    ``bidi`` is ``1`` or ``0`` where its direction is not that of the document, else ``''``.
    """

    id: str
    style: str
    pieces: tuple[Piece, ...]
    instance: int = 0
    level: int = 0
    bidi: str = ""
    page_break: bool = False
    keep_next: bool = False
    frame: Frame | None = None
    section: Section | None = None
    what: What = What.PARAGRAPH


NO_RULE = -1


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell: width in twips, grid columns, ``merge`` (``restart``, ``continue`` or ``''``), its content.

    ``align`` is the vertical alignment (``bottom`` or ``''``); ``rule_below`` and ``rule_above`` are rules in eighths,
    ``NO_RULE`` where the table's style has one; ``air_above`` and ``air_below`` are margins in twips, 0 as the table.
    """

    width: int
    columns: int
    merge: str
    content: tuple[Block, ...]
    align: str = ""
    rule_above: int = 0
    rule_below: int = 0
    air_above: int = 0
    air_below: int = 0


@dataclass(frozen=True, slots=True)
class RowView:
    """A row; ``height`` in twips is exact, 0 leaves it to the content."""

    id: str
    cells: tuple[CellView, ...]
    header: bool = False
    height: int = 0


@dataclass(frozen=True, slots=True)
class TableView:
    """A table: style, indent and widths in twips, rows; ``named`` if its first column names the rows.

    A ``layout`` table only places things on the page: it has neither header row nor header column.
    """

    style: str
    indent: int
    widths: tuple[int, ...]
    rows: tuple[RowView, ...]
    bidi: bool
    layout: bool = False
    named: bool = False
    what: What = What.TABLE

    @property
    def headed(self) -> bool:
        """Whether it has a head, under which its style draws a rule."""
        return not self.layout and bool(self.rows) and self.rows[0].header

    @property
    def look(self) -> str:
        """What its style does for it, as one number (ECMA-376 Part 1, 17.4.55): first row 20, first column 80."""
        return f"{0x20 * self.headed + 0x80 * self.named:04X}"

    @property
    def width(self) -> int:
        """The whole width in twips."""
        return sum(self.widths)


Piece = ContentsMark | Run | Mark | NoteReference | NoteMark | Field | LinkPiece | Bound | Point | Picture
Block = Paragraph | TableView
