"""Compares the properties of the file: what file systems, registries and Word's own dialogue show of it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document.inline import words
from pipeline.document.model import Document
from pipeline.errors import Fault
from pipeline.ooxml.opened import Opened
from pipeline.source.model.document import TitlePartKind
from pipeline.source.model.inline import plain
from pipeline.verify.lines import told_of

_fault = told_of("MH644", "docx")

DIGEST = "sourceDigest"
_CORE, _CUSTOM = "core-properties", "custom-properties"
_LINGUAL = "language"


def property_faults(document: Document, opened: Opened, *, signed: bool, digest: str = "") -> Iterator[Fault]:
    """MH644: a property that is missing, or says something else than the document.

    ``signed`` is the letter as the mission signs it: the mission's own, without symbol and job number. ``digest`` is
    that of the source, where it is known.
    """
    found = _core(opened)
    for name, expected in _wanted_core(document, signed=signed):
        had = found.get(name, "")
        same = had.partition("-")[0] == expected if name == _LINGUAL else had == expected
        if not same:
            yield _fault(f"the file's property {name} is {had!r}", repr(expected))
    own, listed = file_properties(opened), dict(_wanted_custom(document))
    if digest or DIGEST in own:
        listed[DIGEST] = digest or own[DIGEST]
    for name in ("symbol", "jobNumber") if signed else ():
        listed.pop(name, None)
    for name in dict.fromkeys((*listed, *own)):
        if own.get(name) != listed.get(name):
            yield _fault(f"the file's own property {name} is {own.get(name)!r}", repr(listed.get(name)))


def _core(opened: Opened) -> dict[str, str]:
    """The core properties by the local names of their elements (ECMA-376 Part 2, 11); of a moment its day."""
    found: dict[str, str] = {}
    for related in opened.related(""):
        if related.kind == _CORE:
            for node in opened.part(related.target):
                name, text = str(node.tag).rpartition("}")[2], node.text or ""
                found[name] = text.partition("T")[0] if name in ("created", "modified") else text
    return found


def _author(document: Document) -> str:
    """Whose a letter to be signed is: the first line of its letterhead, else whoever its title names."""
    if document.submission.mission:
        return words(document.submission.mission[0])
    senders = (part.content for part in document.letter.title_parts if part.kind is TitlePartKind.SENDER)
    return ", ".join(plain(content) for content in senders) or document.masthead.united_nations


def _wanted_core(document: Document, *, signed: bool) -> Iterator[tuple[str, str]]:
    yield "title", document.title
    yield "subject", document.summary
    yield "creator", _author(document) if signed else document.masthead.united_nations
    yield "keywords", ", ".join(document.keywords)
    yield _LINGUAL, document.language.code.partition("-")[0]
    yield "contentStatus", document.status.value
    day = (document.masthead.date or document.date).partition("T")[0]
    if day:
        yield "created", day
        yield "modified", day


def file_properties(opened: Opened) -> dict[str, str]:
    """The file's own properties by their names."""
    found: dict[str, str] = {}
    for related in opened.related(""):
        if related.kind == _CUSTOM:
            for node in opened.part(related.target):
                found[node.get("name", "")] = "".join(str(text) for text in node.itertext())
    return found


def _wanted_custom(document: Document) -> Iterator[tuple[str, str]]:
    mast = document.masthead
    assigned = [symbol.text for symbol in mast.symbols if symbol.assigned]
    if assigned:
        yield "symbol", "-".join(assigned)
    for place, organ in enumerate(mast.organ_facts, 1):
        suffix = f"-{place}" if len(mast.organ_facts) > 1 else ""
        facts = (organ.name, organ.session_words, "; ".join(item.line for item in organ.items))
        names = ("organ", "session", "agendaItem")
        yield from ((f"{name}{suffix}", fact) for name, fact in zip(names, facts, strict=True) if fact)
    if mast.job_number:
        yield "jobNumber", mast.job_number
    yield "status", document.status.value
    yield "layout", document.layout
