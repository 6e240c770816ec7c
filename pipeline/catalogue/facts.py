"""Reads from the Akoma Ntoso of a document what it says of itself, and its words; from nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from lxml import etree
from msgspec import Struct

from pipeline.akn.data import vocabulary
from pipeline.errors import Fault, MastheadError, Place
from pipeline.language import OFFICIAL, facts
from pipeline.source.model.sessions import session_coded
from pipeline.xmlio.parse import local, parse

_INLINE = {
    *("a", "abbr", "b", "i", "u", "sup", "sub", "span", "ref", "mref", "rref", "inline", "term", "concept", "object"),
    *("person", "organization", "role", "location", "event", "date", "quantity", "entity", "def", "docTitle"),
    *("docNumber", "docDate", "docAuthority", "docProponent", "docType", "session", "signature", "ins", "del", "time"),
}  # what stands in a line: no space comes of it
_SPACES = re.compile(r"\s+")


class Session(Struct, frozen=True):
    """A session of an organ. ``kind`` is a key of ``session`` in the words of the house, such as ``ordinal``."""

    organ: str
    kind: str
    number: int


class Facts(Struct, frozen=True):
    """What a document says of itself. ``work`` is the IRI that all its languages share; what is not said is empty.

    ``organs`` are keys of the house's words, or names where the house has none; ``subjects`` are keys and names.
    """

    work: str
    language: str
    title: str
    symbols: tuple[str, ...]
    day: str
    status: str
    organs: tuple[str, ...]
    sessions: tuple[Session, ...]
    subjects: tuple[tuple[str, str], ...]
    text: str


def facts_of(data: bytes, path: str) -> Facts:
    """The facts of a file of Akoma Ntoso. Raises ``MastheadError``: MH102 to MH105, MH183 where it says no language."""
    root = parse(path, data).root
    document = next(iter(root), root)
    meta = next((each for each in document if local(each) == "meta"), None)
    work = _value(meta, "FRBRWork", "FRBRuri")
    code = next((each.get("language", "") for each in _within(meta, "FRBRExpression", "FRBRlanguage")), "")
    if meta is None or not work or not code:
        wrong, expected = (
            "the file does not say which work it is, and in which language",
            "Akoma Ntoso with its metadata",
        )
        raise MastheadError([Fault("MH183", Place(path), wrong, expected, "build the document anew")])
    issues = [each for each in meta.iter() if local(each) == "issue"]
    aliases = _within(meta, "FRBRWork", "FRBRalias")
    return Facts(
        work=work,
        language=_codes().get(code, code),
        title=next((each.get("value", "") for each in aliases if each.get("name") == "title"), "") or work,
        symbols=tuple(dict.fromkeys(_symbols(document))),
        day=_day(meta),
        status=next((_words(each) for each in meta.iter() if local(each) == "documentStatus"), ""),
        organs=tuple(dict.fromkeys(each.get("organ", "") for each in issues)) or _authors(meta),
        sessions=tuple(dict.fromkeys(_sessions(issues))),
        subjects=tuple(dict.fromkeys(_subjects(meta))),
        text=_words(document),
    )


def _within(meta: etree._Element | None, part: str, name: str) -> Iterator[etree._Element]:
    for each in meta.iter() if meta is not None else ():
        if local(each) == part:
            yield from (inner for inner in each if local(inner) == name)
            return


def _value(meta: etree._Element | None, part: str, name: str) -> str:
    return next((each.get("value", "") for each in _within(meta, part, name)), "")


def _symbols(document: etree._Element) -> Iterator[str]:
    """The symbols on the cover page, also one that is not whole (``A/61/…``); else the number of the Work."""
    cover = next((each for each in document if local(each) in {"coverPage", "preface"}), None)
    numbers = [each for each in (cover.iter() if cover is not None else ()) if local(each) == "docNumber"]
    yield from (words for words in map(_words, numbers) if words)
    meta = next(each for each in document if local(each) == "meta")
    if not numbers:
        yield from (each.get("showAs", "") or each.get("value", "") for each in _within(meta, "FRBRWork", "FRBRnumber"))


def _day(meta: etree._Element) -> str:
    """The day of publication, else that of the Work; a day that is none is not said."""
    for part in ("FRBRExpression", "FRBRWork"):
        for each in _within(meta, part, "FRBRdate"):
            try:
                return date.fromisoformat(each.get("date", "")[:10]).isoformat()
            except ValueError:
                continue
    return ""


def _authors(meta: etree._Element) -> tuple[str, ...]:
    """The organ of the Work, where the file is not of our making: by its key, else by the name in the register."""
    ours = {organ["id"]: key for key, organ in vocabulary()["organs"].items()}
    for each in _within(meta, "FRBRWork", "FRBRauthor"):
        name = each.get("href", "").removeprefix("#")
        entries = (entry.get("showAs", "") for entry in meta.iter() if entry.get("eId") == name)
        organ = ours.get(name) or next(entries, "") or name
        return (organ,) if organ else ()
    return ()


def _sessions(issues: list[etree._Element]) -> Iterator[Session]:
    for each in issues:
        organ = each.get("organ", "")
        found = session_coded(each.get("session", ""), organ)
        if found:
            yield Session(organ, found.kind.name.lower(), found.number)


def _subjects(meta: etree._Element) -> Iterator[tuple[str, str]]:
    for each in meta.iter():
        if local(each) == "keyword" and each.get("refersTo") != "#agendaItem":
            value = _SPACES.sub(" ", each.get("value", "") or each.get("showAs", "")).strip()
            if value:
                yield value, _SPACES.sub(" ", each.get("showAs", "") or value).strip()


def _words(element: etree._Element) -> str:
    """The words of an element without metadata, with a space wherever a block ends."""
    return _SPACES.sub(" ", "".join(_pieces(element))).strip()


def _pieces(element: etree._Element) -> Iterator[str]:
    if local(element) == "meta":
        return
    block = local(element) not in _INLINE
    yield " " if block else ""
    yield element.text or ""
    for inner in element:
        yield from _pieces(inner)
        yield inner.tail or ""
    yield " " if block else ""


@cache
def _codes() -> dict[str, str]:
    return {facts(code).alpha3: code for code in OFFICIAL}
