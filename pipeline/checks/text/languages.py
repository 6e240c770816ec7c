"""MH439: an original language has a name in the words of the house; otherwise its code would be printed."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Passage, Place, Severity
from pipeline.source.model.document import ADOPTED, Attachment, Source
from pipeline.source.model.inline import plain
from pipeline.source.model.walk import every
from pipeline.words import words


def check(source: Source) -> Iterator[Fault]:
    """Codes of original languages, of the masthead and of what is attached, that the house has no name for."""
    original = source.masthead.original
    own = words(source.lang)
    stated: list[tuple[Place, tuple[str, ...], str]] = []
    if source.letter.kind not in ADOPTED:  # which do not print it
        stated.append((original.place, tuple(plain(original.content).split()), ""))
    stated += [
        (attachment.place, attachment.original, own.original_line(attachment.original))
        for attachment in every(source.attachments, Attachment)
    ]
    names = own.languages
    for place, codes, line in stated:
        for code in codes:
            if code not in names:
                yield Fault(
                    "MH439",
                    place,
                    f"the house has no name for the original language “{code}”, and would print the code",
                    f"one of {', '.join(sorted(names))}",
                    "correct it; where it is right, allow the warning in the record, and the code is printed",
                    Severity.WARNING,
                    Passage(place, line, "in" if not line else "original"),
                )
