"""MH463: the words of a reference name the place or the document to which it leads, and no other."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.references.typed_numbers import misnumbered
from pipeline.checks.references.typed_symbols import misnamed
from pipeline.errors import Fault, Passage, Severity
from pipeline.source.model.document import Source
from pipeline.source.model.inline import Reference


def check(source: Source) -> Iterator[Fault]:
    """“annex II” that leads to an annex I, “resolution 66/289” to A/RES/66/288. What names neither passes."""
    expected = "words that name the place to which it leads, or none: its number is then printed"
    for found in misnumbered(source):
        yield _fault(*found, expected, "correct the words or the target")
    for found in misnamed(source):
        yield _fault(*found, "words that name the document to which it leads", "correct the words or the symbol")


def _fault(reference: Reference, words: str, leads_to: str, expected: str, mend: str) -> Fault:
    wrong = f"the reference reads “{words}” but leads to {leads_to}"
    about = Passage(reference.place, words)
    return Fault("MH463", reference.place, wrong, expected, mend, Severity.WARNING, about)
