"""Classification: agenda items and subject keywords with their dictionaries (guidelines, part 1, page 110)."""

from __future__ import annotations

from msgspec import Struct

from pipeline.akn.data import vocabulary
from pipeline.akn.iri import reference
from pipeline.document.masthead import ItemFacts
from pipeline.document.model import Document
from pipeline.source.model.record import Subject


class Keyword(Struct, frozen=True):
    """A ``keyword``: what it is (an entry of the register), its value, its words, its dictionary, its address there.

    ``short`` is a short form of the words.
    """

    refers: str
    value: str
    label: str
    dictionary: str
    href: str = ""
    short: str = ""


def keywords(document: Document) -> tuple[Keyword, ...]:
    """Each agenda item as the United Nations publish them (value, words, list), then each keyword of the source."""
    items = tuple(_item(item) for organ in document.masthead.organ_facts for item in organ.items)
    return items + tuple(_keyword(subject) for subject in document.subjects)


def _keyword(subject: Subject) -> Keyword:
    what: str = vocabulary()["keywords"][subject.about.value]
    dictionary = reference(subject.dictionary) or f"#{what}"
    href = reference(subject.href) if subject.href else ""
    return Keyword(what, subject.value or subject.words, subject.words, dictionary, href, subject.short)


def item_value(item: ItemFacts) -> str:
    """An item's number with its letter: ``54 (b)``."""
    return f"{item.number} ({item.letter})" if item.letter else item.number


def _item(item: ItemFacts) -> Keyword:
    dictionary: str = vocabulary()["agenda_lists"][item.list]
    return Keyword("agendaItem", item_value(item), item.title or item.line, f"#{dictionary}")
