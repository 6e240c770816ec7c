"""MH415: an annex says its original language where it is another than the masthead's, and only there."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Passage, Severity
from pipeline.source.model.document import Attachment, Source
from pipeline.source.model.inline import plain
from pipeline.source.model.masthead import State
from pipeline.source.model.walk import every
from pipeline.words import words


def check(source: Source) -> Iterator[Fault]:
    """Annexes that repeat the masthead's language (Editorial Manual, "Mastheads and cover pages")."""
    value = source.masthead.original
    if value.state is State.UNASSIGNED:
        return
    masthead = tuple(plain(value.content).split())
    for attachment in every(source.attachments, Attachment):
        if attachment.original and attachment.original == masthead:
            yield Fault(
                "MH415",
                attachment.place,
                f"the annex says its original language ({' '.join(masthead)}), which is the masthead's",
                "no original attribute",
                "delete it: the line is printed only where the language differs",
                Severity.WARNING,
                Passage(attachment.place, words(source.lang).original_line(attachment.original)),
            )
