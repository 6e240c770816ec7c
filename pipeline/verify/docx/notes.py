"""Compares the footnotes: as many marks as there are calls, in order, each with the number that Word counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.document.inline import Note, calls, words
from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.verify.compare import MEND, shown
from pipeline.verify.docx.paragraphs import ReadParagraph
from pipeline.verify.expected import reading

_PATH = "docx"


def note_faults(
    document: Document, found: Sequence[ReadParagraph], notes: Mapping[str, Sequence[ReadParagraph]]
) -> Iterator[Fault]:
    """MH624: a note that is missing, out of order, wrongly marked, or whose words differ."""
    wanted = called_notes(document)
    calls_of = [
        note.id for note in (*_called_in_symbol(document), *_called_in_masthead(document), *_called_in_text(document))
    ]
    called = set(calls_of)
    had = [(id_, mark) for each in found for id_, mark in each.notes]
    if len(had) != len(wanted):
        yield _fault(f"{len(had)} footnotes are called in the text", f"{len(wanted)}")
    counted = 0
    for note, (id_, own) in zip(wanted, had, strict=False):
        counted += own is None
        mark = str(counted) if own is None else own
        if mark != note.mark and (own or note.id in called):
            yield _fault(f"Word marks a note with {mark!r}", repr(note.mark))
        text = " ".join(each.text for each in notes.get(id_, ()))
        said = f"{'' if own is None else note.mark} {' '.join(words(each) for each in note.paragraphs)}"
        if text.split() != said.split():
            yield _fault(f"a note reads “{shown(text)}”", f"“{shown(said)}”")
    again = sum(each.mark for one in found for each in one.fields)
    further = len(calls_of) - len(called)
    if again != further:
        yield _fault(f"{again} further marks of notes", f"{further}")


def called_notes(document: Document) -> list[Note]:
    """The notes in the order of their first marks."""
    found: dict[str, Note] = {}
    masthead = (*_called_in_symbol(document), *_called_in_masthead(document), *document.masthead.notes)
    for note in (*masthead, *_called_in_text(document)):
        found.setdefault(note.id, note)
    return list(found.values())


def _called_in_symbol(document: Document) -> Iterator[Note]:
    """The note of a reissue, whose signs are part of the symbol, once for each time that they stand there."""
    mast = document.masthead
    called = {note.id for note in _called_in_masthead(document)}
    signs = re.findall(r"\*+", "".join(part.text for part in mast.symbol_parts))
    for sign in signs:
        yield from (note for note in mast.notes if note.mark == sign and note.id not in called)


def _called_in_masthead(document: Document) -> Iterator[Note]:
    for column in document.masthead.left:
        for line in column:
            yield from (call.note for call in calls(line.content))


def _called_in_text(document: Document) -> Iterator[Note]:
    for line in reading(document):
        yield from (note for note in line.notes if not note.in_table)


def _fault(wrong: str, expected: str) -> Fault:
    return Fault("MH624", Place(_PATH), wrong, expected, MEND)
