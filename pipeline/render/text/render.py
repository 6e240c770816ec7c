"""Renders the plain text: one paragraph a line, an empty line between paragraphs, notes at the end.

A list in running text stays in the line of its paragraph, as on paper. A row of a table is one line, with tabs between
its columns, so that a spreadsheet reads it: a cell that takes several columns or rows stands in the first of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.document.blocks import Block, Contents, Figure, Group, Para, Table
from pipeline.document.in_line import in_line, paragraphs_in_line
from pipeline.document.inline import Break, DateRun, Inlines, Link, Marked, Note, NoteCall, Text
from pipeline.document.masthead import Masthead
from pipeline.document.model import Closing, Component, Document, Signature
from pipeline.render.environment import environment


def render_text(document: Document) -> str:
    """The text of the whole document, with a line feed at the end; UTF-8 when written."""
    parts = ["\n".join(_masthead(document.masthead)), *_component(document.letter)]
    notes = (*document.masthead.notes, *document.notes)
    parts.append("\n".join(_note(note) for note in notes))
    parts.append(document.status_line)
    return environment().get_template("txt/document.txt.j2").render(parts=[part for part in parts if part])


def _note(note: Note) -> str:
    return f"{note.mark} {' '.join(_words(text) for text in note.paragraphs)}"


def _words(content: Inlines) -> str:
    parts: list[str] = []
    for item in content:
        match item:
            case Text():
                parts.append(item.text)
            case Break():
                parts.append("\n")
            case NoteCall():
                parts.append(item.note.mark if item.note.custom else f"[{item.note.mark}]")
            case Marked() | DateRun() | Link():
                parts.append(_words(item.content))
    return "".join(parts)


def _numbered(number: str, *contents: Inlines) -> str:
    return " ".join(part for part in (number, *(_words(content) for content in contents)) if part)


def _masthead(mast: Masthead) -> Iterator[str]:
    yield mast.united_nations
    yield "".join(part.text for part in mast.symbol_parts)
    yield from mast.organs
    yield from (f"{line.label}{line.text}" for line in mast.right if line.text)
    yield from (_words(line.content) for column in mast.left for line in column)
    if mast.job_line:
        yield mast.job_line


def _component(component: Component) -> Iterator[str]:
    yield _words(component.heading)
    yield from (_words(line) for line in (*component.original_line, *component.above, *component.titles))
    yield from _blocks(component.opening)
    yield from _blocks(component.blocks)
    yield from _closing(component.closing)
    for attachment in component.attachments:
        yield from _component(attachment)


def _closing(closing: Closing) -> Iterator[str]:
    yield from _blocks(closing.before)
    for signature in closing.signatures:
        yield "\n".join(line for line in _signature(signature) if line)
    yield from _blocks(closing.after)


def _signature(signature: Signature) -> Iterator[str]:
    for line in signature.lines:
        opens, closes = line.brackets
        before = f"{opens}{line.sign_before}{closes} " if line.sign_before else ""
        after = f" {opens}{line.sign_after}{closes}" if line.sign_after else ""
        names = "".join(f"{name.lead}{name.surname}{name.tail}" for name in line.name)
        yield f"{before}{names}{_words(line.content)}{after}"


def _blocks(content: Iterable[Block]) -> Iterator[str]:
    for block in content:
        match block:
            case Para():
                line = _numbered(block.number.text, block.run_in, block.content)
                for one in paragraphs_in_line(block):
                    line += f"{'' if one.hugs or not line else ' '}{_numbered(one.number.text, one.content)}"
                yield line
                yield from _blocks(block.parts[len(in_line(block)) :])
            case Group():
                for heading in block.heading:
                    yield _numbered(heading.number.text, heading.content)
                yield from _blocks(block.blocks)
            case Table():
                yield "\n".join(_table(block))
            case Figure():
                yield _numbered(block.label, block.title) or f"[{block.alt}]"
            case Contents():
                yield "\n".join((block.heading, *(f"{entry.number} {entry.text}".strip() for entry in block.entries)))


def _table(table: Table) -> Iterator[str]:
    caption = _numbered(table.label, table.title)
    if caption:
        yield caption
    yield from ("\t".join(cells) for cells in _rows(table))
    yield from (_words(line) for line in table.under)
    yield from (_note(call.note) for call in table.notes)


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
            words += [_words(cell.content).replace("\n", " "), *[""] * (cell.columns - 1)]
            reaching[column : column + cell.columns] = [cell.rows - 1] * cell.columns
        yield words
