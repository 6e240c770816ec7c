"""What stands below each other in a part of the package: paragraphs, tables, sections that paragraphs end."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from pipeline.render.docx.word.inline import Piece, What


class Section(Struct, frozen=True):
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


class Running(Struct, frozen=True):
    """The relationship to a head or foot: ``element`` is ``headerReference`` or ``footerReference``."""

    element: str
    kind: str
    relationship: str


class Frame(Struct, frozen=True):
    """Where on the page a paragraph stands that is no part of the text around it, in twips."""

    x: int
    y: int
    width: int
    height: int


class Paragraph(Struct, frozen=True):
    """A paragraph. ``instance`` is its list instance, 0 for none; ``section`` ends a section with it.

    ``bidi`` is ``1`` or ``0`` where its direction is not that of the document, else ``''``.
    """

    id: str
    style: str
    pieces: tuple[Piece, ...]
    instance: int = 0
    level: int = 0
    bidi: str = ""
    keep_next: bool = False
    frame: Frame | None = None
    section: Section | None = None
    what: What = What.PARAGRAPH


NO_RULE = -1


class CellView(Struct, frozen=True):
    """A cell: width in twips, grid columns, ``merge`` (``restart``, ``continue`` or ``''``), its content.

    ``align`` is the vertical alignment (``top``, ``bottom`` or ``''``); ``flush`` leaves out the gap where its lines
    begin; ``rule_below`` and ``rule_above`` are rules in eighths, ``NO_RULE`` where the table's style has one;
    ``air_above`` and ``air_below`` are margins in twips, 0 as the table.
    """

    width: int
    columns: int
    merge: str
    content: tuple[Block, ...]
    align: str = ""
    flush: bool = False
    rule_above: int = 0
    rule_below: int = 0
    air_above: int = 0
    air_below: int = 0


class RowView(Struct, frozen=True):
    """A row; ``height`` in twips is exact, 0 leaves it to the content; ``parted`` if a page may end in it."""

    id: str
    cells: tuple[CellView, ...]
    header: bool = False
    height: int = 0
    parted: bool = False


class TableView(Struct, frozen=True):
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

    def kept(self) -> TableView:
        """The same table, its last row kept with what follows."""
        *rows, last = self.rows
        return replace(self, rows=(*rows, replace(last, cells=tuple(_kept(cell) for cell in last.cells))))

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


Block = Paragraph | TableView


def _kept(cell: CellView) -> CellView:
    """The cell, its last paragraph kept with what follows."""
    *content, last = cell.content
    return replace(cell, content=(*content, replace(last, keep_next=True) if isinstance(last, Paragraph) else last))
