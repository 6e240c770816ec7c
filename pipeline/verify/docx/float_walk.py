"""The paragraphs that tables, figures and the table of contents must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.document.blocks import Contents, Figure, Row, RowKind, Table
from pipeline.document.inline import Note, Text
from pipeline.style import Function
from pipeline.verify.docx.wanted import Setting, Trait, Wanted
from pipeline.verify.grid import placed
from pipeline.verify.pieces import Tongue

if TYPE_CHECKING:
    from pipeline.verify.docx.walk import Walk

_ROWS = {
    RowKind.BODY: Function.TABLE_BODY,
    RowKind.GROUP: Function.TABLE_GROUP,
    RowKind.TOTAL: Function.TABLE_TOTAL,
}
_WORD_LEVELS = 9


class FloatWalk:
    """Puts their paragraphs into a walk."""

    def __init__(self, walk: Walk, *, paged: bool) -> None:
        self._walk = walk
        self._paged = paged

    def table(self, block: Table, tongue: Tongue) -> None:
        """Caption, cells, what stands under it."""
        walk, turned = self._walk, block.turned
        if not (turned or block.label or block.title):
            walk.over_table()
        self._caption(block, Function.TABLE_TITLE, tongue, turned=turned)
        rows = (*((Function.TABLE_HEAD, row) for row in block.head), *((_ROWS[row.kind], row) for row in block.body))
        row = self._cells(rows, len(block.widths), tongue)
        walk.past()
        walk.row = row
        if block.under or block.notes:
            walk.keep()
        for line in block.under:
            walk.plain(Function.TABLE_UNDER, line, tongue, turned=turned)
        for call in block.notes:
            self._note(call.note, tongue, turned=turned)
        if not (block.under or block.notes):
            walk.last = None  # a paragraph without words ends it
        walk.opens = turned

    def _cells(self, rows: tuple[tuple[Function, Row], ...], columns: int, tongue: Tongue) -> list[Wanted]:
        """The paragraphs of the last row."""
        last: list[Wanted] = []
        grid = placed(tuple(row for _, row in rows))
        for (function, _), cells in zip(rows, grid, strict=True):
            last = []
            for at, _, cell in cells:
                if cell is None:
                    continue
                column = "" if at else "first"
                if cell.figures:
                    column = "figures-last" if at + cell.columns >= columns else "figures"
                last.append(self._walk.plain(function, cell.content, tongue, column=column))
        return last

    def _caption(self, block: Table | Figure, title: Function, tongue: Tongue, *, turned: bool = False) -> None:
        if block.label:
            self._walk.plain(Function.TABLE_LABEL, (Text(block.label),), tongue, turned=turned)
        if block.title:
            self._walk.plain(title, block.title, tongue, turned=turned)

    def _note(self, note: Note, tongue: Tongue, *, turned: bool) -> None:
        for place, content in enumerate(note.paragraphs):
            made = self._walk.plain(Function.TABLE_NOTE, (), tongue, turned=turned)
            if not place:
                made.add(note.mark, Trait(tongue, raised="" if note.custom else "superscript", mark=True))
            made.gaps = "\t"
            made.say(content, Trait(tongue))

    def figure(self, block: Figure, tongue: Tongue) -> None:
        """Its caption; the picture has no words."""
        self._caption(block, Function.FIGURE_TITLE, tongue)
        self._walk.past()

    def contents(self, block: Contents, tongue: Tongue) -> None:
        """The heading and the entries, without their pages, before which a tab stands."""
        if block.heading:
            self._walk.plain(Function.CONTENTS_HEADING, (Text(block.heading),), tongue)
        for entry in block.entries:
            level = min(max(entry.level, 1), _WORD_LEVELS)
            setting = Setting(Function.CONTENTS_LINE, tongue.direction == "rtl", level=level)
            made = self._walk.put(setting, (Text(entry.number), *entry.content), Trait(tongue))
            made.gaps += "\t" if self._paged else ""
