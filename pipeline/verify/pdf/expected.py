"""What a PDF must have in its structure tree: the pieces in order, and the notes apart from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.characters import seen
from pipeline.document.inline import Break, DateRun, Inline, Inlines, Link, Marked, NoteCall, Text, calls
from pipeline.document.model import Document
from pipeline.style import house_style
from pipeline.verify.pieces import Piece, PieceKind, Tongue, note_piece, plain_line
from pipeline.verify.printed import parts


def expected_pieces(document: Document) -> Iterator[Piece]:
    """All lines but the notes: masthead with its foot block, letter, attachments; as a page shows them."""
    return map(_as_seen, _pieces(document))


def _as_seen(piece: Piece) -> Piece:
    """The piece without the characters that no page shows."""
    return replace(piece, content=_content(piece.content))


def _content(content: Inlines) -> Inlines:
    kept: list[Inline] = []
    for item in content:
        match item:
            case Text():
                kept.append(Text(seen(item.text), item.place))
            case Marked() | DateRun() | Link():
                kept.append(replace(item, content=_content(item.content)))
            case NoteCall() | Break():
                kept.append(item)
    return tuple(kept)


def _pieces(document: Document) -> Iterator[Piece]:
    own = Tongue(document.language.code, document.language.direction)
    masthead, *rest = parts(document)
    yield from masthead.pieces
    mast = document.masthead
    if mast.job_line:
        yield plain_line(own, mast.job_line)
    if mast.recycle and mast.qr and house_style(document.layout).switches.recycle:
        yield plain_line(own, mast.recycle)
    for part in rest:
        yield from (piece for piece in part.pieces if piece.kind is not PieceKind.NOTE)


def expected_notes(document: Document) -> dict[str, Piece]:
    """The notes by their ids, each in the language of the line that calls it first."""
    own = Tongue(document.language.code, document.language.direction)
    found = {note.id: _as_seen(note_piece(note, own)) for note in document.masthead.notes}
    for part in parts(document):
        for piece in part.pieces:
            for call in calls(piece.content):
                found.setdefault(call.note.id, _as_seen(note_piece(call.note, piece.tongue)))
    return found
