"""A text that is put together of pieces of several files, and where each of its places stands in them."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec import Struct

from pipeline.errors import Place

_LINE = re.compile(rb"\r\n|\r|\n")


class Piece(Struct, frozen=True):
    """Bytes, and the place of the first of them; ``whole``: all of them are told at that place."""

    data: bytes
    place: Place
    whole: bool = False


class Origins:
    """Where the places of a text stand in the files of its pieces."""

    def __init__(self, path: str, pieces: tuple[Piece, ...]) -> None:
        self._pieces = pieces
        self.starts: list[tuple[int, int]] = []
        at = Place(path, 1, 1)
        for piece in pieces:
            self.starts.append((at.line, at.column))
            at = after(at, piece.data)

    def __call__(self, place: Place) -> Place:
        """The place in its own file of a place in the text."""
        if not place.line:
            return place
        index = bisect_right(self.starts, (place.line, place.column)) - 1
        (line, column), piece = self.starts[index], self._pieces[index]
        if piece.whole:
            return piece.place
        if place.line == line:
            return Place(piece.place.path, piece.place.line, piece.place.column + place.column - column)
        return Place(piece.place.path, piece.place.line + place.line - line, place.column)


def after(place: Place, data: bytes) -> Place:
    """The place after ``data``, which begins at ``place``; lines and columns are counted as the parser does."""
    lines, last = 0, 0
    for found in _LINE.finditer(data):
        lines, last = lines + 1, found.end()
    signs = len(data[last:].decode("utf-8", "replace"))
    return Place(place.path, place.line + lines, signs + (1 if lines else place.column))
