"""The blocks of a version, as the comparison sees them: of a document, and of its DOCX, told in the same way."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from pipeline.comparison.blocks import Block
from pipeline.document.inline import places
from pipeline.document.model import Document
from pipeline.errors import Fault, MastheadError, Place
from pipeline.ooxml.accepted import accept
from pipeline.ooxml.opened import Opened, Unreadable, refuse
from pipeline.verify.docx import DocxFile
from pipeline.verify.docx.text.read import read, read_notes
from pipeline.verify.expected.arranged import by_line
from pipeline.verify.expected.document import expected
from pipeline.verify.expected.word import notes_of_word, text_of_word
from pipeline.verify.lines import MEND
from pipeline.verify.piece import Kind, Part, Piece

MASTHEAD, TEXT, NOTE = "masthead", "text", "note"


def blocks_of_document(document: Document, path: str) -> tuple[Block, ...]:
    """Masthead, text and notes of a document; ``path`` is that of its source. What is shared keeps its own."""
    stream = expected(document)
    first = next((place.path for _, content in stream.contents for place in places(content)), path)

    def called(place: Place) -> Place:
        return replace(place, path=path) if place.path in (first, "") else place

    own: dict[str, Place] = {call.note.id: called(call.place) for call in stream.calls}
    for piece, content in reversed(stream.contents):
        for place in places(content)[:1]:
            own |= dict.fromkeys((piece.words(calls=False), piece.id), called(place))
    masthead = (piece for piece in stream.masthead.pieces if piece.kind is not Kind.PICTURE)
    text, notes = text_of_word(stream), notes_of_word(document, stream)
    return tuple(
        _block(piece, sort, own, path)
        for sort, pieces in ((MASTHEAD, masthead), (TEXT, text), (NOTE, notes))
        for piece in pieces
    )


def blocks_of_docx(data: bytes, path: str, *, refused: bool = False) -> tuple[Block, ...]:
    """Masthead, text and notes of a DOCX that masthead wrote, with tracked changes accepted, or all ``refused``.

    Raises ``MastheadError`` MH620 where it cannot be read.
    """
    try:
        file = DocxFile(Opened(data, refuse if refused else accept))
    except (Unreadable, ValueError) as error:
        raise MastheadError([Fault("MH620", Place(path), str(error), "a DOCX that can be read", MEND)]) from None
    pieces = read(file.found, file.styles, path).pieces
    masthead = [piece for piece in pieces if piece.part is Part.MASTHEAD]
    text = by_line((piece for piece in pieces if piece.part is not Part.MASTHEAD), read=True, everywhere=True)
    notes = read_notes(file.found, file.notes, path).pieces
    return (
        *(_block(piece, MASTHEAD, {}, path) for piece in masthead),
        *(_block(piece, TEXT, {}, path) for piece in text),
        *(_block(piece, NOTE, {}, path) for piece in notes),
    )


def _block(piece: Piece, sort: str, own: Mapping[str, Place], path: str) -> Block:
    id_ = piece.id or next(iter(piece.ids), "")
    number, text = piece.number, piece.words(calls=False)
    place = own.get(id_) if id_ else None
    place = place or own.get(text) or (piece.place if piece.place.path else Place(path))
    if sort == NOTE and not number:  # a sign that Word does not count stands among the words
        number, text = _signed(text)
    if sort == MASTHEAD:
        text = text.replace("*", "")
    return Block(text, id_, sort, number, (piece.cell.row, piece.cell.column), place)


def _signed(text: str) -> tuple[str, str]:
    words = text.lstrip("*")
    return text[: len(text) - len(words)], words.lstrip()
