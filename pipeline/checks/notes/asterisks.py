"""MH418: each asterisk of the masthead has its note, and each note its asterisk."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Place
from pipeline.source.model.document import Source


def check(source: Source) -> Iterator[Fault]:
    """Marks without a note, notes without a mark, a mark that two notes have."""
    used = {item.mark: item.place for issue in source.masthead.issues for item in issue.items if item.mark}
    notes: dict[str, Place] = {}
    for note in source.masthead.notes:
        if note.mark in notes:
            yield Fault(
                "MH418",
                note.place,
                f"two first-page notes have the mark {note.mark}",
                "a mark of its own for each",
                "add an asterisk to the second",
            )
        notes[note.mark] = note.place
    for mark, place in used.items():
        if mark not in notes:
            yield Fault(
                "MH418",
                place,
                f"the item line has the mark {mark}, but no first-page note has it",
                f'<footnote mark="{mark}">',
                "add the note to the masthead, or take the mark away",
            )
    for mark, place in notes.items():
        if mark not in used:
            yield Fault(
                "MH418",
                place,
                f"the first-page note {mark} has no mark in the masthead",
                f'mark="{mark}" on the agenda item that it is about',
                "add the mark, or take the note away",
            )
