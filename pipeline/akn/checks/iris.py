"""IRIs agree with the metadata (guidelines, part 1, pages 110 and 145)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pipeline.akn.checks.rule import Finding, Rule
from pipeline.akn.file import AknDocument, AknFile, name
from pipeline.akn.names import q


class _Work(Struct, frozen=True):
    """The parts of a Work's IRI: ``/akn/un/{element}/{subtype}/{actor}/{date}/{number}``."""

    element: str
    subtype: str
    actor: str
    date: str
    number: str


def _work(document: AknDocument) -> _Work | None:
    """The parts of the Work's IRI; a slash at its end, which is told by itself, is not looked at."""
    parts = document.value("FRBRWork", "FRBRuri").rstrip("/").split("/")
    if len(parts) != 8 or parts[:3] != ["", "akn", "un"] or not all(parts[3:]):
        return None
    return _Work(*parts[3:])


def _complete(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        if _work(document) is None or document.value("FRBRWork", "FRBRuri").endswith("/"):
            wrong = f"the Work's IRI is {document.value('FRBRWork', 'FRBRuri')!r}"
            yield Finding(document.element, wrong, "/akn/un/element/subtype/actor/date/number", "give all seven parts")


def _parts(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        work = _work(document)
        if work is None:
            continue
        host = AknDocument(document.host, document.host)
        level = document.level("FRBRWork")
        dates = [] if level is None else [date.get("date", "") for date in level.findall(q("FRBRdate"))]
        for part, found, required in (
            ("element", work.element, [name(host.element)]),
            ("subtype", work.subtype, list(host.values("FRBRWork", "FRBRsubtype"))),
            ("actor", work.actor, _actors(file, document)),
            ("date", work.date, dates),
            ("number", work.number, list(document.values("FRBRWork", "FRBRnumber"))),
        ):
            if found not in required:
                wrong = f"the {part} in the Work's IRI is {found!r}"
                expected = " or ".join(map(repr, required)) or f"what the metadata says of the {part}"
                yield Finding(document.element, wrong, expected, "make IRI and metadata agree")


def _actors(file: AknFile, document: AknDocument) -> list[str]:
    """The last steps of the IRIs of the Work's authors."""
    level = document.level("FRBRWork")
    authors = [] if level is None else level.findall(q("FRBRauthor"))
    entries = (file.register.get(author.get("href", "").removeprefix("#")) for author in authors)
    return [entry.get("href", "").rpartition("/")[2] for entry in entries if entry is not None]


def _levels(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        work = document.value("FRBRWork", "FRBRuri")
        expression = document.value("FRBRExpression", "FRBRuri")
        manifestation = document.value("FRBRManifestation", "FRBRuri")
        level = document.level("FRBRExpression")
        languages = [] if level is None else [item.get("language", "") for item in level.findall(q("FRBRlanguage"))]
        prefixes = [f"{work.rstrip('/')}/{language}@" for language in languages]
        if not any(expression.startswith(prefix) for prefix in prefixes):
            wrong = f"the Expression's IRI is {expression!r}"
            yield Finding(document.element, wrong, " or ".join(prefixes) or "the Work's with language and @", _MEND)
        if manifestation not in {f"{expression.rstrip('/')}.xml", f"{expression.rstrip('/')}/.xml"}:
            wrong = f"the Manifestation's IRI is {manifestation!r}"
            yield Finding(document.element, wrong, f"{expression.rstrip('/')}.xml", _MEND)


_MEND = "derive each level's IRI from the one above it"


def _this(file: AknFile) -> Iterator[Finding]:
    """FRBRthis is FRBRuri and the component, which is ``!main`` for the document itself."""
    for document in file.documents:
        for level in ("FRBRWork", "FRBRExpression", "FRBRManifestation"):
            whole = document.value(level, "FRBRuri").removesuffix(".xml")
            this = document.value(level, "FRBRthis")
            component = this.removeprefix(whole).removesuffix(".xml") if this.startswith(whole) else ""
            is_main = component == "/!main"
            if is_main == document.attached or not component.startswith("/!"):
                expected = "/! and the name of the component" if document.attached else "/!main"
                wrong = f"{level}/FRBRthis is {this!r}"
                yield Finding(document.element, wrong, f"{whole}{expected}", "name the component")


def _translations(file: AknFile) -> Iterator[Finding]:
    for translation in file.named("FRBRtranslation"):
        href, language = translation.get("href", ""), translation.get("fromLanguage", "")
        if f"/{language}@" not in href:
            wrong = f"FRBRtranslation points to {href!r}"
            yield Finding(translation, wrong, f"an Expression in {language}", "name the Expression translated from")


RULES = (
    Rule("MH530", "P1-145", "The Work's IRI has all its parts and nothing after them", _complete),
    Rule("MH531", "P1-145", "The parts of the Work's IRI equal the metadata", _parts),
    Rule("MH532", "P1-145", "Expression and Manifestation continue the Work's IRI", _levels),
    Rule("MH533", "P1-110", "FRBRthis is FRBRuri with its component, !main for the document itself", _this),
    Rule("MH534", "P1-110", "A translation names the Expression and language that it is from", _translations),
)
