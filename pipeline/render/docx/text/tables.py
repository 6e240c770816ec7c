"""Tables and figures as Word has them: captions with SEQ fields, head rows that repeat, rows that do not split."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.document.blocks import Cell, Figure, Row, RowKind, Table
from pipeline.document.functions import Function
from pipeline.document.inline import Inlines, Marked, Note
from pipeline.render.docx.references.labels import label_id, label_of_float, number_id
from pipeline.render.docx.styles.choose import Variant
from pipeline.render.docx.styles.row_spacing import RowPlace, body_places, head_places
from pipeline.render.docx.text.turning import Turning
from pipeline.render.docx.text.writer import Writer
from pipeline.render.docx.word.blocks import CellView, RowView, TableView
from pipeline.render.docx.word.inline import Field, Mark, Picture, Piece, Run, What
from pipeline.render.docx.word.language import RunLanguage
from pipeline.source.model.inline import Mark as Meaning
from pipeline.style.units import emu
from pipeline.whole_numbers import whole

_MARK, _SIGN = "FootnoteMark", "FootnoteSign"
_PIXELS_PER_INCH = 96
_POINTS_PER_INCH = 72
_FUNCTIONS = {
    RowKind.BODY: Function.TABLE_BODY,
    RowKind.GROUP: Function.TABLE_GROUP,
    RowKind.TOTAL: Function.TABLE_TOTAL,
}
_SEQ_TABLE, _SEQ_FIGURE = "Table", "Figure"  # the identifiers of Word's own captions; they are not printed


class FloatWriter:
    """Writes tables and figures among what a ``Writer`` writes."""

    def __init__(self, writer: Writer, turning: Turning) -> None:
        self._writer = writer
        self._turning = turning
        self._counts = {_SEQ_TABLE: (1, 0), _SEQ_FIGURE: (1, 0)}  # of each, how many series, and the last number

    def table(self, block: Table, language: RunLanguage) -> None:
        """A table with its caption and the lines under it; on a turned page where it asks for one."""
        writer = self._writer
        if block.turned:
            self._turning.begin(writer, language)
        elif not (block.label or block.title):
            writer.space_table()
        writer.mark(block.id)
        variant = Variant.TURNED if block.turned else Variant.USUAL
        self._caption(_SEQ_TABLE, block, Function.TABLE_TITLE, variant, language)
        measure = writer.styling.measure(turned=block.turned)
        widths = _shares(block.widths, measure.width)
        rows = tuple(self._rows(block, widths, language))
        named = _names_rows(block)
        table = TableView(writer.styling.fixed.table, measure.indent, widths, rows, language.rtl, named=named)
        writer.put(table.kept() if block.under or block.notes else table)
        for line in block.under:
            self._line(Function.TABLE_UNDER, line, variant, language)
        for call in block.notes:
            self._note(call.note, variant, language)
        if not (block.under or block.notes):  # Word takes two tables without a paragraph between them for one
            writer.put(writer.paragraph(writer.styling.fixed.table_end, (), language))
        if block.turned:
            self._turning.end(block, writer, language)

    def _note(self, note: Note, variant: Variant, language: RunLanguage) -> None:
        """A note under its table: Word's own notes stand at the foot of a page."""
        writer = self._writer
        look = language.mark(_SIGN if note.custom else _MARK)
        style = writer.styling.of(Function.TABLE_NOTE, variant=variant)
        for place, content in enumerate(note.paragraphs):
            head = () if place else (Run(look, note.mark),)
            pieces = (*head, Mark(What.TAB), *writer.inline.write(content, language))
            writer.put(writer.paragraph(style, pieces, language, id_="" if place else note.id))

    def _caption(
        self, sequence: str, block: Table | Figure, title: Function, variant: Variant, language: RunLanguage
    ) -> None:
        writer = self._writer
        if block.label:
            pieces = writer.registry.around(label_id(block.id), tuple(self._label(sequence, block, language)))
            style = writer.styling.of(Function.TABLE_LABEL, variant=variant)
            writer.put(writer.paragraph(style, pieces, language))
        match block.title:
            case (*over, Marked(mark=Meaning.UNITS) as units):
                if over:
                    self._line(Function.TABLE_TITLE_OVER, tuple(over[:-1]), variant, language)  # less the line break
                self._line(Function.TABLE_UNITS, units.content, variant, language)
            case (_, *_):
                self._line(title, block.title, variant, language)
            case _:
                pass

    def _line(self, function: Function, content: Inlines, variant: Variant, language: RunLanguage) -> None:
        writer = self._writer
        style = writer.styling.of(function, variant=variant)
        writer.put(writer.paragraph(style, writer.inline.write(content, language), language))

    def _label(self, sequence: str, block: Table | Figure, language: RunLanguage) -> Iterator[Piece]:
        """``Table 2``, its number with a bookmark, and a SEQ field.

        A count that begins again at one has an identifier of its own: LibreOffice loses the switch in a DOC.
        """
        look, label = language.look(), label_of_float(block)
        number: Piece = Run(look, label.number)
        value = whole(label.number)
        if label.number == block.number.token == str(value):
            series, last = self._counts[sequence]
            series, last = (series + 1, 0) if value == 1 and last else (series, last)
            self._counts[sequence] = series, value
            name = sequence if series == 1 else f"{sequence}_{series}"
            anew = "" if value == last + 1 else f" \\r {value}"
            number = Field(f"SEQ {name} \\* ARABIC{anew}", look, (number,))
        if label.before:
            yield Run(look, label.before)
        if label.number:
            yield from self._writer.registry.around(number_id(block.id), (number,))
        if label.after:
            yield Run(look, label.after)

    def _rows(self, block: Table, widths: tuple[int, ...], language: RunLanguage) -> Iterator[RowView]:
        """The rows, with a continued cell wherever a cell above reaches down."""
        reaching: dict[int, tuple[int, int]] = {}  # grid column → rows still to cover, columns
        house = self._writer.styling.house
        heads = zip(block.head, head_places(len(block.head), house), strict=True)
        body = zip(block.body, body_places([row.kind for row in block.body], house), strict=True)
        for head, (row, place) in (*((True, each) for each in heads), *((False, each) for each in body)):
            function = Function.TABLE_HEAD if head else _FUNCTIONS[row.kind]
            row_id = self._writer.para_id()
            cells = tuple(self._cells(row, function, widths, reaching, place, language))
            yield RowView(row_id, cells, header=head, parted=row.parted)

    def _cells(
        self, row: Row, function: Function, widths: tuple[int, ...], reaching: dict[int, tuple[int, int]],
        place: RowPlace, language: RunLanguage,
    ) -> Iterator[CellView]:  # fmt: skip
        column = 0
        cells = iter(row.cells)
        while column < len(widths):
            rows, columns = reaching.pop(column, (0, 0))
            if rows:
                if rows > 1:
                    reaching[column] = (rows - 1, columns)
                empty = self._writer.paragraph(self._writer.styling.of(function), (), language)
                wide = sum(widths[column : column + columns])
                yield CellView(wide, columns, "continue", (empty,), rule_below=place.rule_below)
                column += columns
                continue
            cell = next(cells, None)
            if cell is None:
                return
            if cell.rows > 1:
                reaching[column] = (cell.rows - 1, cell.columns)
            width = sum(widths[column : column + cell.columns])
            variant = Variant.START if cell.begins else Variant.USUAL
            column += cell.columns
            if cell.figures:
                variant = Variant.FIGURES_END if cell.ends else Variant.FIGURES
            made = self._cell(cell, self._writer.styling.of(function, variant=variant), width, place, language)
            yield replace(made, align="top" if row.parted else "")

    def _cell(self, cell: Cell, style: str, width: int, place: RowPlace, language: RunLanguage) -> CellView:
        content = self._writer.within(cell.blocks, language)
        if not content:
            content = (self._writer.paragraph(style, self._writer.inline.write(cell.content, language), language),)
        merge = "restart" if cell.rows > 1 else ""
        return CellView(
            width, cell.columns, merge, content, flush=bool(cell.blocks) and cell.begins, rule_above=place.rule_above,
            rule_below=place.rule_below, air_above=place.above, air_below=place.below,
        )  # fmt: skip

    def figure(self, block: Figure, language: RunLanguage) -> None:
        """A figure: caption, then the picture in the line, no wider than the column and no taller than a page bears."""
        writer = self._writer
        writer.mark(block.id)
        self._caption(_SEQ_FIGURE, block, Function.FIGURE_TITLE, Variant.USUAL, language)
        measure = writer.styling.measure(turned=False).points
        most = writer.styling.house.page.picture_height
        width = block.width * _POINTS_PER_INCH / _PIXELS_PER_INCH
        height = block.height * _POINTS_PER_INCH / _PIXELS_PER_INCH
        scale = min(1.0, measure / width, most / height)
        relationship = writer.inline.relationships.picture(block.mime, block.data)
        number = writer.registry.picture()
        picture = Picture(number, relationship, block.file, block.alt, emu(width * scale), emu(height * scale))
        fixed = writer.styling.fixed
        style = fixed.figure if block.label or block.title else fixed.figure_alone
        writer.put(writer.paragraph(style, (picture,), language))


def _shares(shares: tuple[int, ...], width: int) -> tuple[int, ...]:
    """The widths in twips that the shares of 100 take of ``width``; together exactly ``width``."""
    edges = [0]
    for share in shares:
        edges.append(edges[-1] + share)
    at = [round(width * edge / (edges[-1] or 1)) for edge in edges]
    return tuple(after - before for before, after in itertools.pairwise(at))


def _names_rows(block: Table) -> bool:
    """Whether the first column names the rows."""
    return any(row.cells and row.cells[0].scope == "row" for row in block.body)
