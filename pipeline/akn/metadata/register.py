"""The register of the metadata: one TLC entry for everybody and everything that text or metadata name.

The two steps of the guidelines (part 1, page 110): the text points with ``refersTo`` to an entry, the entry with its
``href`` to the ontology. An eId is declared once in a document and its attachments, so all entries stand in the root.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pipeline.akn.components import components
from pipeline.akn.data import vocabulary
from pipeline.akn.metadata.keys import Keys
from pipeline.document.masthead import RightKind
from pipeline.document.model import Document
from pipeline.source.model.inline import plain
from pipeline.words import words as words_of


class Tlc(Struct, frozen=True):
    """An entry: the element (``TLCPerson``), its eId, its IRI in the ontology, its label.

    ``kind`` says what the element does not: that an organization is a State.
    """

    element: str
    eid: str
    href: str
    label: str
    kind: str = ""


def ontology(kind: str, name: str) -> str:
    """The IRI of a thing that is no document: ``/akn/ontology/organization/un/un-ga`` (naming convention, 6)."""
    return f"/akn/ontology/{kind}/un/{name}"


def entry(kind: str, key: str, label: str, href: str = "", eid: str = "") -> Tlc:
    """An entry of one of the source's kinds (``person``, ``organization``, ``state`` …)."""
    element, step, path, words = vocabulary()["classes"][kind]
    made = ontology(step, f"{path}{key}")  # also for what leads to a place of this file (MH461)
    return Tlc(element, eid or key, made if href.startswith("#") else href or made, label, words)


class Named(Struct, frozen=True):
    """Whom or what the document names: kind, key, label, and the IRI where the source gives one."""

    kind: str
    key: str
    label: str
    iri: str = ""


def keys_of(document: Document) -> Keys:
    """The eIds of all entries that the document names."""
    return Keys((named.kind, named.key) for named in _named(document))


def register(document: Document, keys: Keys) -> tuple[Tlc, ...]:
    """All entries of ``document``: its own, those that its words name, those that the metadata needs; each eId once."""
    found: dict[str, Tlc] = {}
    for named in _named(document):
        eid = keys.eid(named.kind, named.key)
        found.setdefault(eid, entry(named.kind, named.key, named.label, named.iri, eid))
    for tlc in _of_house(document):
        found.setdefault(tlc.eid, tlc)
    return tuple(found.values())


def house_ids(document: Document) -> frozenset[str]:
    """The eIds of the entries that the house adds; they stand only where something points to them."""
    return frozenset(tlc.eid for tlc in _of_house(document))


def house_entries(document: Document) -> tuple[Tlc, ...]:
    """The entries that the house adds."""
    return tuple(_of_house(document))


def _named(document: Document) -> Iterator[Named]:
    """What the register of the resolved document has, then what only the metadata name: senders and addressees."""
    for item in document.register:
        yield Named(item.kind, item.key, item.label, item.iri)
    declared = {item.key for item in document.register}
    for component in components(document.letter):
        for part in component.title_parts:
            if part.key and part.key not in declared:
                yield Named("role", part.key, plain(part.content))


def _of_house(document: Document) -> Iterator[Tlc]:
    """Entries that the metadata itself needs: organs, roles, concepts, sessions, languages, the maker."""
    words_of_house = vocabulary()
    for organ in document.masthead.organ_facts:
        names = words_of_house["organs"][organ.key]
        yield entry("organization", names["id"], names["label"])
        if organ.session:
            number = f"{names['id']}-session-{organ.session}"
            yield entry("event", number, organ.session_words)
    for table, kind in _HOUSE_TABLES:
        yield from (entry(kind, eid, label) for eid, label in words_of_house[table].items())
    yield from _languages(document)


def language_id(code: str) -> str:
    """The eId of a language: its code of three letters, for others than the official ones ``language-de``."""
    codes = vocabulary()["languages"].get(code)
    return codes[0] if codes else f"language-{code}"


def language_code(eid: str) -> str:
    """The language of an eId that ``language_id`` made."""
    for code, (alpha3, _) in vocabulary()["languages"].items():
        if alpha3 == eid:
            return str(code)
    return eid.removeprefix("language-")


def _languages(document: Document) -> Iterator[Tlc]:
    """Entries for the official languages and for every other one in which something was written first."""
    own = words_of(document.language.code)
    codes = vocabulary()["languages"]
    for alpha3, label in codes.values():
        yield Tlc("TLCConcept", alpha3, ontology("concept", f"language/{alpha3}"), label)
    originals = [line.value for line in document.masthead.right if line.kind is RightKind.ORIGINAL]
    used = {code for value in originals for code in value.split()}
    used.update(code for part in components(document.letter) for code in part.original)
    for code in sorted(used - set(codes)):
        yield Tlc("TLCConcept", language_id(code), ontology("concept", f"language/{code}"), own.language(code))


_HOUSE_TABLES = (
    ("organizations", "organization"),
    ("roles", "role"),
    ("processes", "process"),
    ("concepts", "concept"),
)
