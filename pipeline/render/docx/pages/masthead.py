"""The masthead of the first page: a layout table of two rows, and the left block under it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from pipeline.document.functions import Function
from pipeline.document.inline import words
from pipeline.document.masthead import LeftKind, LeftLine, Masthead, RightKind
from pipeline.render.docx.package.record import Record
from pipeline.render.docx.pages.emblem import emblem_picture
from pipeline.render.docx.pages.symbol import SymbolWriter
from pipeline.render.docx.references.note_marks import first_mark
from pipeline.render.docx.styles.choose import Variant
from pipeline.render.docx.text.blocks import BlockWriter
from pipeline.render.docx.word.blocks import CellView, Paragraph, RowView, TableView
from pipeline.render.docx.word.inline import Picture, Piece, Run
from pipeline.render.docx.word.language import RunLanguage
from pipeline.render.docx.word.measures import page_data
from pipeline.style.units import eighths, emu, twips

_RIGHT: Mapping[RightKind, Variant] = {
    RightKind.DISTRIBUTION: Variant.DISTRIBUTION,
    RightKind.DATE: Variant.DATE,
    RightKind.LANGUAGE: Variant.LANGUAGE,
    RightKind.ORIGINAL: Variant.ORIGINAL,
}
_LEFT: Mapping[LeftKind, Function] = {
    LeftKind.ORGAN: Function.LEFT_ORGAN,
    LeftKind.SESSION: Function.LEFT_STRONG,
    LeftKind.DATES: Function.LEFT_REGULAR,
    LeftKind.ITEM: Function.LEFT_REGULAR,
    LeftKind.ITEM_TITLE: Function.LEFT_STRONG,
}
_NOTE_SIGN = "FootnoteSign"


class MastheadWriter:
    """Writes the masthead into the blocks of ``writer``; its values go into ``record``."""

    def __init__(self, writer: BlockWriter, record: Record, language: RunLanguage) -> None:
        self._writer = writer
        self._record = record
        self._language = language
        self._house = writer.styling.house
        self._organ_names: dict[str, str] = {}

    def write(self, mast: Masthead) -> None:
        """The masthead, the left block under it included."""
        house, style = self._house, self._house.masthead
        self._organ_names = {organ: f"organ-{place}" for place, organ in enumerate(mast.organs, 1)}
        margin, end = house.page.margin_left, style.rule_upper.x1
        edges = [margin, style.organ_x, style.right_x, end]
        two_blocks = len([column for column in mast.left if column]) > 1
        if two_blocks:
            edges = sorted({*edges, style.left_second_x})
        widths = tuple(twips(after) - twips(before) for before, after in itertools.pairwise(edges))
        grid = _Grid(tuple(edges), widths)
        rows = [self._names(mast, grid), self._organs(mast, grid)]
        if two_blocks:
            rows.append(self._columns(mast, grid))
        # LibreOffice 7 puts a paragraph before a table that begins a text with footnotes; this one is smaller.
        self._writer.put(self._writer.paragraph(self._writer.styling.fixed.section_end, (), self._language))
        table = self._writer.styling.fixed.layout_table
        self._writer.put(TableView(table, 0, widths, tuple(rows), self._language.rtl, layout=True))
        if not two_blocks:
            for number, column in enumerate(mast.left, 1):
                for paragraph in self._left(number, column, columns=False):
                    self._writer.put(paragraph)
        self._uncalled(mast)

    def _uncalled(self, mast: Masthead) -> None:
        """The first-page notes that no line calls: each has a reference without a mark, in the title that follows."""
        registry = self._writer.registry
        for note in mast.notes:
            if note.id not in registry.notes:
                self._writer.lead(first_mark(registry, note, self._language.look(_NOTE_SIGN), visible=False))

    def _names(self, mast: Masthead, grid: _Grid) -> RowView:
        """The upper row: the name of the Organization and the symbol, both on the rule."""
        style, pages = self._house.masthead, self._writer.styling.pages
        look = self._language.look()
        name = self._paragraph(Function.UNITED_NATIONS, (Run(look, mast.united_nations),))
        symbol = self._paragraph(Function.SYMBOL, SymbolWriter(self._writer, self._record, self._language).pieces(mast))
        below = eighths(style.rule_upper.thickness)
        cells = (
            grid.cell(grid.edges[0], style.right_x, (name,), align="bottom", rule_below=below),
            grid.cell(style.right_x, grid.edges[-1], (symbol,), align="bottom", rule_below=below),
        )
        height = twips(style.rule_upper.y - pages.masthead_top - page_data().empty_line)
        return RowView(self._writer.para_id(), cells, height=height)

    def _organs(self, mast: Masthead, grid: _Grid) -> RowView:
        """The lower row: emblem, organs, and the right column."""
        style = self._house.masthead
        organs = tuple(
            self._paragraph(
                Function.ORGAN, (self._record.bound(self._organ_names[organ], organ, self._language.look()),)
            )
            for organ in mast.organs
        )
        right = tuple(self._right(mast))
        below = eighths(style.rule_lower.thickness)
        cells = (
            grid.cell(grid.edges[0], style.organ_x, (self._emblem(mast),), rule_below=below),
            grid.cell(style.organ_x, style.right_x, organs, rule_below=below),
            grid.cell(style.right_x, grid.edges[-1], right, rule_below=below),
        )
        height = twips(style.rule_lower.y - style.rule_upper.y)
        return RowView(self._writer.para_id(), cells, height=height)

    def _emblem(self, mast: Masthead) -> Paragraph:
        box = self._house.masthead.emblem
        mime, data = emblem_picture()
        writer = self._writer
        relationship = writer.inline.relationships.picture(mime, data)
        number = writer.registry.picture()
        picture = Picture(number, relationship, "emblem", mast.emblem_alt, emu(box.width), emu(box.height))
        return writer.paragraph(writer.styling.fixed.emblem, (picture,), self._language)

    def _right(self, mast: Masthead) -> list[Paragraph]:
        lines: list[Paragraph] = []
        for line in mast.right:
            language = self._language.for_words(line.label + line.text)
            look = language.look()
            label = (Run(look, line.label),) if line.label else ()
            value = self._record.bound(line.kind.value, line.text, look, line.place)
            style = self._writer.styling.of(Function.RIGHT_COLUMN, variant=_RIGHT[line.kind])
            lines.append(self._writer.paragraph(style, (*label, value), language))
        return lines

    def _columns(self, mast: Masthead, grid: _Grid) -> RowView:
        """The left blocks of two organs, side by side; long ones go on on the next page."""
        second = self._house.masthead.left_second_x
        columns = [column for column in mast.left if column]
        cells = (
            grid.cell(grid.edges[0], second, tuple(self._left(1, columns[0], columns=True))),
            grid.cell(second, grid.edges[-1], tuple(self._left(2, columns[1], columns=True))),
        )
        return RowView(self._writer.para_id(), cells, parted=True)

    def _left(self, number: int, column: tuple[LeftLine, ...], *, columns: bool) -> list[Paragraph]:
        lines: list[Paragraph] = []
        for place, line in enumerate(column):
            pieces = self._record.line(
                self._name(line, f"{number}-{place + 1}"), self._writer.inline.as_given(line.content, self._language)
            )
            function = _LEFT[line.kind]
            several = line.several and line.kind is LeftKind.ITEM_TITLE
            style = self._writer.styling.of(
                function, variant=_variant(columns=columns, first=place == 0, several=several)
            )
            lines.append(self._writer.paragraph(style, pieces, self._language))
        return lines

    def _name(self, line: LeftLine, place: str) -> str:
        """The name of a value of the left block; an organ that the masthead names above is that value."""
        line_words = words(line.content)
        if line.kind is LeftKind.ORGAN and line_words in self._organ_names:
            return self._organ_names[line_words]
        return f"{line.kind.value}-{place}"

    def _paragraph(self, function: Function, pieces: tuple[Piece, ...]) -> Paragraph:
        return self._writer.paragraph(self._writer.styling.of(function), pieces, self._language)


def _variant(*, columns: bool, first: bool, several: bool) -> Variant:
    """The style of a line of the left block: the first one stands under the rule, a title of several has more space."""
    if first:
        return Variant.COLUMN_FIRST if columns else Variant.FIRST
    if several:
        return Variant.COLUMN_SEVERAL if columns else Variant.SEVERAL
    return Variant.COLUMN if columns else Variant.USUAL


class _Grid:
    """The grid of the layout table: its edges in points from the left of the page, its widths in twips."""

    def __init__(self, edges: tuple[float, ...], widths: tuple[int, ...]) -> None:
        self.edges = edges
        self.widths = widths

    def cell(
        self, start: float, end: float, content: tuple[Paragraph, ...], *, align: str = "", rule_below: int = 0
    ) -> CellView:
        """A cell from edge to edge."""
        first, last = self.edges.index(start), self.edges.index(end)
        return CellView(sum(self.widths[first:last]), last - first, "", content, align=align, rule_below=rule_below)
