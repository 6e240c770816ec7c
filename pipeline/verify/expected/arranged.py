"""The stream as an output arranges it: what stands in one line there, and where the notes stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from msgspec.structs import replace

from pipeline.verify.piece import CELLS, Kind, Piece, Run

_SPACE = " "
_BREAK, _ENDS = re.compile("\n"), re.compile("[\n\u2029]")


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """What stands in the line of another paragraph becomes part of it, after a space unless it hugs the words."""
    last: Piece | None = None
    holder = ""
    for piece in pieces:
        if last is not None and piece.owner and piece.owner == holder:
            last = _together(last, piece, "" if piece.hugs else _SPACE)
            continue
        if last is not None:
            yield last
        last, holder = piece, piece.owner or piece.id
    if last is not None:
        yield last


def cells_whole(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The lists of a cell are words of it."""
    last: Piece | None = None
    for piece in pieces:
        if last is not None and piece.held:
            last = _together(last, piece, "" if piece.hugs else _SPACE)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def captions_apart(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The label of a table or figure stands in a paragraph of its own, over the title."""
    for piece in pieces:
        if piece.kind is Kind.CAPTION and piece.number and piece.words():
            yield replace(piece, runs=(piece.speech.run(piece.number),), number="", links=())
            yield replace(piece, number="", id="", ids=())
        else:
            yield piece


def pictures_first(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A picture stands over its caption."""
    caption: Piece | None = None
    for piece in pieces:
        if piece.kind is Kind.PICTURE and caption is not None and caption.id == piece.id:
            yield piece
        if caption is not None:
            yield caption
        if piece.kind is Kind.CAPTION:
            caption = piece
            continue
        if piece.kind is not Kind.PICTURE or caption is None or caption.id != piece.id:
            yield piece
        caption = None
    if caption is not None:
        yield caption


def by_line(
    pieces: Iterable[Piece], *, read: bool = False, apart: bool = False, everywhere: bool = False
) -> Iterator[Piece]:
    """Each line of a piece by itself, where it has line breaks; a line without words is none.

    The number of a piece is a word of its first line, unless it stands ``apart``. A cell stays one, and so do the
    paragraphs of a note, unless they part ``everywhere``. What begins with a piece begins with its first line; what
    was ``read`` stands in all of them under its ids.
    """
    for piece in pieces:
        ends = _ENDS if everywhere else _BREAK
        if (piece.kind in CELLS and not everywhere) or not any(ends.search(run.text) for run in piece.runs):
            yield piece
            continue
        begun = False
        for runs, links in zip_longest(_lines(piece.runs, ends), _led(piece.links, ends), fillvalue=()):
            if not begun and ((piece.number and not apart) or any(run.text.strip() for run in runs)):
                yield replace(piece, runs=runs, links=links)
                begun = True
            elif any(run.text.strip() for run in runs):
                yield replace(piece, runs=runs, links=links, number="", ids=piece.ids if read else ())


def _led(links: Iterable[str], ends: re.Pattern[str]) -> list[tuple[str, ...]]:
    """Where each line leads."""
    found: list[tuple[str, ...]] = [()]
    for link in links:
        if ends.fullmatch(link):
            found.append(())
        else:
            found[-1] = (*found[-1], link)
    return found


def _lines(runs: Iterable[Run], ends: re.Pattern[str]) -> list[tuple[Run, ...]]:
    found: list[tuple[Run, ...]] = [()]
    for run in runs:
        first, *more = ends.split(run.text)
        found[-1] = (*found[-1], replace(run, text=first))
        found.extend((replace(run, text=text),) for text in more)
    return found


def _together(one: Piece, other: Piece, between: str) -> Piece:
    gap = Run("", "", f"{between}{other.number} " if other.number else between)  # a number is of no language
    return replace(
        one, runs=(*one.runs, gap, *other.runs), ids=(*one.ids, *other.ids), links=(*one.links, *other.links),
        id=one.id or other.id,
    )  # fmt: skip
