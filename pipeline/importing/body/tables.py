"""Reads tables and figures back: columns from the cells, labels from the captions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Protocol

from lxml import etree

from pipeline.akn.data import kinds
from pipeline.akn.file import text_of
from pipeline.akn.names import own, q
from pipeline.importing.body.levels import Levels
from pipeline.importing.context import Context
from pipeline.importing.inline import inlines, joined
from pipeline.importing.numbers import Printed
from pipeline.source.model import blocks as b
from pipeline.source.model.inline import Break, Inlines, Mark, Marked, Text
from pipeline.whole_numbers import whole

_LABEL = kinds()["names"]["label"]


class Parts(Protocol):
    """The reader of paragraphs, by what a cell needs of it."""

    def __call__(self, flow: Iterable[etree._Element], depth: int) -> Iterator[b.Block]:
        """What stands in a cell after its words."""


def read_table(
    context: Context, reader: Levels, element: etree._Element, under: list[etree._Element], parts: Parts
) -> b.Table:
    """A table with the lines under it."""
    rows = tuple(_row(context, row, parts) for row in element.findall(q("tr")))
    numbered, number, title = _caption(context, reader, element.get("eId", ""), element.find(q("caption")), "table")
    lines = [inlines(context, line) for line in under]
    title, units = _units(title)
    return b.Table(
        title=title,
        columns=_columns(element, rows),
        units=units,
        rows=rows,
        number=number,
        numbered=numbered,
        note=_under(lines, context.own.table["note"]),
        source=_under(lines, context.own.table["source"]),
        abbreviations=_under(lines, context.own.table["abbreviations"]),
        abbreviations_first=_first(lines, context.own.table["abbreviations"]),
        turned=element.get("class") == "turned",
        id=context.identifier(element.get("eId", ""), numbered=numbered),
        wid=context.wid(element),
    )


def read_figure(context: Context, reader: Levels, element: etree._Element, caption: etree._Element | None) -> b.Figure:
    """A figure with its caption; the picture itself lies in its file."""
    image = element.find(q("img"))
    numbered, number, title = _caption(context, reader, element.get("eId", ""), caption, "figure")
    return b.Figure(
        file="" if image is None else image.get("src", ""),
        alt="" if image is None else image.get("alt", ""),
        title=title,
        number=number,
        numbered=numbered,
        id=context.identifier(element.get("eId", ""), numbered=numbered),
    )


def _caption(
    context: Context, reader: Levels, eid: str, caption: etree._Element | None, kind: str
) -> tuple[bool, str, Inlines]:
    """Whether there is a label, its number where it is pinned, and the title."""
    content = inlines(context, caption)
    label = None if caption is None else next((item for item in caption if item.get("name") == _LABEL), None)
    if label is None:
        return False, "", content
    name = {"table": "table", "figure": "fig"}[kind]
    number = reader.running(name, Printed(eid, text_of(label)), context.own.forms[kind])
    rest = content[1:]  # the label is the first run of words
    return True, number, rest[1:] if rest and isinstance(rest[0], Break) else rest


def _units(title: Inlines) -> tuple[Inlines, Inlines]:
    """A title without its line of units, and that line; signs that hug no mark stand beside it."""
    at = next((at for at, item in enumerate(title) if isinstance(item, Marked) and item.mark is Mark.UNITS), -1)
    if at < 0:
        return title, ()
    begins = max((place for place, item in enumerate(title[:at]) if isinstance(item, Break)), default=-1)
    own = title[at]
    held = own.content if isinstance(own, Marked) else ()
    return title[: max(begins, 0)], joined((*title[begins + 1 : at], *held, *title[at + 1 :]))


def _under(lines: list[Inlines], label: str) -> Inlines:
    """The line under a table that begins with ``label``, without it."""
    found = (_after_label(line, label) for line in lines)
    return next((words for words in found if words is not None), ())


def _first(lines: list[Inlines], label: str) -> bool:
    """Whether the first of several lines begins with ``label``."""
    return len(lines) > 1 and _after_label(lines[0], label) is not None


def _after_label(line: Inlines, label: str) -> Inlines | None:
    """The words after ``label``, if the line begins with it: the word in italics, its colon outside."""
    word = label.rstrip(" \u00a0:：")
    colon = label.removeprefix(word)
    match line:
        case (Marked(content=(Text(said),)), Text(text), *rest) if said == word and text.startswith(colon):
            words = text.removeprefix(colon)
            return (*((Text(words),) if words else ()), *rest)
        case _:
            return None


def _row(context: Context, row: etree._Element, parts: Parts) -> b.Row:
    kind = {"head": b.RowKind.HEAD, "group": b.RowKind.GROUP, "total": b.RowKind.TOTAL}.get(
        row.get("class", ""), b.RowKind.BODY
    )
    names_row = kind in (b.RowKind.BODY, b.RowKind.TOTAL)
    cells = tuple(_cell(context, cell, parts, names_row=names_row) for cell in row)
    return b.Row(kind, cells)


def _cell(context: Context, cell: etree._Element, parts: Parts, *, names_row: bool) -> b.Cell:
    first, *rest = [*cell] or [None]
    words = first if first is not None and first.tag == q("p") else None
    return b.Cell(
        content=inlines(context, words),
        parts=tuple(parts(rest if words is not None else [*cell], 0)),
        header=names_row and cell.tag == q("th"),
        columns=_span(cell, "colspan"),
        rows=_span(cell, "rowspan"),
    )


def _span(cell: etree._Element, name: str) -> int:
    """How many columns or rows a cell takes. Raises ``ValueError`` for what no source could say."""
    span = whole(cell.get(name, "1"))
    if not 0 < span <= _WIDEST:
        raise ValueError(f"{name} is {cell.get(name)!r}")
    return span


_WIDEST = 999


def _columns(element: etree._Element, rows: tuple[b.Row, ...]) -> tuple[b.Column, ...]:
    """The columns: shares from the widths, figures from the cells. None where they say nothing of their own."""
    widths = [whole(width) for width in (element.get(own("widths")) or "").split()]
    figures = _figure_columns(element)
    even = widths == _even(len(widths))
    if even and not figures and len(widths) == max((_width(row) for row in rows), default=1):
        return ()
    return tuple(b.Column(1 if even else width, index in figures) for index, width in enumerate(widths))


def _even(count: int) -> list[int]:
    edges = [round(index * 100 / count) for index in range(count + 1)] if count else [0]
    return [after - before for before, after in pairwise(edges)]


def _width(row: b.Row) -> int:
    return sum(cell.columns for cell in row.cells)


def _figure_columns(element: etree._Element) -> set[int]:
    """The positions of columns with a cell of figures; cells that span rows take their place below too."""
    taken: set[tuple[int, int]] = set()
    found: set[int] = set()
    for index, row in enumerate(element.findall(q("tr"))):
        position = 0
        for cell in row:
            while (index, position) in taken:
                position += 1
            columns, rows = _span(cell, "colspan"), _span(cell, "rowspan")
            taken.update((index + down, position + across) for down in range(rows) for across in range(columns))
            if cell.get("class") == "figures":
                found.add(position)
            position += columns
    return found
