"""References of the metadata: the original, attachments both ways, and lineage both ways, with its events.

A document that changes another names it with ``activeRef``; one that was changed names its changer with ``passiveRef``
and has an event for it. No guideline covers corrigenda, addenda and revisions: see ``docs/akn4un.md``.
"""

from __future__ import annotations

from msgspec import Struct

from pipeline.akn.cited import actor_of
from pipeline.akn.data import decisions, vocabulary
from pipeline.akn.iri import work_iri
from pipeline.akn.metadata.facts import ComponentFacts, actor, work_class, work_number
from pipeline.document.masthead import RightKind
from pipeline.document.model import Document
from pipeline.source.model.record import Lineage, Relation

_ACTIVE = (Relation.CORRIGENDUM, Relation.ADDENDUM, Relation.REVISION)
_PASSIVE = (Relation.CORRECTED_BY, Relation.ADDED_TO_BY, Relation.REVISED_BY)
_ELEMENTS = {
    **dict.fromkeys((*_ACTIVE, Relation.REISSUE), "activeRef"),
    **dict.fromkeys(_PASSIVE, "passiveRef"),
    Relation.TRANSLATION: "original",
}


class Reference(Struct, frozen=True):
    """A child of ``references``, such as ``original``, ``hasAttachment`` or ``activeRef``."""

    element: str
    eid: str
    href: str
    label: str


class Event(Struct, frozen=True):
    """An ``eventRef`` of the life cycle; ``source`` is the eId of the reference that caused it."""

    eid: str
    date: str
    source: str
    type: str
    refers: str


class Translation(Struct, frozen=True):
    """An ``FRBRtranslation``: the Expression that was translated, and its language."""

    href: str
    language: str


def references(part: ComponentFacts) -> tuple[Reference, ...]:
    """Attachments, both ways: the host names what it has, the attachment what it belongs to."""
    attachments = tuple(
        Reference("hasAttachment", f"has_{inner.eid}", inner.iris.expression_this, inner.title or inner.label)
        for inner in part.parts
    )
    if not part.eid:
        return attachments
    host = Reference("attachmentOf", f"{part.prefix}attachmentOf", _host(part), part.iris.work)
    return (host, *attachments)


def _host(part: ComponentFacts) -> str:
    """The component that an attachment belongs to: ``!main``, or the attachment around it."""
    around = part.iris.path.rpartition("/")[0]
    return f"{part.iris.expression}/!{around or 'main'}"


def lineage_references(document: Document, facts: ComponentFacts) -> tuple[Reference, ...]:
    """The original Expression, and the documents that this one changes or that changed it."""
    original = facts.iris.expression
    found = [Reference("original", "original", original, decisions()["references"]["original"])]
    for index, line in enumerate(document.lineage, start=1):
        element = _ELEMENTS[line.relation]
        found.append(Reference(element, f"{line.relation.value}_{index}", _iri(document, line), line.symbol))
    return tuple(found)


def events(document: Document, facts: ComponentFacts) -> tuple[Event, ...]:
    """The life cycle: the letter's own date, each change by another document, each reissue (part 1, page 110)."""
    found = [Event("eref_1", facts.dates[0].date, "original", "generation", "")]
    if document.masthead.reissued and not _related_as_reissue(document):
        found.append(Event("eref_2", document.masthead.reissued, "original", "amendment", Relation.REISSUE.value))
    for index, line in enumerate(document.lineage, start=1):
        if line.relation in (*_PASSIVE, Relation.REISSUE):
            source = f"{line.relation.value}_{index}"
            found.append(Event(f"eref_{len(found) + 1}", line.date, source, "amendment", line.relation.value))
    return tuple(found)


def is_reissue(document: Document) -> bool:
    """Whether the document was issued again: its masthead says so, or a relation does."""
    return bool(document.masthead.reissued) or _related_as_reissue(document)


def _related_as_reissue(document: Document) -> bool:
    return any(line.relation is Relation.REISSUE for line in document.lineage)


def translations(document: Document, facts: ComponentFacts) -> tuple[Translation, ...]:
    """The Expressions that this one was translated from (part 1, page 110).

    The masthead names one too: a document in another language than its original is a translation, also where a
    relation says that another version was translated on the way.
    """
    stated = tuple(
        Translation(_iri(document, line), _alpha3(line.lang))
        for line in document.lineage
        if line.relation is Relation.TRANSLATION
    )
    originals = [
        code for line in document.masthead.right if line.kind is RightKind.ORIGINAL for code in line.value.split()
    ]
    if document.language.code in originals:  # whatever was translated on the way
        return ()
    named = {each.language for each in stated}
    codes = [code for code in originals if code in vocabulary()["languages"]]  # others have no code of three letters
    found = [Translation(f"{facts.iris.work}/{_alpha3(code)}@", _alpha3(code)) for code in codes]
    return (*stated, *(each for each in found if each.language not in named))


def _iri(document: Document, line: Lineage) -> str:
    """The other document: its Work, or, where a language version is meant, that Expression."""
    own = work_class(document)
    work = work_iri(
        own["element"],
        own["subtype"],
        actor_of(line.symbol, actor(document)),
        line.date,
        work_number(document, line.symbol),
    )
    return f"{work}/{_alpha3(line.lang)}@" if line.lang else work


def _alpha3(code: str) -> str:
    alpha3: str = vocabulary()["languages"][code][0]
    return alpha3
