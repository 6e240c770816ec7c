"""Renders the plain text: one paragraph a line, an empty line between paragraphs, notes at the end.

A list in running text stays in the line of its paragraph, as on paper. A row of a table is one line, with tabs between
its columns, so that a spreadsheet reads it: a cell that takes several columns or rows stands in the first of them.
Points below a paragraph or point are indented. Lines are as long as their paragraph, unless a width is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from pipeline.document.blocks import Block, Cell, Contents, Figure, Group, Para, Table
from pipeline.document.in_line import in_line, paragraphs_in_line
from pipeline.document.inline import Break, DateRun, Inlines, Link, Marked, Note, NoteCall, Text
from pipeline.document.masthead import Masthead
from pipeline.document.model import Closing, Component, Document, Signature
from pipeline.render.environment import environment
from pipeline.render.text.wrapping import wrapped

_INDENT = "    "


class _Passage(Struct, frozen=True):
    """Lines without an empty one between them; points below others stand ``deep``. Rows of a table keep their line."""

    text: str
    depth: int = 0
    rows: bool = False


def render_text(document: Document, wrap: int = 0) -> str:
    """The text of the whole document, with a line feed at the end; UTF-8 when written.

    With ``wrap``, lines have at most so many columns.
    """
    passages = [*_masthead(document.masthead), *_component(document.letter)]
    notes = (*document.masthead.notes, *document.notes)
    passages.append(_Passage("\n".join(_note(note) for note in notes)))
    passages.append(_Passage(document.status_line))
    parts = [_laid(passage, wrap) for passage in passages if passage.text]
    return environment().get_template("txt/document.txt.j2").render(parts=parts)


def _laid(passage: _Passage, wrap: int) -> str:
    width = 0 if passage.rows else wrap
    lines = (line.rstrip(" ") for line in passage.text.split("\n"))
    return "\n".join(wrapped(line, _INDENT * passage.depth, width) for line in lines)


def _note(note: Note) -> str:
    return f"{_mark(note)} {' '.join(_words(text) for text in note.paragraphs)}"


def _mark(note: Note) -> str:
    """A mark of a note, at its call and at the note: a number in brackets, an asterisk as it is."""
    return note.mark if note.custom else f"[{note.mark}]"


def _words(content: Inlines) -> str:
    parts: list[str] = []
    for item in content:
        match item:
            case Text():
                parts.append(item.text)
            case Break():
                parts.append("\n")
            case NoteCall():
                parts.append(_mark(item.note))
            case Marked() | DateRun() | Link():
                parts.append(_words(item.content))
    return "".join(parts)


def _numbered(number: str, *contents: Inlines) -> str:
    return " ".join(part for part in (number, *(_words(content) for content in contents)) if part)


def _masthead(mast: Masthead) -> Iterator[_Passage]:
    """Its blocks: names, right column, what each organ has at the left, job number."""
    symbol = "".join(part.text for part in mast.symbol_parts)
    yield _Passage("\n".join((mast.united_nations, symbol, *mast.organs)))
    yield _Passage("\n".join(f"{line.label}{line.text}" for line in mast.right if line.text))
    for column in mast.left:
        yield _Passage("\n".join(_words(line.content) for line in column))
    yield _Passage(mast.job_line)


def _component(component: Component) -> Iterator[_Passage]:
    yield _Passage(_words(component.heading))
    for line in (*component.original_line, *component.above, *component.bracketed):
        yield _Passage(_words(line))
    for place, title in enumerate(component.titles):
        yield _Passage(_numbered("" if place else component.title_number, title))
    yield from _blocks(component.opening)
    yield from _blocks(component.blocks)
    yield from _closing(component.closing)
    for attachment in component.attachments:
        yield from _component(attachment)


def _closing(closing: Closing) -> Iterator[_Passage]:
    yield from _blocks(closing.before)
    for signature in closing.signatures:
        yield _Passage("\n".join(line for line in _signature(signature) if line))
    yield from _blocks(closing.after)


def _signature(signature: Signature) -> Iterator[str]:
    for line in signature.lines:
        opens, closes = line.brackets
        before = f"{opens}{line.sign_before}{closes} " if line.sign_before else ""
        after = f" {opens}{line.sign_after}{closes}" if line.sign_after else ""
        names = "".join(f"{name.lead}{name.surname}{name.tail}" for name in line.name)
        yield f"{before}{names}{_words(line.content)}{after}"


def _blocks(content: Iterable[Block], depth: int = 0, below: int = 0) -> Iterator[_Passage]:
    """Blocks at a depth; lists stand ``below`` it by so much."""
    for block in content:
        match block:
            case Para():
                line = _numbered(block.number.text, block.run_in, block.content)
                for one in paragraphs_in_line(block):
                    line += f"{'' if one.hugs or not line else ' '}{_numbered(one.number.text, one.content)}"
                yield _Passage(line, depth)
                yield from _blocks(block.parts[len(in_line(block)) :], depth, below=1)
            case Group():
                for heading in block.heading:
                    yield _Passage(_numbered(heading.number.text, heading.content))
                yield from _blocks(block.blocks, depth + below)
            case Table():
                yield _Passage("\n".join(_table(block)), rows=True)
            case Figure():
                yield _Passage(_numbered(block.label, block.title) or f"[{block.alt}]")
            case Contents():
                lines = (f"{entry.number} {entry.text}".strip() for entry in block.entries)
                yield _Passage("\n".join((block.heading, *lines)))


def _table(table: Table) -> Iterator[str]:
    caption = _numbered(table.label, table.title)
    if caption:
        yield caption
    yield from ("\t".join(cells) for cells in _rows(table))
    yield from (_words(line) for line in table.under)
    yield from (_note(call.note) for call in table.notes)


def _in_cell(cell: Cell) -> str:
    """The words of a cell on one line, with those of its lists."""
    lists = (passage.text for passage in _blocks(cell.blocks))
    return " ".join(part for part in (_words(cell.content), *lists) if part).replace("\n", " ")


def _rows(table: Table) -> Iterator[list[str]]:
    """The words of each column of each row."""
    reaching = [0] * len(table.widths)  # how many more rows a cell from above takes in each column
    for row in (*table.head, *table.body):
        cells = iter(row.cells)
        words: list[str] = []
        while len(words) < len(reaching):
            column = len(words)
            cell = next(cells, None) if not reaching[column] else None
            if cell is None:
                reaching[column] = max(reaching[column] - 1, 0)
                words.append("")
                continue
            words += [_in_cell(cell), *[""] * (cell.columns - 1)]
            reaching[column : column + cell.columns] = [cell.rows - 1] * cell.columns
        yield words
