"""MH450, MH499: what a letter to be signed and sent needs: letterhead, reference, date, salutation, close.

The form for signature prints them and no other output does, so only who asks for that form hears of it. What an organ
adopts has no such form.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Severity
from pipeline.source.model.document import ACTS, LetterKind, Source, TitlePartKind

_CODE = "MH450"


def signing_faults(source: Source) -> tuple[Fault, ...]:
    """A warning that names what the letter lacks, unless the source allows it; a note verbale greets nobody."""
    if source.letter.kind in ACTS:
        wrong = "nobody signs what an organ has adopted"
        return (Fault("MH499", source.letter.place, wrong, "the form issued", "leave --form submission out"),)
    lacking = tuple(_lacking(source))
    if not lacking or any(allowance.code == _CODE for allowance in source.allowed):
        return ()
    letter = source.letter
    wrong = f"the letter to be signed has no {', no '.join(name for name, _example in lacking)}"
    examples = " ".join(example for _name, example in lacking)
    mend = "write them in <letterhead>, after the title; or write them by hand into what is printed"
    place = letter.letterhead.place if letter.letterhead.place.line else letter.place
    return (Fault(_CODE, place, wrong, examples, mend, Severity.WARNING),)


def _lacking(source: Source) -> Iterator[tuple[str, str]]:
    """What is missing, each with an example."""
    letter, head = source.letter, source.letter.letterhead
    if not head.mission:
        yield "letterhead", "<mission>PERMANENT MISSION OF PERU TO THE UNITED NATIONS</mission>"
    if not head.reference:
        yield "reference", "<reference>7-1-SG/12</reference>"
    if not any(part.kind is TitlePartKind.DATE for part in letter.title):
        yield "date", '<date when="2006-06-07">7 June 2006</date> in the title'
    if not head.salutation and letter.kind is not LetterKind.NOTE_VERBALE:
        yield "salutation", "<salutation>Excellency,</salutation>"
    if not head.complimentary:
        close = "Please accept, Excellency, the assurances of my highest consideration."
        yield "complimentary close", f"<complimentary>{close}</complimentary>"
