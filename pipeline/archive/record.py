"""What the records of a deposit say: who made it, from what, official or not, on what evidence, with what rights."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pipeline.akn.metadata.facts import ComponentFacts, letter_facts
from pipeline.akn.metadata.relations import Reference, lineage_references
from pipeline.archive.files import Held
from pipeline.archive.given import Given
from pipeline.archive.verapdf.package import engine_version
from pipeline.archive.versions import Version, record_words, versions
from pipeline.document.masthead import Fact
from pipeline.document.model import Document
from pipeline.outputs import Format
from pipeline.render.environment import environment
from pipeline.source.model.document import Status, TitlePartKind
from pipeline.source.model.inline import plain
from pipeline.source.model.record import Relation


class Related(Struct, frozen=True):
    """Another document, or a part of this one: the Dublin Core term, and its IRI or words."""

    term: str
    value: str


class Event(Struct, frozen=True):
    """What happened on the day of the deposit: PREMIS type, words, which program did it in which role, and to what.

    ``id`` names it in the record. It happened to the outputs whose names end in ``ending``, or to all files.
    """

    id: str
    type: str
    detail: str
    agent: str
    role: str
    all: bool = False
    ending: str = ""

    def covers(self, file: Held) -> bool:
        """Whether it happened to that file."""
        return self.all or (file.derived and file.path.endswith(self.ending))


class DepositRecord(Struct, frozen=True):
    """Everything that the two records print."""

    title: str
    symbols: tuple[str, ...]
    iris: tuple[str, ...]
    urls: tuple[str, ...]
    creators: tuple[str, ...]
    maker: str
    maker_note: str
    created: str
    issued: str
    languages: tuple[str, ...]
    formats: tuple[str, ...]
    subjects: tuple[str, ...]
    related: tuple[Related, ...]
    status: str
    official: str
    facts: tuple[Fact, ...]
    rights: str
    publisher: str
    date: str
    given: Given
    events: tuple[Event, ...]
    success: str
    versions: tuple[Version, ...]
    engines: tuple[Version, ...]
    sources: tuple[str, ...]
    files: tuple[Held, ...]

    @property
    def originals(self) -> dict[str, str]:
        """The name that each source had before, where its files have another."""
        before = self.given.original.split("/") if self.given.original else ()
        return dict(zip(self.sources, before, strict=False))

    @property
    def received(self) -> tuple[Held, ...]:
        """The files that were received."""
        return tuple(file for file in self.files if file.role)


def deposit_record(
    document: Document, files: tuple[Held, ...], given: Given, *, by_verapdf: bool = False
) -> DepositRecord:
    """The record of ``document`` as deposited in ``files``, with what was given by the depositor.

    ``by_verapdf``: veraPDF has validated the PDF of the deposit.
    """
    words = record_words()
    engine = words["verapdf"]
    facts = letter_facts(document)
    issued = document.masthead.date
    outputs = tuple(file for file in files if file.derived)
    return DepositRecord(
        title=document.title,
        symbols=tuple(symbol.text for symbol in document.masthead.symbols if symbol.assigned),
        iris=(facts.iris.work, facts.iris.expression),
        urls=tuple(symbol.url for symbol in document.masthead.symbols if symbol.url),
        creators=_creators(document, facts),
        maker=words["maker"],
        maker_note=words["maker_note"],
        created=document.date,
        issued=issued,
        languages=_languages(document),
        formats=tuple(dict.fromkeys(file.format for file in outputs)),
        subjects=tuple(subject.words for subject in document.subjects),
        related=(*_parts(facts), *_lineage(lineage_references(document, facts))),
        status=document.status.value,
        official=words["official"] if document.status is Status.ISSUED else words["unofficial"],
        facts=document.masthead.facts,
        rights=words["rights"],
        publisher=words["publisher"] if document.status is Status.ISSUED else words["unpublished"],
        date=issued or document.date,
        given=given,
        events=_events(words, by_verapdf=by_verapdf),
        success=words["success"],
        versions=versions(),
        engines=(Version(engine["name"], engine_version()),) if by_verapdf else (),
        sources=tuple(dict.fromkeys(file.source for file in outputs)),
        files=files,
    )


def _events(words: dict[str, Any], *, by_verapdf: bool) -> tuple[Event, ...]:
    own = tuple(Event(id=event["type"], agent=words["maker"], **event) for event in words["events"])
    engine = words["verapdf"]
    its = Event(agent=engine["name"], ending=Format.PDF.extension, **engine["event"])
    return (*own, its) if by_verapdf else own


def whole_record(records: tuple[DepositRecord, ...], files: tuple[Held, ...]) -> DepositRecord:
    """The record of a deposit of several documents: that of the first, with what the others add.

    A document of the same Work is another language version; any other is related to the first.
    """
    first, *others = records
    related = (
        Related("hasVersion" if other.iris[0] == first.iris[0] else "relation", f"{other.title} {other.iris[1]}")
        for other in others
    )
    return replace(
        first,
        symbols=_each(record.symbols for record in records),
        iris=_each(record.iris for record in records),
        urls=_each(record.urls for record in records),
        creators=_each(record.creators for record in records),
        languages=_each(record.languages for record in records),
        formats=_each(record.formats for record in records),
        subjects=_each(record.subjects for record in records),
        related=(*first.related, *related),
        sources=_each(record.sources for record in records),
        files=files,
    )


def _each(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for row in values for value in row))


def render(template: str, record: DepositRecord) -> bytes:
    """One of the records, by its template: ``dublin-core.xml``, ``premis.xml``, ``readme.txt``."""
    folders = record_words()["folders"]
    return environment().get_template(f"archive/{template}.j2").render(record=record, folders=folders).encode()


def _all(facts: ComponentFacts) -> tuple[ComponentFacts, ...]:
    return (facts, *(inner for part in facts.parts for inner in _all(part)))


def _creators(document: Document, facts: ComponentFacts) -> tuple[str, ...]:
    """Who speaks in the document: the sender of the letter, the authors of attachments; else the issuing organ."""
    labels = {entry.key: entry.label for entry in document.register}
    parts = document.letter.title_parts
    labels.update({part.key: plain(part.content) for part in parts if part.key and part.key not in labels})
    senders = [labels.get(part.key) or plain(part.content) for part in parts if part.kind is TitlePartKind.SENDER]
    others = [labels.get(author.eid, author.eid) for part in _all(facts) for author in part.authors[1:]]
    found = tuple(dict.fromkeys(name for name in (*senders, *others) if name))
    return found or tuple(organ.name for organ in document.masthead.organ_facts[:1])


def _languages(document: Document) -> tuple[str, ...]:
    attached = [part.language.code for part in document.letter.attachments]
    return tuple(dict.fromkeys((document.language.code, *attached)))


def _parts(facts: ComponentFacts) -> tuple[Related, ...]:
    return tuple(Related("hasPart", f"{part.iris.work_this} {part.title}".strip()) for part in _all(facts)[1:])


_TERMS = {
    Relation.CORRIGENDUM.value: "relation",
    Relation.ADDENDUM.value: "relation",
    Relation.REVISION.value: "replaces",
    Relation.REISSUE.value: "isVersionOf",
    Relation.TRANSLATION.value: "isFormatOf",
    Relation.CORRECTED_BY.value: "relation",
    Relation.ADDED_TO_BY.value: "relation",
    Relation.REVISED_BY.value: "isReplacedBy",
}


def _lineage(references: tuple[Reference, ...]) -> tuple[Related, ...]:
    found = ((_TERMS.get(reference.eid.rpartition("_")[0]), reference) for reference in references)
    return tuple(Related(term, f"{reference.label} {reference.href}") for term, reference in found if term)
