"""Reads a PDF back through its structure tree and compares it with the Resolved document."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.outputs import Format
from pipeline.verify.comparer import Terms, differences, note_differences
from pipeline.verify.expected.document import Expected, expected
from pipeline.verify.expected.pages import as_seen, expected_pieces
from pipeline.verify.given import Given
from pipeline.verify.lines import MEND
from pipeline.verify.pdf import lines, lists, notes, record, running
from pipeline.verify.pdf.line import Around
from pipeline.verify.pdf.links import Links
from pipeline.verify.pdf.places import Places
from pipeline.verify.pdf.reader import TreeReader
from pipeline.verify.pdf.words import page_words
from pipeline.verify.piece import Field, Reading

_CODES = {
    Field.TEXT: "MH651",
    Field.ID: "MH652",
    Field.KIND: "MH652",
    Field.CELL: "MH652",
    Field.LABEL: "MH652",
    Field.CALLS: "MH653",
    Field.LANGUAGE: "MH654",
    Field.LINKS: "MH655",
}
_TELLS = frozenset((Field.TEXT, Field.ID, Field.LINKS, Field.LANGUAGE, Field.KIND, Field.CELL, Field.LABEL))


def verified(given: Given) -> tuple[Fault, ...]:
    """The differences that ``verify_pdf`` finds in an output of the table of outputs."""
    akn = given.outputs.get(Format.AKN)
    return verify_pdf(given.document, given.data, given.path, given.source, akn, given.stream)


def verify_pdf(
    document: Document, data: bytes, path: str, source: bytes, akn: bytes | None, stream: Expected | None = None
) -> tuple[Fault, ...]:
    """Every difference between the PDF and what the document says; ``source`` and ``akn`` are what is attached.

    ``stream`` is that of the document, if at hand.

    MH650 unreadable or without structure; MH651 a line that is missing, extra or different; MH652 the structure that a
    line stands in, and lists; MH653 notes; MH654 language; MH655 links; MH656 bookmarks; MH657 metadata; MH658 attached
    files.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return tuple(_faults(document, stream or expected(document), pdf, path, source, akn))
    except pikepdf.PdfError as error:
        return (Fault("MH650", Place(path), f"the file cannot be read ({error})", "a PDF", MEND),)


def _faults(
    document: Document, stream: Expected, pdf: pikepdf.Pdf, path: str, source: bytes, akn: bytes | None
) -> Iterator[Fault]:
    words = page_words(pdf)
    tree = pdf.Root.get("/StructTreeRoot")
    top = tree.get("/K") if tree is not None else None
    if not isinstance(top, pikepdf.Dictionary):
        yield Fault("MH650", Place(path), "the file has no structure tree", "a tagged PDF", MEND)
        return
    pieces = tuple(expected_pieces(document, stream))
    places, links = Places(pdf), Links(pdf)
    reader = TreeReader(words, places, links)
    reader.read(top, Around(lang=str(pdf.Root.get("/Lang", ""))))
    reader.flush()
    yield from lines.page_number_faults(reader.lines, places, path)
    noted = [note.piece(path) for note in reader.notes]
    reading = Reading(tuple(line.piece(path) for line in reader.lines), _TELLS, {note.id: note for note in noted})
    form = Terms(_CODES, Place(path))
    yield from differences(pieces, reading, form)
    yield from note_differences({id_: as_seen(note) for id_, note in stream.notes.items()}, reading, form)
    yield from lines.destination_faults(reader, places, path)
    yield from links.faults(path)
    expected_lists = lists.expected_lists(document, second=pdf.pdf_version >= "2.0")
    yield from lists.list_faults(expected_lists, reader.lists, path)
    in_line = frozenset(piece.id for piece in stream.text if piece.owner)
    under = frozenset(call.note.id for call in stream.calls if call.note.in_table)
    yield from notes.place_faults(reader.lines, reader.notes, in_line, under, path)
    yield from running.running_faults(document, pieces, reader.heads, words, path)
    yield from record.record_faults(document, pdf, path)
    yield from record.outline_faults(document, pdf, places, reader.page_of, path)
    yield from record.attachment_faults(pdf, path, source, akn)
