"""What the properties of the file say: core properties, and the facts of the record as custom properties."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pipeline.document.inline import words
from pipeline.document.model import Document
from pipeline.language import word_language
from pipeline.source.model.document import TitlePartKind
from pipeline.source.model.inline import plain

DIGEST = "sourceDigest"
_MIDNIGHT = "T00:00:00Z"
_NO_DATE = "1970-01-01"
_OF_THE_HOUSE = frozenset({"symbol", "jobNumber"})  # what the United Nations assigns to a document


class Core(Struct, frozen=True):
    """Core properties (ECMA-376 Part 2, 11). The dates come from the document; no clock is read."""

    title: str
    creator: str
    subject: str
    keywords: str
    language: str
    moment: str
    status: str


class Custom(Struct, frozen=True):
    """A custom property: its number from 2 on, its name, its value."""

    number: int
    name: str
    value: str


def core(document: Document, *, signed: bool = False) -> Core:
    """The core properties; of the letter that a mission signs (``signed``) the mission is the author."""
    mast = document.masthead
    return Core(
        title=document.title,
        creator=_sender(document) or mast.united_nations if signed else mast.united_nations,
        subject=document.summary,
        keywords=", ".join(document.keywords),
        language=word_language(document.language.code),
        moment=moment(mast.date or document.date),
        status=document.status.value,
    )


def moment(date: str) -> str:
    """A day as a moment (its midnight, UTC); a moment as it is."""
    return date if "T" in date else f"{date or _NO_DATE}{_MIDNIGHT}"


def _sender(document: Document) -> str:
    """Whose letter it is: the first line of the letterhead, else the senders that the title names."""
    if document.submission.mission:
        return words(document.submission.mission[0])
    parts = document.letter.title_parts
    return ", ".join(plain(part.content) for part in parts if part.kind is TitlePartKind.SENDER)


def custom(document: Document, *, signed: bool = False, digest: str = "") -> tuple[Custom, ...]:
    """Symbol, session, agenda item, job number, status: the assigned ones, under the names of the record.

    A letter that is still to be signed has neither symbol nor job number. ``digest`` is that of the source: it says of
    an edited copy which words it began with.
    """
    facts = [(name, value) for name, value in _facts(document) if not (signed and name in _OF_THE_HOUSE)]
    facts += [(DIGEST, digest)] if digest else []
    return tuple(Custom(place, name, value) for place, (name, value) in enumerate(facts, 2))


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    mast = document.masthead
    several = len(mast.organ_facts) > 1
    symbols = [symbol.text for symbol in mast.symbols if symbol.assigned]
    if symbols:
        yield "symbol", "-".join(symbols)
    for place, organ in enumerate(mast.organ_facts, 1):
        suffix = f"-{place}" if several else ""
        yield f"organ{suffix}", organ.name
        if organ.session_words:
            yield f"session{suffix}", organ.session_words
        if organ.items:
            yield f"agendaItem{suffix}", "; ".join(item.line for item in organ.items)
    if mast.job_number:
        yield "jobNumber", mast.job_number
    yield "status", document.status.value
    yield "layout", document.layout
