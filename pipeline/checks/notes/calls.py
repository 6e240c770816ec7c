"""MH404: a further mark belongs to a note of the document; a note holds no note."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Passage
from pipeline.source.model.document import Source
from pipeline.source.model.inline import Footnote, NoteAgain
from pipeline.source.model.walk import every


def check(source: Source) -> Iterator[Fault]:
    """Marks without a note, and notes inside notes."""
    ids = {note.id for note in every(source, Footnote) if note.id}
    for again in every(source, NoteAgain):
        if again.of not in ids:
            yield Fault(
                "MH404",
                again.place,
                f"the mark belongs to a note “{again.of}”, which is not there",
                "the id of a note of this document",
                "give that note this id, or correct the mark",
                about=Passage(again.place, "", "of"),
            )
    for note in every(source, Footnote):
        calls: list[Footnote | NoteAgain] = [*every(note.paragraphs, Footnote), *every(note.paragraphs, NoteAgain)]
        for inner in calls:
            yield Fault(
                "MH404", inner.place, "a note is called inside a note", "words only", "make it a sentence of the note"
            )
