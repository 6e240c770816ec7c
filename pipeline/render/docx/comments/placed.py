"""Puts the comments of a working copy around the words that they are about.

In: what has been written of the text and its notes, and the comments. Out: the text with the ends of every comment's
range, each once. A comment stands around its words; one that is about a whole element, around what the element prints
in a line, or around the paragraph that begins it. Word takes no comment within a note (MS-OI29500, 2.1.315), so one
about a note stands at the note's mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import NOWHERE, Passage, Place
from pipeline.render.docx.comments.ranges import around, origins, plain_text, prints, where
from pipeline.render.docx.options import Comment
from pipeline.render.docx.text.notes import NoteView
from pipeline.render.docx.word.blocks import Block, Paragraph, TableView
from pipeline.render.docx.word.inline import NoteReference


class _Spot(Struct, frozen=True):
    """Where the words of one element stand: in a paragraph (its id), or in the note whose mark stands there."""

    origin: Place
    paragraph: str
    note: int = 0


def commented(
    blocks: Iterable[Block], notes: Iterable[NoteView], comments: Sequence[Comment], home: Place
) -> list[Block]:
    """``blocks`` with the ranges of ``comments``, numbered from 0; ``home`` is where those stand that have no place."""
    written = list(blocks)
    if not comments:
        return written
    text = {paragraph.id: paragraph for paragraph in _paragraphs(written)}
    spots = (*_spots(text.values()), *_noted(text.values(), notes))
    for number, comment in enumerate(comments):
        passage = comment.passage if comment.passage.place.line else Passage(home)
        spot = _choose(spots, passage, text)
        where = text[spot.paragraph]
        text[where.id] = replace(where, pieces=around(where.pieces, passage, number, spot.origin, spot.note))
    return [_renewed(block, text) for block in written]


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, TableView):
            for row in block.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell.content)
        else:
            yield block


def _renewed(block: Block, text: dict[str, Paragraph]) -> Block:
    if isinstance(block, Paragraph):
        return text[block.id]
    rows = (
        replace(
            row,
            cells=tuple(
                replace(cell, content=tuple(_renewed(inner, text) for inner in cell.content)) for cell in row.cells
            ),
        )
        for row in block.rows
    )
    return replace(block, rows=tuple(rows))


def _spots(paragraphs: Iterable[Paragraph]) -> Iterator[_Spot]:
    for paragraph in paragraphs:
        for origin in dict.fromkeys(origins(paragraph.pieces)) if prints(paragraph.pieces) else ():
            yield _Spot(origin, paragraph.id)


def _noted(paragraphs: Iterable[Paragraph], notes: Iterable[NoteView]) -> Iterator[_Spot]:
    marks = {
        piece.note: paragraph.id
        for paragraph in paragraphs
        for piece in paragraph.pieces
        if isinstance(piece, NoteReference)
    }
    for note in notes:
        for spot in _spots(note.paragraphs):
            yield _Spot(spot.origin, marks[note.number], note.number)


def _choose(spots: Sequence[_Spot], passage: Passage, text: dict[str, Paragraph]) -> _Spot:
    """Where the element itself is printed, else what comes first after its beginning, else what came last before it.

    What is printed in a note stands at its mark, whatever words are there.
    """
    own = [spot for spot in spots if spot.origin == passage.place]
    after = min((spot for spot in spots if spot.origin > passage.place), key=lambda spot: spot.origin, default=None)
    before = max((spot for spot in spots if spot.origin < passage.place), key=lambda spot: spot.origin, default=None)
    found = [*own, *(spot for spot in (after, before) if spot is not None)]
    exact = (
        spot
        for spot in (*own, after)
        if spot and (spot.note or not passage.words or where(plain_text(text[spot.paragraph].pieces), passage.words))
    )
    return next(exact, found[0] if found else _Spot(NOWHERE, next(iter(text))))
