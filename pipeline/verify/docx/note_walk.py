"""The paragraphs that the footnotes must have, in the order of their first marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.document.inline import Note
from pipeline.document.model import Document
from pipeline.style import Function
from pipeline.verify.docx.wanted import Setting, Trait, Wanted
from pipeline.verify.pieces import Tongue

_MASTHEAD = frozenset(
    {Function.UNITED_NATIONS, Function.SYMBOL, Function.ORGAN, Function.RIGHT_COLUMN}
    | {Function.LEFT_REGULAR, Function.LEFT_STRONG, Function.LEFT_ORGAN}
)


def called_notes(document: Document, text: Sequence[Wanted], *, masthead: bool) -> list[tuple[Note, Tongue]]:
    """The notes that are called in the paragraphs, each once, in the tongue of where that is first.

    Those that nothing calls follow the masthead.
    """
    home = Tongue(document.language.code, document.language.direction)
    head = [(note, home) for each in text if each.setting.function in _MASTHEAD for note in each.notes]
    rest = [(note, each.home or home) for each in text if each.setting.function not in _MASTHEAD for note in each.notes]
    every = (*head, *((note, home) for note in (document.masthead.notes if masthead else ())), *rest)
    found: dict[str, tuple[Note, Tongue]] = {}
    for note, tongue in every:
        found.setdefault(note.id, (note, tongue))
    return list(found.values())


def wanted_notes(notes: Iterable[tuple[Note, Tongue]]) -> list[Wanted]:
    """The paragraphs of those that stand at the foot; a mark that Word counts is no word of its paragraph."""
    found: list[Wanted] = []
    for note, tongue in notes:
        if note.in_table:
            continue
        trait = Trait(tongue)
        setting = Setting(Function.NOTE, tongue.direction == "rtl", mark=note.mark, sign=note.custom)
        for place, content in enumerate(note.paragraphs):
            made = Wanted(setting, gaps="\t")
            if note.custom and not place:
                made.add(note.mark, replace(trait, sign=True, mark=True))
            made.say(content, trait)
            found.append(made)
    return [each for each in found if each.stretches]
