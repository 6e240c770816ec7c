"""What a reader must find in every output: each printed line of the document, in order, with its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from pipeline.document.blocks import Block, Contents, Figure, Group, Heading, Para, Table
from pipeline.document.inline import Inlines, Note, calls, words
from pipeline.document.model import Closing, Component, Document, HeadingStyle, Signature, SignatureLine


class LineKind(Enum):
    """What a line is, whatever the output calls it."""

    TITLE = "title"
    HEADING = "heading"
    ORIGINAL = "original"
    PARAGRAPH = "paragraph"
    CELL = "cell"
    CAPTION = "caption"
    SIGNATURE = "signature"
    NOTE = "note under a table"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: the id of its block (``''`` if it has none), its kind, its number, its words without notes.

    ``notes`` are the notes called in it, in order. ``function`` is the value of the block's own kind.
    ``hugs`` says that no space parts it from the line before.
    """

    id: str
    kind: LineKind
    function: str
    number: str
    text: str
    notes: tuple[Note, ...]
    hugs: bool = False


def collapse(text: str) -> str:
    """``text`` with every run of white space as one space, none at the ends."""
    return " ".join(text.split())


def _line(id_: str, kind: LineKind, function: str, number: str, *contents: Inlines) -> Line:
    text = collapse(" ".join(words(content) for content in contents))
    notes = tuple(call.note for content in contents for call in calls(content))
    return Line(id_, kind, function, number, text, notes)


def _heading(heading: Heading) -> Line:
    return _line(heading.id, LineKind.HEADING, heading.kind.value, heading.number.text, heading.content)


def _table(table: Table) -> Iterator[Line]:
    if table.label or table.title:
        yield _line(table.id, LineKind.CAPTION, "table", table.label, table.title)
    for row in (*table.head, *table.body):
        for cell in row.cells:
            yield _line("", LineKind.CELL, cell.scope or "cell", "", cell.content)
    for under in table.under:
        yield _line("", LineKind.PARAGRAPH, "under-table", "", under)
    for call in table.notes:
        yield _line(call.note.id, LineKind.NOTE, "note", call.note.mark, *call.note.paragraphs)


def blocks(content: Iterable[Block]) -> Iterator[Line]:
    """The lines of ``content``, in printed order."""
    for block in content:
        match block:
            case Para():
                words_ = (block.run_in, block.content)
                line = _line(block.id, LineKind.PARAGRAPH, block.kind.value, block.number.text, *words_)
                yield replace(line, hugs=block.hugs)
                yield from blocks(block.parts)
            case Group():
                yield from (_heading(heading) for heading in block.heading)
                yield from blocks(block.blocks)
            case Table():
                yield from _table(block)
            case Figure():
                yield _line(block.id, LineKind.CAPTION, "figure", block.label, block.title)
            case Contents():
                pass


def signature(signed: Signature) -> Iterator[Line]:
    """The lines of a signature, in printed order; the first of its names carries its id."""
    named = False
    for line in signed.lines:
        if not line.name:
            yield _line("", LineKind.SIGNATURE, "words", "", line.content)
            continue
        yield Line("" if named else signed.id, LineKind.SIGNATURE, "name", "", signed_name(line), ())
        named = True


def signed_name(line: SignatureLine) -> str:
    """A line with a signatory's name as it is read: ``(Signed) Oswaldo de Rivero``."""
    before = f"({line.sign_before}) " if line.sign_before else ""
    after = f" ({line.sign_after})" if line.sign_after else ""
    return collapse(before + "".join(f"{name.lead}{name.surname}{name.tail}" for name in line.name) + after)


def closing(close: Closing) -> Iterator[Line]:
    """The lines that close a component."""
    yield from blocks(close.before)
    for signed in close.signatures:
        yield from signature(signed)
    yield from blocks(close.after)


def component(part: Component) -> Iterator[Line]:
    """The lines of the letter or of an attachment, with its own attachments after it."""
    if part.heading_style is not HeadingStyle.ABSENT:
        yield _line(part.heading_id, LineKind.TITLE, "heading", "", part.heading)
    for line in part.original_line:
        yield _line("", LineKind.ORIGINAL, "original", "", line)
    for title in (*part.above, *part.titles):
        yield _line("", LineKind.TITLE, "title", "", title)
    yield from blocks(part.opening)
    yield from blocks(part.blocks)
    yield from closing(part.closing)
    for attachment in part.attachments:
        yield from component(attachment)


def reading(document: Document) -> tuple[Line, ...]:
    """Every line of the letter and its attachments, in printed order; masthead and running matter are not in it."""
    return tuple(line for line in component(document.letter) if line.text or line.number)


def masthead_reading(document: Document) -> tuple[str, ...]:
    """The masthead's printed lines: name, symbol, organs, right column, left block, first-page notes."""
    mast = document.masthead
    right = (collapse(f"{line.label}{line.text}") for line in mast.right)
    left = (collapse(words(line.content)) for column in mast.left for line in column)
    notes = (collapse(f"{note.mark} {' '.join(words(text) for text in note.paragraphs)}") for note in mast.notes)
    symbol = "".join(part.text for part in mast.symbol_parts)
    lines = (mast.united_nations, symbol, *mast.organs, *right, *left, *notes)
    return tuple(line for line in lines if line)
