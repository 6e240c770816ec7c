"""Reads a plain text back and compares it with the Resolved document, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.document.in_line import lines_of_others
from pipeline.document.inline import Note
from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.verify.compare import MEND, compare
from pipeline.verify.expected import collapse
from pipeline.verify.inlines import bracketed, spoken
from pipeline.verify.pieces import CELLS, Piece, PieceKind
from pipeline.verify.printed import parts
from pipeline.verify.text_rows import row_faults


def verify_text(document: Document, data: bytes, path: str) -> tuple[Fault, ...]:
    """Every difference between the text and what the document says.

    A line of the file is a line; a tab parts the cells of a row. MH671 not UTF-8; MH672 a line that is missing, extra
    or different, or a cell in the column of another.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        wrong = f"the text is not UTF-8 (byte {error.start})"
        return (Fault("MH671", Place(path), wrong, "a text in UTF-8", MEND),)
    lines = [
        (collapse(part), Place(path, number))
        for number, line in enumerate(text.split("\n"), start=1)
        for part in line.split("\t")
        if part.strip()
    ]
    expected = _joined(document, _expected(document))
    found = [line for line, _ in lines]
    faults = compare("MH672", expected, found, [place for _, place in lines], Place(path)).faults
    return faults or tuple(row_faults(document.letter, text.split("\n"), path))


def _joined(document: Document, lines: Iterable[tuple[str, str]]) -> list[str]:
    """The lines: what the document has in the line of another stands there, after a space."""
    others = lines_of_others(document.letter)
    found: list[str] = []
    before, own = "", ""
    for id_, line in lines:
        if id_ in others and id_ != before and others[id_] == own:
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
        before, own = id_, others.get(id_, id_)
    return found


def _expected(document: Document) -> Iterator[tuple[str, str]]:
    """The lines of the masthead, the letter and its attachments, then all notes, then what the document is.

    Before each stands the id of its block (``''`` if it has none).
    """
    masthead, *rest = parts(document)
    for piece in masthead.pieces:
        if piece.kind is not PieceKind.FIGURE:  # the emblem has no words
            yield from _lines(piece)
    if document.masthead.job_line:
        yield "", collapse(document.masthead.job_line)
    for part in rest:
        captioned = ""
        for piece in part.pieces:
            if piece.kind is PieceKind.FIGURE:
                if piece.id != captioned:
                    yield "", f"[{piece.text}]"
                continue
            captioned = piece.id if piece.kind is PieceKind.CAPTION else ""
            yield from _lines(piece)
    for part in (masthead, *rest):
        yield from (("", _note(note)) for note in part.notes)
    if document.status_line:
        yield "", collapse(document.status_line)


def _lines(piece: Piece) -> Iterator[tuple[str, str]]:
    """The lines of a piece: a break of the text is one of the file, but a space in a cell, whose row is one line."""
    words = f"{piece.number} {spoken(piece.content, _call)}"
    lines = [words] if piece.kind in CELLS else words.split("\n")
    yield from ((piece.id, line) for line in map(collapse, lines) if line)


def _call(note: Note) -> str:
    """The number or letter of a note stands in brackets, an asterisk as it is."""
    return note.mark if note.custom else bracketed(note)


def _note(note: Note) -> str:
    return collapse(f"{note.mark} {' '.join(spoken(paragraph) for paragraph in note.paragraphs)}")
