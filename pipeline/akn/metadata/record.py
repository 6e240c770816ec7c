"""The whole metadata record of a document, as the templates print it."""

from __future__ import annotations

from msgspec import Struct

from pipeline.akn.data import decisions
from pipeline.akn.metadata.facts import ComponentFacts, letter_facts, publication_facts, work_class
from pipeline.akn.metadata.keys import Keys
from pipeline.akn.metadata.keywords import Keyword, keywords
from pipeline.akn.metadata.proceedings import StepFacts, Voting, voting, workflow
from pipeline.akn.metadata.register import Tlc, keys_of, register
from pipeline.akn.metadata.relations import (
    Event,
    Reference,
    Translation,
    events,
    is_reissue,
    lineage_references,
    translations,
)
from pipeline.document.model import Document
from pipeline.source.model.document import Status


class Record(Struct, frozen=True):
    """Metadata of a document. ``letter`` has the facts of each component, ``publication`` those of the wrapper."""

    letter: ComponentFacts
    publication: ComponentFacts
    publication_name: str
    country: str
    prescriptive: str
    authoritative: str
    contains: str
    keywords: tuple[Keyword, ...]
    events: tuple[Event, ...]
    workflow: tuple[StepFacts, ...]
    voting: tuple[Voting, ...]
    references: tuple[Reference, ...]
    translations: tuple[Translation, ...]
    keys: Keys
    register: tuple[Tlc, ...]


def record(document: Document) -> Record:
    """Everything that ``meta`` says of ``document``.

    A reissue is a single later version of its Expression (part 1, page 13); only an issued document is authoritative.
    """
    choice = decisions()
    keys = keys_of(document)
    facts = letter_facts(document, keys)
    return Record(
        letter=facts,
        publication=publication_facts(document, facts),
        publication_name=work_class(document).get("publication", choice["publication"]["name"]),
        country=choice["work"]["country"],
        prescriptive=choice["work"]["prescriptive"],
        authoritative="true" if document.status is Status.ISSUED else "false",
        contains="singleVersion" if is_reissue(document) else "originalVersion",
        keywords=keywords(document),
        events=events(document, facts),
        workflow=workflow(document),
        voting=voting(document),
        references=lineage_references(document, facts),
        translations=translations(document, facts),
        keys=keys,
        register=register(document, keys),
    )
