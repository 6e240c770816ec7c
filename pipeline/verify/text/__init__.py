"""Reads a plain text back and compares it with the stream of the document, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.verify.comparer import Terms, differences
from pipeline.verify.expected.arranged import by_line, cells_whole, joined
from pipeline.verify.expected.document import Expected, expected, line
from pipeline.verify.given import Given
from pipeline.verify.lines import MEND
from pipeline.verify.piece import Field, Kind, Piece, Run, call_mark
from pipeline.verify.text.read import read

_CODES = {Field.TEXT: "MH672", Field.COLUMN: "MH672"}


def verified(given: Given) -> tuple[Fault, ...]:
    """The differences that ``verify_text`` finds in an output of the table of outputs."""
    return verify_text(given.document, given.data, given.path, given.stream)


def verify_text(document: Document, data: bytes, path: str, stream: Expected | None = None) -> tuple[Fault, ...]:
    """Every difference between the text and what the document says; ``stream`` is that of the document, if at hand.

    MH671 not UTF-8; MH672 a line that is missing, extra or different, or a cell in the column of another.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        wrong = f"the text is not UTF-8 (byte {error.start})"
        return (Fault("MH671", Place(path), wrong, "a text in UTF-8", MEND),)
    expected_pieces = tuple(_arranged(document, stream or expected(document)))
    return differences(expected_pieces, read(text, path), Terms(_CODES, Place(path)))


def _arranged(document: Document, stream: Expected) -> Iterator[Piece]:
    """The lines of the masthead, the letter and its attachments, then all notes, then what the document is."""
    masthead, *rest = stream.sections
    yield from by_line(piece for piece in masthead.pieces if piece.kind is not Kind.PICTURE)  # the emblem has no words
    if document.masthead.job_line:
        yield line(stream.speech, document.masthead.job_line)
    for section in rest:
        yield from by_line(_marked(joined(_pictures(cells_whole(section.pieces)))))
    for section in stream.sections:
        yield from by_line(_marked(section.notes))
    if document.status_line:
        yield line(stream.speech, document.status_line)


def _marked(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A note begins with its mark as the text that calls it has it: ``[1]``, ``*``."""
    for piece in pieces:
        yield replace(piece, number=call_mark(piece.number)) if piece.kind is Kind.NOTE else piece


def _pictures(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A picture has its words in brackets, unless its title stands over it."""
    captioned = ""
    for piece in pieces:
        if piece.kind is Kind.PICTURE:
            if piece.id != captioned:
                yield Piece(piece.kind, (Run("", "", f"[{piece.words()}]"),), id=piece.id)
            continue
        captioned = piece.id if piece.kind is Kind.CAPTION else ""
        if piece.line():  # a cell without words is a tab
            yield piece
