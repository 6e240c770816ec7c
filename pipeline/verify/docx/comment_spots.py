"""Where the words of each element of the source are printed: in a line of the text, or in a note that it calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.document.inline import calls, places, words
from pipeline.document.model import Document
from pipeline.errors import Place
from pipeline.verify.pieces import PieceKind
from pipeline.verify.printed import parts


@dataclass(frozen=True, slots=True)
class Spot:
    """An element and the words of the line that it is printed in, without white space.

    ``noted`` says that it is printed in a note, whose mark stands in that line.
    """

    place: Place
    words: str
    noted: bool = False


def spots(document: Document) -> Iterator[Spot]:
    """Every element that has words, once for each line that it is printed in."""
    for part in parts(document):
        for piece in part.pieces:
            line = _bare(words(piece.content))
            if piece.kind is PieceKind.FIGURE or not line:
                continue
            yield from (Spot(place, line) for place in places(piece.content))
            for call in calls(piece.content):
                yield Spot(call.place, line)
                for paragraph in call.note.paragraphs:
                    under = _bare(words(paragraph)) if call.note.in_table else line
                    yield from (Spot(place, under, not call.note.in_table) for place in places(paragraph))


def _bare(text: str) -> str:
    return "".join(text.split())
