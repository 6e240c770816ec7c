"""Reads an Akoma Ntoso output back and compares it with the stream of the document."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.akn.file import AknFile
from pipeline.akn.names import STEP, q
from pipeline.document.model import Document
from pipeline.errors import Fault, MastheadError, Place
from pipeline.verify.akn.proceedings import proceeding_faults
from pipeline.verify.akn.read import read, words_of
from pipeline.verify.comparer import Terms, differences, note_differences
from pipeline.verify.expected.arranged import by_line, pictures_first
from pipeline.verify.expected.document import Expected, expected
from pipeline.verify.given import Given
from pipeline.verify.lines import MEND
from pipeline.verify.piece import Field, Kind, Part, Piece

_PATH = "akn"
_OF_HEADING = f"{STEP}heading"
_CODES = {
    Field.TEXT: "MH631",
    Field.NUMBER: "MH632",
    Field.CALLS: "MH634",
    Field.ID: "MH633",
    Field.LINKS: "MH637",
    Field.CELL: "MH638",
}


def verified(given: Given) -> tuple[Fault, ...]:
    """The differences that ``verify_akn`` finds in an output of the table of outputs."""
    return verify_akn(given.document, given.data, given.stream)


def verify_akn(document: Document, data: bytes, stream: Expected | None = None) -> tuple[Fault, ...]:
    """Every difference between ``data`` and what the document says; ``stream`` is that of the document, if at hand.

    MH630 unreadable, MH631 words, MH632 the number of a block, MH633 a block without its identifier, MH634 a note,
    MH635 the masthead, MH637 a reference within the document, MH638 the place and size of a cell, MH639 vote, steps
    and keywords.
    """
    try:
        file = AknFile.read(data, _PATH)
    except MastheadError as error:
        return tuple(
            Fault("MH630", fault.place, fault.wrong, "an output that can be read", MEND) for fault in error.faults
        )
    stream = stream or expected(document)
    reading, form = read(file), Terms(_CODES, Place(_PATH), calls=False)
    reading = replace(reading, pieces=tuple(by_line(reading.pieces, read=True, apart=True)))
    told = pictures_first(_told(piece) for piece in stream.text if _printed(piece))
    expected_lines = tuple(by_line(told, apart=True))
    return (
        *differences(expected_lines, reading, form),
        *note_differences({id_: _told(note) for id_, note in stream.notes.items()}, reading, form),
        *_masthead(file, stream),
        *proceeding_faults(file, document, _PATH),
    )


def _printed(piece: Piece) -> bool:
    """A note stands where it is called; contents are an element of their own."""
    return piece.kind is not Kind.NOTE and piece.part is not Part.CONTENTS


def _told(piece: Piece) -> Piece:
    """What the file can tell: where links within the document lead, which columns and rows a cell takes.

    The heading of a level has no eId of its own: it stands in that of its level.
    """
    links = tuple(each for each in piece.links if each.startswith("#") or not each.strip())
    own = piece.id.removesuffix(_OF_HEADING) if piece.kind is Kind.HEADING else piece.id
    return replace(piece, id=own, ids=(own,) if own else (), links=links, cell=replace(piece.cell, scope=""))


def _masthead(file: AknFile, stream: Expected) -> Iterator[Fault]:
    """Every line of the masthead stands in the cover page, or in the preface of the wrapper."""
    cover = tuple(file.named("coverPage", "preface"))
    notes = [words_of(p) for element in cover for note in element.iter(q("authorialNote")) for p in note]
    cover_words = "".join("".join([*(words_of(element) for element in cover), *notes]).replace("*", "").split())
    lines = (piece for piece in stream.masthead.pieces if piece.kind is not Kind.PICTURE)
    for piece in (*lines, *stream.masthead.notes):
        line = piece.line(calls=False)
        if "".join(line.replace("*", "").split()) not in cover_words:
            yield Fault("MH635", Place(_PATH), "the cover page lacks a line of the masthead", f"“{line}”", MEND)
