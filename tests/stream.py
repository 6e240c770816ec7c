"""What a document says, as the stream of pieces that verify compares outputs with."""

from __future__ import annotations

from pipeline.document.model import Document
from pipeline.verify.expected.document import expected
from pipeline.verify.piece import Kind, Part, Piece


def lines_of(document: Document) -> tuple[Piece, ...]:
    """The printed lines of letter and attachments; pictures and contents have none."""
    return tuple(
        piece
        for piece in expected(document).text
        if piece.kind is not Kind.PICTURE and piece.part is not Part.CONTENTS and piece.line()
    )


def masthead_lines(document: Document) -> tuple[str, ...]:
    """The printed lines of the masthead and its notes."""
    masthead = expected(document).masthead
    pieces = (piece for piece in masthead.pieces if piece.kind is not Kind.PICTURE)
    return tuple(piece.line(calls=False) for piece in (*pieces, *masthead.notes))
