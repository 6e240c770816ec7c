"""Ranges of comments within a paragraph: its words are found, its runs are cut, the two ends stand beside them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from unicodedata import category

from msgspec.structs import replace

from pipeline.characters import seen
from pipeline.errors import Passage, Place
from pipeline.render.docx.word.inline import (
    Bound,
    Field,
    LinkPiece,
    Mark,
    NoteReference,
    Piece,
    Point,
    Run,
    What,
)

Pieces = tuple[Piece, ...]


def origins(pieces: Pieces) -> Iterator[Place]:
    """Where in the source the words of ``pieces`` come from."""
    for piece in pieces:
        match piece:
            case Run() | Bound() | NoteReference() if piece.origin.line:
                yield piece.origin
            case Field():
                yield from origins(piece.cached)
            case LinkPiece():
                yield from origins(piece.pieces)


def plain_text(pieces: Iterable[Piece]) -> str:
    """The words of ``pieces``, without the marks of notes; a line break counts as a space."""
    parts: list[str] = []
    for piece in pieces:
        match piece:
            case Run() | Bound():
                parts.append(piece.text)
            case Field(marks=False):
                parts.append(plain_text(piece.cached))
            case LinkPiece(marks=False):
                parts.append(plain_text(piece.pieces))
            case Mark(what=What.BREAK):
                parts.append(" ")
    return "".join(parts)


def prints(pieces: Pieces) -> bool:
    """Whether anything of a paragraph shows: a word, or the mark of a note."""
    marked = any(isinstance(piece, NoteReference) or (isinstance(piece, LinkPiece) and piece.marks) for piece in pieces)
    return marked or any(map(_solid, plain_text(pieces)))


def spaced(words: str) -> str:
    """Words with plain spaces: the document holds words together with no-break spaces, a finding does not."""
    return words.replace("\u00a0", " ")


def around(pieces: Pieces, passage: Passage, number: int, origin: Place, note: int) -> Pieces:
    """``pieces`` with the comment of that number around what it is about.

    ``origin`` is the place of the words at which it begins (``NOWHERE``: the whole paragraph), ``note`` the number of
    the note that it is about, or 0.
    """
    whole = range(len(pieces))
    if note:
        marks = [isinstance(piece, NoteReference) and piece.note == note for piece in pieces]
        return _ranged(pieces, range(marks.index(True), marks.index(True) + 1), number)
    own = [index for index, piece in enumerate(pieces) if origin in origins((piece,))]
    if not own:
        return _ranged(pieces, whole, number)
    for begin in (own[0], 0):
        ahead = len(plain_text(pieces[:begin]))
        if found := where(plain_text(pieces[begin:]), passage.words):
            return _worded(pieces, ahead + found.start, ahead + found.stop, number)
    within = origin == passage.place > min(origins(pieces))  # something in the middle of a line
    return _ranged(pieces, range(own[0], own[-1] + 1) if within else whole, number)


def where(text: str, words: str) -> range:
    """Where words stand in a text, which may have direction marks or other blanks among them; nowhere is empty."""
    return _found(text, seen(spaced(words)), seen) or _found(text, "".join(map(_solid, words)), _solid)


def _found(text: str, words: str, kept_of: Callable[[str], str]) -> range:
    """Where ``words`` stand among the signs of the text that ``kept_of`` leaves."""
    kept = [at for at, sign in enumerate(text) if kept_of(sign)]
    at = spaced("".join(text[each] for each in kept)).find(words) if words else -1
    return range(0) if at < 0 else range(kept[at], kept[at + len(words) - 1] + 1)


def _solid(sign: str) -> str:
    """The sign, unless it is a blank, or nothing that shows."""
    return "" if category(sign) == "Cf" else seen(sign).strip()


def _ranged(pieces: Pieces, which: range, number: int) -> Pieces:
    start, end = Point(What.COMMENT_START, number), Point(What.COMMENT_END, number)
    return (*pieces[: which.start], start, *pieces[which.start : which.stop], end, *pieces[which.stop :])


def _worded(pieces: Pieces, begin: int, end: int, number: int) -> Pieces:
    """``pieces`` with a comment around the words from one offset to the other, within a link where they are in one."""
    at = 0
    for index, piece in enumerate(pieces):
        length = len(plain_text((piece,)))
        if isinstance(piece, LinkPiece) and at <= begin < end <= at + length:
            link = replace(piece, pieces=_worded(piece.pieces, begin - at, end - at, number))
            return (*pieces[:index], link, *pieces[index + 1 :])
        at += length
    made: list[Piece] = []
    first, last, at = -1, 0, 0
    for piece in pieces:
        for part in _parts(piece, begin - at, end - at):
            length = len(plain_text((part,)))
            if first < 0 and at + length > begin:
                first = len(made)
            made.append(part)
            if length and at < end:
                last = len(made)
            at += length
    return _ranged(tuple(made), range(first, last), number)


def _parts(piece: Piece, *cuts: int) -> Iterator[Piece]:
    """A run in the parts between ``cuts``; fields and controls stay whole."""
    if not isinstance(piece, Run):
        yield piece
        return
    edges = [0, *(cut for cut in cuts if 0 < cut < len(piece.text)), len(piece.text)]
    for start, stop in itertools.pairwise(edges):
        yield replace(piece, text=piece.text[start:stop])
