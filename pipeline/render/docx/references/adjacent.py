"""A link that ends with a field touches no other field.

LibreOffice 7 saves such a link right before a field with that field in the first, and right before a link that begins
with a field as a file that nobody can open. Text between them is enough; a bookmark or an empty run is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.render.docx.word.inline import Field, LinkPiece, Piece, Point, Run


def apart(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """``pieces``, in which a link that would touch a field has the words of its own field and no field."""
    made: list[Piece] = []
    field_follows = False
    for piece in reversed(pieces):
        made.append(replace(piece, pieces=_pieces(piece)) if field_follows and isinstance(piece, LinkPiece) else piece)
        if _printed(piece):
            first = next(filter(_printed, piece.pieces), None) if isinstance(piece, LinkPiece) else piece
            field_follows = isinstance(first, Field)
    return tuple(reversed(made))


def _pieces(link: LinkPiece) -> tuple[Piece, ...]:
    """The pieces of a link, in place of a field at its end what that shows."""
    *before, last = link.pieces
    return (*before, *(last.cached if isinstance(last, Field) else (last,)))


def _printed(piece: Piece) -> bool:
    return not isinstance(piece, Point) and not (isinstance(piece, Run) and not piece.text)
