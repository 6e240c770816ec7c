"""What the records of a deposit say: who made it, from what, official or not, on what evidence, with what rights."""

from __future__ import annotations

import platform
import tomllib
import zlib
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from lxml import etree

from pipeline import __version__, resources
from pipeline.akn.metadata.facts import ComponentFacts, letter_facts
from pipeline.akn.metadata.relations import Reference, lineage_references
from pipeline.document.masthead import Fact
from pipeline.document.model import Document
from pipeline.fonts import font_digest
from pipeline.freshness import product_digest
from pipeline.outputs import OUTPUTS
from pipeline.render.emblem import emblem_address
from pipeline.render.environment import environment
from pipeline.source.model.document import Relation, Status


@dataclass(frozen=True, slots=True)
class Held:
    """A file of a deposit: its path in the bag, digest, size and format, and whether it was made from the source."""

    path: str
    digest: str
    size: int
    format: str
    derived: bool


@dataclass(frozen=True, slots=True)
class Version:
    """Something that shaped the outputs: its name, and its version or digest."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another document, or a part of this one: the Dublin Core term, and its IRI or words."""

    term: str
    value: str


@dataclass(frozen=True, slots=True)
class DepositRecord:
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
    made: str
    validated: str
    success: str
    versions: tuple[Version, ...]
    source: str
    files: tuple[Held, ...]


@cache
def record_words() -> dict[str, Any]:
    """The words of the records: ``pipeline/data/archive/record.toml``."""
    return tomllib.loads(resources.read_text(resources.data("archive") / "record.toml"))


def held(path: str, data: bytes) -> Held:
    """A file as the records describe it."""
    outputs = {output.extension: output.media_type for output in OUTPUTS.values()}
    formats: dict[str, str] = outputs | record_words()["formats"]
    suffix = next((ending for ending in sorted(formats, key=len, reverse=True) if path.endswith(ending)), "")
    kind = formats.get(suffix, "application/octet-stream")
    return Held(path, sha256(data).hexdigest(), len(data), kind, path.startswith("data/outputs/"))


def deposit_record(document: Document, files: tuple[Held, ...]) -> DepositRecord:
    """The record of ``document`` as deposited in ``files``."""
    words = record_words()
    facts = letter_facts(document)
    labels = {entry.key: entry.label for entry in document.register}
    creators = [labels.get(author.eid, author.eid) for part in _all(facts) for author in part.authors[1:]]
    issued = document.masthead.date
    outputs = tuple(file for file in files if file.derived)
    return DepositRecord(
        title=document.title,
        symbols=tuple(symbol.text for symbol in document.masthead.symbols if symbol.assigned),
        iris=(facts.iris.work, facts.iris.expression),
        urls=tuple(symbol.url for symbol in document.masthead.symbols if symbol.url),
        creators=tuple(dict.fromkeys(creators)),
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
        made=words["made"],
        validated=words["validated"],
        success=words["success"],
        versions=versions(),
        source=next(file.path for file in files if file.path.startswith("data/source/") and file.path.endswith(".xml")),
        files=files,
    )


def render(template: str, record: DepositRecord) -> bytes:
    """One of the two records: ``dublin-core`` or ``premis``."""
    return environment().get_template(f"archive/{template}.xml.j2").render(record=record).encode()


def versions() -> tuple[Version, ...]:
    """The version, and digests of schema, templates, styles, words, fonts and program that shaped the outputs."""
    words = record_words()
    folders = {
        "schema": resources.data("schema"),
        "templates": resources.templates(),
        "style": resources.data("style"),
        "words": resources.data("words"),
        "akn": resources.data("akn"),
    }
    own = Version(words["maker"], __version__)
    return (
        own,
        *(Version(f"{name}, {words['digest']}", _digest(folder)) for name, folder in folders.items()),
        Version(words["fonts"], font_digest()),
        Version(words["emblem"], sha256(emblem_address().encode()).hexdigest()),
        Version(words["product"], product_digest()),
        Version(words["machine"], _machine()),
    )


def _machine() -> str:
    """What is no package of ours and shapes bytes all the same."""
    from weasyprint.text.ffi import pango  # noqa: PLC0415 - loads Pango, which only the pages need

    names = {
        "Python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "libxml2": ".".join(map(str, etree.LIBXML_VERSION)),
        "Pango": str(pango.pango_version()),
    }
    return ", ".join(f"{name} {version}" for name, version in names.items())


def _digest(folder: Path) -> str:
    """One digest over the names and contents of all files of a folder."""
    total = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _all(facts: ComponentFacts) -> tuple[ComponentFacts, ...]:
    return (facts, *(inner for part in facts.parts for inner in _all(part)))


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
