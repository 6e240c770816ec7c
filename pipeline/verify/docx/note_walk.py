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


def called_notes(document: Document, text: Sequence[Wanted], *, masthead: bool) -> list[Note]:
    """The notes that are called in the paragraphs, each once; those that nothing calls follow the masthead."""
    head = [note for each in text if each.setting.function in _MASTHEAD for note in each.notes]
    rest = [note for each in text if each.setting.function not in _MASTHEAD for note in each.notes]
    every = (*head, *(document.masthead.notes if masthead else ()), *rest)
    return list({note.id: note for note in every}.values())


def wanted_notes(document: Document, notes: Iterable[Note]) -> list[Wanted]:
    """The paragraphs of those that stand at the foot; a mark that Word counts is no word of its paragraph."""
    trait = Trait(Tongue(document.language.code, document.language.direction))
    found: list[Wanted] = []
    for note in notes:
        if note.in_table:
            continue
        setting = Setting(Function.NOTE, document.language.direction == "rtl", mark=note.mark, sign=note.custom)
        for place, content in enumerate(note.paragraphs):
            made = Wanted(setting, gaps="\t")
            if note.custom and not place:
                made.add(note.mark, replace(trait, sign=True))
            made.say(content, trait)
            found.append(made)
    return [each for each in found if each.stretches]
