"""What a PDF must have in its structure tree: the pieces in order, as a page shows them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from msgspec.structs import replace

from pipeline.characters import seen
from pipeline.document.model import Document
from pipeline.style.load import house_style
from pipeline.verify.expected.document import Expected, line
from pipeline.verify.piece import CELLS, Kind, Piece, Run


def expected_pieces(document: Document, stream: Expected) -> Iterator[Piece]:
    """All lines but the notes: masthead with its foot block, letter, attachments."""
    mast, own = document.masthead, stream.speech
    yield from map(as_seen, stream.masthead.pieces)
    if mast.job_line:
        yield as_seen(line(own, mast.job_line))
    if mast.recycle and mast.qr and house_style(document.layout).switches.recycle:
        yield as_seen(line(own, mast.recycle))
    text = (as_seen(piece) for piece in stream.text if piece.kind is not Kind.NOTE)
    yield from (piece for piece in text if piece.prints or piece.kind in CELLS)


def as_seen(piece: Piece) -> Piece:
    """The piece without the characters that no page shows, under its own id alone.

    The mark of a note touches what it follows, be it a line break, or the number of a paragraph or table; that of a
    list stands apart.
    """
    runs = tuple(_run(run, after) for run, after in zip_longest(piece.runs, piece.runs[1:]) if run is not None)
    number = piece.number
    if number and runs and runs[0].call and piece.kind in (Kind.PARAGRAPH, Kind.HEADING, Kind.CAPTION):
        runs, number = (piece.speech.run(number), *runs), ""
    return replace(piece, runs=runs, number=number, ids=(piece.id,) if piece.id else ())


def _run(run: Run, after: Run | None) -> Run:
    if run.call:
        return run
    text = seen(run.text)
    return replace(run, text=text.rstrip(" \n") if after is not None and after.call else text)
