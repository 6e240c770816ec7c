"""MH433, MH434: notes are called from the text, and a reference holds no other link."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault
from pipeline.source.model.document import Source
from pipeline.source.model.inline import Footnote, NoteAgain, Reference
from pipeline.source.model.walk import every


def check(source: Source) -> Iterator[Fault]:
    """Numbered notes in the masthead or on the form for signature; notes and references inside a reference."""
    for where, part in (("masthead", source.masthead), ("letterhead", source.letter.letterhead)):
        calls: list[Footnote | NoteAgain] = [*every(part, Footnote), *every(part, NoteAgain)]
        for call in calls:
            yield Fault(
                "MH433",
                call.place,
                f"a note is called from the {where}",
                'a <footnote mark="*"> of the masthead, whose mark stands on the agenda item',
                "move the note into the text, or make it a note of the first page",
            )
    for reference in every(source, Reference):
        within: list[Reference | Footnote | NoteAgain] = [*every(reference.content, Reference)]
        within += [*every(reference.content, Footnote), *every(reference.content, NoteAgain)]
        for inner in within:
            yield Fault(
                "MH434",
                inner.place,
                "a reference or note stands inside a reference",
                "words only",
                "let the outer reference end before it",
            )
