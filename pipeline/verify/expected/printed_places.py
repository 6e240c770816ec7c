"""Where the words of each element of the source are printed: in a line of the text, or in a note that it calls."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pipeline.document.inline import Inlines, Marked, calls, places, words
from pipeline.errors import Place
from pipeline.source.model.inline import Mark
from pipeline.verify.expected.document import Expected
from pipeline.verify.piece import bare


class Spot(Struct, frozen=True):
    """An element and the words of the line that it is printed in, without white space.

    ``noted`` says that it is printed in a note, whose mark stands in that line.
    """

    place: Place
    words: str
    noted: bool = False


def spots(stream: Expected) -> Iterator[Spot]:
    """Every element that has words, once for each line it is printed in; a line may be the mark of a note alone."""
    for content in (line for _, each in stream.contents for line in _lines(each)):
        line = bare(words(content))
        if line:
            yield from (Spot(place, line) for place in (*places(content), *(call.place for call in calls(content))))
        for call in calls(content):
            for paragraph in call.note.paragraphs:
                under = bare(words(paragraph)) if call.note.in_table else line
                yield from (Spot(place, under, not call.note.in_table) for place in places(paragraph))


def _lines(content: Inlines) -> Iterator[Inlines]:
    """The units of a table stand in a line of their own, under its title."""
    match content:
        case (*title, Marked(mark=Mark.UNITS) as units):
            yield tuple(title)
            yield (units,)
        case _:
            yield content
