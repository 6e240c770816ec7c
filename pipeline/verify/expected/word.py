"""The stream as Word has it: each line by itself, labels over titles, notes in the order of their first marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from pipeline.document.model import Document
from pipeline.verify.expected.arranged import by_line, captions_apart, joined
from pipeline.verify.expected.document import Expected
from pipeline.verify.piece import Kind, Part, Piece, Run, seen


def text_of_word(stream: Expected) -> Iterator[Piece]:
    """The lines of the text: what Word does not count is part of the words, and pictures have none."""
    for piece in by_line(captions_apart(joined(_printed(stream.text))), everywhere=True):
        links = _once(piece.links)  # points in running text are one paragraph
        line = piece if links == piece.links else replace(piece, links=links)
        yield _numbered(line) if line.kind in (Kind.CAPTION, Kind.NOTE) else line


def notes_of_word(document: Document, stream: Expected) -> Iterator[Piece]:
    """The notes at the foot; the signs of those of a symbol are part of it, and those of nobody follow."""
    own = {note.id: note for section in stream.sections for note in section.notes}
    masthead = [note.id for note in stream.masthead.notes]
    called = [call.note.id for call in stream.calls if call.note.id in masthead]
    signs = re.findall(r"\*+", "".join(part.text for part in document.masthead.symbol_parts))
    symbol = [note.id for sign in signs for note in document.masthead.notes if note.mark == sign]
    order = dict.fromkeys((*(id_ for id_ in symbol if id_ not in called), *called, *masthead, *own))
    yield from (_told(own[id_]) for id_ in order if id_ in own)


def _printed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        told = _told(piece)
        if piece.kind is not Kind.PICTURE and piece.part is not Part.CONTENTS and told.prints:
            yield told


def _told(piece: Piece) -> Piece:
    """What the file can tell: the bookmark of its own, addresses, which columns and rows a cell takes."""
    links = _once(tuple(each for each in piece.links if not each.startswith("#")))
    ids, cell = (piece.id,) if piece.id else (), replace(piece.cell, scope="") if piece.cell.scope else piece.cell
    runs = tuple(_seen(run) for run in piece.runs)
    if (ids, links, cell, runs) == (piece.ids, piece.links, piece.cell, piece.runs):
        return piece
    return replace(piece, ids=ids, links=links, cell=cell, runs=runs)


def _seen(run: Run) -> Run:
    """A run without what word processors set by themselves, for labels and beside words of another direction."""
    text = seen(run.text)
    return run if text == run.text else replace(run, text=text)


def _once(links: tuple[str, ...]) -> tuple[str, ...]:
    """Links to one address, with no other between them, are one; every end of a line stays one of its own."""
    return tuple(each for at, each in enumerate(links) if not at or each.isspace() or each != links[at - 1])


def _numbered(piece: Piece) -> Piece:
    """The number becomes the first of the words; it is of no language."""
    return replace(piece, runs=(Run("", "", f"{piece.number} "), *piece.runs), number="") if piece.number else piece
