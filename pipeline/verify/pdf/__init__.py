"""Reads a PDF back through its structure tree and compares it with the Resolved document."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from pipeline.document.in_line import lines_of_others
from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.verify.compare import MEND, compare
from pipeline.verify.pdf import lines, lists, notes, record, running
from pipeline.verify.pdf.expected import expected_notes, expected_pieces
from pipeline.verify.pdf.line import Around, PdfLine
from pipeline.verify.pdf.links import Links
from pipeline.verify.pdf.places import Places
from pipeline.verify.pdf.reader import TreeReader
from pipeline.verify.pdf.words import PageWords, page_words


def verify_pdf(document: Document, data: bytes, path: str, source: bytes, akn: bytes | None) -> tuple[Fault, ...]:
    """Every difference between the PDF and what the document says; ``source`` and ``akn`` are what is attached.

    MH650 unreadable or without structure; MH651 a line that is missing, extra or different; MH652 the structure that a
    line stands in, and lists; MH653 notes; MH654 language; MH655 links; MH656 bookmarks; MH657 metadata; MH658 attached
    files.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return tuple(_faults(document, pdf, page_words(pdf), path, source, akn))
    except pikepdf.PdfError as error:
        return (Fault("MH650", Place(path), f"the file cannot be read ({error})", "a PDF", MEND),)


def _faults(
    document: Document, pdf: pikepdf.Pdf, words: tuple[PageWords, ...], path: str, source: bytes, akn: bytes | None
) -> Iterator[Fault]:
    tree = pdf.Root.get("/StructTreeRoot")
    top = tree.get("/K") if tree is not None else None
    if not isinstance(top, pikepdf.Dictionary):
        yield Fault("MH650", Place(path), "the file has no structure tree", "a tagged PDF", MEND)
        return
    pieces = tuple(expected_pieces(document))
    places, links = Places(pdf), Links(pdf)
    starts = frozenset(piece.id for piece in pieces if piece.id)
    reader = TreeReader(words, places, links, starts)
    reader.read(top, Around(lang=str(pdf.Root.get("/Lang", ""))))
    reader.flush()
    yield from lines.page_number_faults(reader.lines, places, path)
    found = [_place(path, line) for line in reader.lines]
    result = compare(
        "MH651", [piece.text for piece in pieces], [line.text for line in reader.lines], found, Place(path)
    )
    yield from result.faults
    for position, at in result.same:
        yield from lines.line_faults(pieces[position], reader.lines[at], found[at])
    yield from lines.destination_faults(reader, places, path)
    yield from links.faults(path)
    wanted = lists.expected_lists(document, second=pdf.pdf_version >= "2.0")
    yield from lists.list_faults(wanted, reader.lists, path)
    yield from notes.note_faults(expected_notes(document), reader.notes, path)
    in_line = frozenset(lines_of_others(document.letter))
    yield from notes.place_faults(reader.lines, reader.notes, in_line, path)
    yield from running.running_faults(document, pieces, words, path)
    yield from record.record_faults(document, pdf, path)
    yield from record.outline_faults(document, pdf, places, reader.page_of, path)
    yield from record.attachment_faults(pdf, path, source, akn)


def _place(path: str, line: PdfLine) -> Place:
    """The page of a line, as an address of it is written (RFC 8118)."""
    return Place(f"{path}#page={line.page}" if line.page else path)
