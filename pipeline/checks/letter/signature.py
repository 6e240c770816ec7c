"""MH411: a letter is signed, a note verbale is not (Editorial Manual, "Communications")."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Passage, Severity
from pipeline.source.model.document import LetterKind, Name, Source
from pipeline.source.model.walk import every


def check(source: Source) -> Iterator[Fault]:
    """A letter without a signature, a note verbale with one, a name without a surname, or with none marked."""
    letter = source.letter
    signed = bool(letter.closing.signatures)
    if letter.kind in (LetterKind.LETTER, LetterKind.IDENTICAL, LetterKind.REQUEST) and not signed:
        yield Fault(
            "MH411",
            letter.place,
            "the letter has no signature",
            "<closing> with <signature>",
            "add the signature",
            Severity.WARNING,
        )
    if letter.kind is LetterKind.NOTE_VERBALE and signed:
        yield Fault(
            "MH411",
            letter.closing.place,
            "the note verbale is signed",
            "no signature",
            "take the signature out",
            Severity.WARNING,
        )
    for name in every(source, Name):
        if not name.surname:
            yield Fault("MH411", name.place, "a signatory has no surname", "<surname>", "mark the surname of the name")
        elif not name.marked and " " in name.surname:
            yield Fault(
                "MH411",
                name.place,
                f"no surname is marked in “{name.surname}”, so that all of it would be bold",
                "<surname> around the surname",
                "mark it; where all the words are the surname, put <surname> around all",
                Severity.WARNING,
                Passage(name.place, name.surname),
            )
