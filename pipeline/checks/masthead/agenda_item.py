"""MH412: the letter names the agenda item under which it is to be circulated (Editorial Manual, "Communications")."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Passage, Severity
from pipeline.source.model.blocks import Paragraph
from pipeline.source.model.document import WITHOUT_SENDER, LetterKind, Source
from pipeline.source.model.inline import plain
from pipeline.source.model.walk import every


def check(source: Source) -> Iterator[Fault]:
    """Agenda items of the masthead whose number does not stand in the letter."""
    if source.letter.kind in (LetterKind.REQUEST, *WITHOUT_SENDER):
        return
    text = " ".join(plain(paragraph.content) for paragraph in every(source.letter.blocks, Paragraph))
    figures = "".join(character if character.isdecimal() else " " for character in text).split()
    for issue in source.masthead.issues:
        for item in issue.items:
            if item.number not in figures:
                yield Fault(
                    "MH412",
                    item.place,
                    f"the masthead has item {item.number}, but the letter does not name it",
                    f"the words of the request, with item {item.number}",
                    "compare the letter with the masthead",
                    Severity.WARNING,
                    Passage(item.place, item.number),
                )
