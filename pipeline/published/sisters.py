"""Compares a published file with its sisters in other languages: what one has, and another has not, is told.

All come in first. So a paragraph without its number, or a recital among the paragraphs, is told of the file that has it
otherwise. In: files that came in. Out: findings (MH746), each at its place in the sister.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.checks.versions import parity
from pipeline.document.model import Document
from pipeline.errors import Fault, Place, Severity

_STEP = "__"
_MEND = "look which of the two is as it was issued, and mend the other source"


class Sister(Struct, frozen=True):
    """A file that came in: its path, its document, and the places of the publisher's eIds in it."""

    path: str
    document: Document
    places: Mapping[str, Place]

    def place(self, faulty: Fault) -> Place:
        """The place of what a finding names first, by the eId that the publisher gives it or what is around it."""
        wids = dict(self.document.wids)
        steps = faulty.wrong.split(" ", 1)[0].split(_STEP)
        for count in range(len(steps), 0, -1):
            own = _STEP.join(steps[:count])
            if (wid := wids.get(own, own)) in self.places:
                return self.places[wid]
        return Place(self.path)


def compared(first: Sister, others: Sequence[Sister]) -> Iterator[Fault]:
    """How the others differ from the first in more than words."""
    for other in others:
        for fault in parity(first.document, other.document):
            expected, _, _ = fault.expected.partition(" (there: ")
            place = other.place(fault)
            yield replace(fault, code="MH746", place=place, expected=expected, mend=_MEND, severity=Severity.WARNING)
