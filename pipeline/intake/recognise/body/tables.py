"""Tables: head rows, groups, totals, columns of figures, the lines and notes under them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.intake.recognise.body.squares import squared
from pipeline.intake.recognise.inline import Context, Noted
from pipeline.intake.recognise.items import Item
from pipeline.intake.recognise.vocabulary import same
from pipeline.intake.stream import Call, Cell, Grid, Line, Picture, Piece, Sign, Words, cut, stripped, text_of
from pipeline.source.markup.whitespace import tidy
from pipeline.source.model import blocks as b
from pipeline.source.model import inline as i
from pipeline.source.model.inline import plain

_FIGURE = re.compile(r"\A(?=[^\d–—.…-]*[\d–—.…-])[-–—+±≈~<>()\s\d.,…%’'·½¼¾/\u00a0\u202f*]+[a-z]?")
_CAPTION = re.compile(r"(?<![.:\s])[.:]?\s*(?P<number>\d{1,3}|[IVX]{1,5})\s*[.:–—-]?\s*")
_NOTE = re.compile(r"(?<!\s)\s*(?P<mark>[a-z]|\*{1,3})[.)]?(?:\s+|(?<=\*))(?=\S)")


def table(context: Context, grid: Grid, caption: Item | None) -> tuple[b.Table, list[str]]:
    """The table, and the bookmarks of its caption. A caption without number leaves the table without one."""
    title, numbered, marks = _caption(context, caption)
    title = title if plain(title).strip() else ()
    width = max((sum(cell.columns for cell in row) for row in _filled(grid)), default=1)
    rows = squared(_filled(grid), width)
    feet = _feet(context, rows, width)
    source, notes = _told(context, feet)
    head = _whole_head(rows, grid.head or _head(context, rows, grid))
    made: list[b.Row] = []
    for number, row in enumerate(rows):
        made.append(_row(context, row, notes, width, head=number < head))
    unused = [noted for noted in notes.values() if not noted.given]
    for noted in unused:
        context.report.keep(grid.place, text_of(noted.pieces), "a note of a table that is called nowhere")
    figures = _figures(rows[head:], width)
    columns = tuple(b.Column(2 if number == 0 and width > 2 else 1, figures[number]) for number in range(width))
    return b.Table(title, columns, tuple(made), numbered=numbered, source=source), marks


def _whole_head(rows: list[tuple[Cell, ...]], head: int) -> int:
    """How many rows the head takes, with those into which its cells reach; none where nothing else would be left."""
    at = 0
    while at < min(head, len(rows)):
        head = max(head, at + max((cell.rows for cell in rows[at]), default=1))
        at += 1
    return head if head < len(rows) else 0


def is_caption(context: Context, item: Item) -> bool:
    """Whether a paragraph is the caption of a table: ``Table 1``."""
    found = context.words.begins("table", item.text)
    return bool(found and _CAPTION.match(item.text, found.end())) and len(item.text) < 300


def _caption(context: Context, item: Item | None) -> tuple[i.Inlines, bool, list[str]]:
    if item is None:
        return (), False, []
    found = context.words.begins("table", item.text)
    number = _CAPTION.match(item.text, found.end()) if found else None
    marks = list(item.line.marks)
    if number is None:
        return context.inlines(item.pieces, breaks=False), False, marks
    context.report.left(item.text[: number.end()])
    rest = stripped(cut(item.pieces, number.end()))
    return (
        context.inlines((replace(each, target="") if isinstance(each, Words) else each for each in rest), breaks=False),
        True,
        marks,
    )


def _filled(grid: Grid) -> Iterator[tuple[Cell, ...]]:
    yield from (row for row in grid.rows if row)


def _words(cell: Cell) -> tuple[Piece, ...]:
    """The pieces of a cell, its paragraphs parted by line breaks; a live number stands before its words."""
    found: list[Piece] = []
    for line in cell.lines:
        if not line.text.strip() and not any(isinstance(piece, Call | Picture) for piece in line.pieces):
            continue
        if found:
            found.append(Sign.BREAK)
        if line.label:
            found.append(Words(f"{line.label} "))
        found += stripped(line.pieces)
    return tuple(found)


def _text(cell: Cell) -> str:
    return text_of(_words(cell))


def _head(context: Context, rows: list[tuple[Cell, ...]], grid: Grid) -> int:
    """How many head rows a table has that does not say so: a first row that is bold or italic throughout, else one."""
    if len(rows) < 2:
        return 0

    def striking(row: tuple[Cell, ...]) -> bool:
        looks = [p.look for cell in row for p in _words(cell) if isinstance(p, Words) and p.text.strip()]
        return bool(looks) and (all(look.bold for look in looks) or all(look.italic for look in looks))

    if striking(rows[0]):
        return 1
    texts = [_text(cell) for cell in rows[0]]
    if (
        all(texts)
        and not any(_FIGURE.fullmatch(text) for text in texts[1:])
        and any(_FIGURE.fullmatch(_text(cell)) for cell in rows[1][1:])
    ):
        context.report.guess(grid.place, "the first row of a table is taken for its head")
        return 1
    return 0


def _feet(context: Context, rows: list[tuple[Cell, ...]], width: int) -> list[Line]:
    """The lines of the last rows that go through all columns, with the source and the notes; they are taken out."""
    feet: list[Line] = []
    while len(rows) > 1 and len(rows[-1]) == 1 and rows[-1][0].columns >= width > 1:
        lines = [line for line in rows[-1][0].lines if line.text.strip()]
        if not all(_is_source(context, line) or _NOTE.match(line.text) for line in lines):
            break
        feet = [*lines, *feet]
        rows.pop()
    return feet


def _is_source(context: Context, line: Line) -> bool:
    return bool(re.match(rf"(?:{context.words.raw('source')})\s*[:：]", same(line.text), re.IGNORECASE))


def _told(context: Context, feet: list[Line]) -> tuple[i.Inlines, dict[str, Noted]]:
    """The source of a table and its notes by their marks."""
    source: i.Inlines = ()
    notes: dict[str, Noted] = {}
    for line in feet:
        if _is_source(context, line):
            end = re.search(r"[:：]", line.text).end()  # type: ignore[union-attr]
            context.report.left(line.text[:end])
            source = (*source, *([i.Text(" ")] if source else []), *context.inlines(cut(line.pieces, end)))
            continue
        found = _NOTE.match(line.text)
        if found:
            context.report.left(found["mark"])
            notes[found["mark"]] = Noted(cut(line.pieces, found.end()))
    return source, notes


def _row(context: Context, row: tuple[Cell, ...], notes: dict[str, Noted], width: int, *, head: bool) -> b.Row:
    cells = tuple(_cell(context, cell, notes, head=head, first=number == 0) for number, cell in enumerate(row))
    kind = b.RowKind.HEAD if head else b.RowKind.BODY
    if not head and len(row) == 1 and row[0].columns == width > 1:
        kind = b.RowKind.GROUP
    elif not head and context.words.whole("total", _text(row[0])):
        kind = b.RowKind.TOTAL
    return b.Row(kind, cells)


def _cell(context: Context, cell: Cell, notes: dict[str, Noted], *, head: bool, first: bool) -> b.Cell:
    content: list[i.Inline] = []
    pieces = _words(cell)
    if head:  # heads are set in italics by the house
        pieces = tuple(replace(p, look=replace(p.look, italic=False)) if isinstance(p, Words) else p for p in pieces)
    for piece in pieces:
        mark = (
            piece.text.strip()
            if isinstance(piece, Words) and (piece.look.raised or piece.text.strip()[:1] == "*")
            else ""
        )
        if mark in notes:
            noted = notes[mark]
            context.report.left(mark)
            if noted.given:
                noted.name = noted.name or f"table-note-{mark}"
                content.append(i.Marked(i.Mark.SUPERSCRIPT, (i.Text(mark),)))
            else:
                noted.given = True
                content.append(i.Footnote((context.inlines(noted.pieces, notes=False),)))
        else:
            content += context.raw((piece,))
    made = tidy(tuple(content))
    header = first and not head and bool(plain(made).strip()) and not _FIGURE.fullmatch(plain(made))
    return b.Cell(made, header=header, columns=cell.columns, rows=cell.rows)


def _figures(rows: list[tuple[Cell, ...]], width: int) -> list[bool]:
    """Which columns hold figures: most of their cells that say something do."""
    had, told = [0] * width, [0] * width
    for row in rows:
        column = 0
        for cell in row:
            text = _text(cell).strip()
            if cell.columns == 1 and column < width and text and len(row) == width:
                told[column] += 1
                had[column] += bool(_FIGURE.fullmatch(text))
            column += cell.columns
    return [told[number] > 0 and had[number] * 4 >= told[number] * 3 for number in range(width)]
