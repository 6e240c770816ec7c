"""How long the words of a paragraph are, as far as a page may be too short for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

from pipeline.render.docx.word.inline import Bound, Field, LinkPiece, Piece, Run
from pipeline.render.docx.word.measures import page_data


def stays_whole(pieces: Iterable[Piece]) -> bool:
    """Whether a paragraph of these pieces may be moved to another page as a whole.

    Counted are characters without white space, Chinese ones twice; the bound stands in ``page.toml``.
    """
    return sum(map(_breadth, _words(pieces))) <= page_data().kept_characters


def _words(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        match piece:
            case Run() | Bound():
                yield piece.text
            case Field():
                yield from _words(piece.cached)
            case LinkPiece():
                yield from _words(piece.pieces)


def _breadth(text: str) -> int:
    return sum(2 if east_asian_width(sign) in ("W", "F") else 1 for sign in text if not sign.isspace())
