"""Compares where the references lead: each to the paragraph of its place, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.document.names import bookmark
from pipeline.errors import Fault, Place
from pipeline.verify.docx.text.paragraph import ReadParagraph
from pipeline.verify.expected.document import Expected
from pipeline.verify.lines import MEND
from pipeline.verify.piece import Part, Piece


def lead_faults(
    stream: Expected, found: Sequence[ReadParagraph], notes: Mapping[str, Sequence[ReadParagraph]]
) -> Iterator[Fault]:
    """MH625: a reference of the document that leads elsewhere, or nowhere.

    A reference may have several fields, of which the last leads to its place: ``2 (a)`` leads to 2, then to (a). A
    bookmark inside that of a place is as good.
    """
    text = [each for each in found if not each.contents]
    below = [each for note in notes.values() for each in note]
    within = {name: around for each in (*found, *below) for name, around in each.within.items()}
    printed = (piece for section in stream.sections for piece in section.pieces if piece.part is not Part.CONTENTS)
    yield from _compared(tuple(_targets(printed, stream)), text, within)
    noted = (note for section in stream.sections for note in section.notes)
    yield from _compared(tuple(_targets(noted, stream)), below, within)


def _compared(
    anchors: Sequence[str], text: Sequence[ReadParagraph], within: Mapping[str, frozenset[str]]
) -> Iterator[Fault]:
    targets = [(place, name) for place, each in enumerate(text) for name in each.targets]
    index = 0
    for target in anchors:
        expected, first = bookmark(target), index
        while index < len(targets) and expected not in within.get(targets[index][1], frozenset()):
            index += 1
        if index == len(targets) or targets[index][0] != targets[first][0]:
            had = targets[first][1] if first < len(targets) else "nothing"
            yield Fault("MH625", Place("docx"), f"a reference leads to {had}", f"to {target}", MEND)
            return
        index += 1
    if index < len(targets):
        yield Fault("MH625", Place("docx"), f"a reference leads to {targets[index][1]}", "none here", MEND)


def _targets(pieces: Iterable[Piece], stream: Expected) -> Iterator[str]:
    """Where references within the document lead; marks of notes are none."""
    for piece in pieces:
        yield from (link[1:] for link in piece.links if link.startswith("#") and link[1:] not in stream.notes)
