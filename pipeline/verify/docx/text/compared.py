"""Compares the text of a DOCX with the stream of the document: words, numbers, notes, bookmarks, languages, cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from pipeline.document.model import Document
from pipeline.document.names import bookmark
from pipeline.errors import Fault, Place
from pipeline.verify.comparer import Terms, differences
from pipeline.verify.docx.package.scripts import fits
from pipeline.verify.docx.package.styles import Styles
from pipeline.verify.docx.text.paragraph import ReadParagraph
from pipeline.verify.docx.text.read import read, read_notes
from pipeline.verify.expected.arranged import by_line
from pipeline.verify.expected.document import Expected
from pipeline.verify.expected.word import notes_of_word, text_of_word
from pipeline.verify.lines import MEND, short
from pipeline.verify.piece import Field, Kind, Part, bare

_CODES = {
    Field.TEXT: "MH621",
    Field.NUMBER: "MH622",
    Field.ID: "MH623",
    Field.KIND: "MH623",
    Field.CALLS: "MH624",
    Field.LANGUAGE: "MH641",
    Field.CELL: "MH646",
    Field.LINKS: "MH648",
}
_HEADINGS = dict.fromkeys(Kind, (Kind.PARAGRAPH, Kind.HEADING)) | {Kind.HEADING: (Kind.HEADING,)}
_DEEPEST = 9


def text_faults(
    document: Document, stream: Expected, found: Sequence[ReadParagraph], notes: Mapping[str, Sequence[ReadParagraph]],
    styles: Styles, path: str,
) -> Iterator[Fault]:  # fmt: skip
    """MH621 to MH624, MH627, MH641, MH646, MH648: every difference of masthead, text and notes."""
    form = Terms(_CODES, Place(path), calls=False, fits=fits, name=bookmark, kinds=_HEADINGS, deepest=_DEEPEST)
    reading = read(found, styles, path)
    text = (piece for piece in reading.pieces if piece.part is not Part.MASTHEAD)
    yield from differences(
        tuple(text_of_word(stream)), replace(reading, pieces=tuple(by_line(text, read=True, everywhere=True))), form
    )
    of_notes = replace(form, codes={**_CODES, Field.TEXT: "MH624"})
    yield from differences(tuple(notes_of_word(document, stream)), read_notes(found, notes, path), of_notes)
    yield from _masthead(stream, found, notes, path)


def _masthead(
    stream: Expected, found: Sequence[ReadParagraph], notes: Mapping[str, Sequence[ReadParagraph]], path: str
) -> Iterator[Fault]:
    """MH627: a line of the masthead that no paragraph and no note has; MH624 where only the mark of a note is lost."""
    pieces = (piece for piece in (*stream.masthead.pieces, *stream.masthead.notes) if piece.kind is not Kind.PICTURE)
    missing = {bare(line): line for line in (piece.line() for piece in pieces)}
    unmarked = {bare(line).replace("*", "") for line in missing}
    lines: set[str] = set()
    of_notes = ("".join(each.text for each in note) for note in notes.values())
    for text in chain((text for each in found for text in (each.text, each.marked)), of_notes):
        if not missing:
            return
        missing.pop(bare(text), None)
        lines.update(unmarked.intersection((bare(text),)))
    for line, printed in missing.items():
        code = "MH624" if line.replace("*", "") in lines else "MH627"
        yield Fault(code, Place(path), "the masthead lacks a line", f"“{short(printed)}”", MEND)
