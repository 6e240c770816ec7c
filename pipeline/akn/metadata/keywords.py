"""Classification: agenda items and subject keywords with their dictionaries (guidelines, part 1, page 110)."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.akn.data import vocabulary
from pipeline.akn.iri import reference
from pipeline.document.masthead import ItemFacts
from pipeline.document.model import Document


@dataclass(frozen=True, slots=True)
class Keyword:
    """A ``keyword``: what it is (an entry of the register), its value, its words, its dictionary."""

    refers: str
    value: str
    label: str
    dictionary: str


def keywords(document: Document) -> tuple[Keyword, ...]:
    """Each agenda item as the United Nations publish them (value, words, list), then each subject."""
    items = tuple(_item(item) for organ in document.masthead.organ_facts for item in organ.items)
    subjects = tuple(
        Keyword("subjects", subject.words, subject.words, reference(subject.dictionary) or "#subjects")
        for subject in document.subjects
    )
    return items + subjects


def item_value(item: ItemFacts) -> str:
    """An item's number with its letter: ``54 (b)``."""
    return f"{item.number} ({item.letter})" if item.letter else item.number


def _item(item: ItemFacts) -> Keyword:
    dictionary: str = vocabulary()["agenda_lists"][item.list]
    return Keyword("agendaItem", item_value(item), item.title or item.line, f"#{dictionary}")
