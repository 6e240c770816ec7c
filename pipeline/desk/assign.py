"""Gives all language versions of a document what the United Nations assigns: symbol, date, job number, original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from pipeline.checks.versions import parity
from pipeline.desk.lexical import Edit, Lexical, Tagged, applied
from pipeline.document.model import Document
from pipeline.errors import Fault, MastheadError, Place
from pipeline.options import Options
from pipeline.stages import RESOLVING, Work, document_of, run
from pipeline.words import house
from pipeline.xmlio.parse import read_bytes

_ISSUED = "issued"
_REFUSED = frozenset({"MH407", "MH416", "MH417", "MH464"})  # warnings that make a value of the masthead impossible
_LACKING = frozenset({"MH421", "MH430", "MH465"})  # what keeps a document from being issued


class Values(Struct, frozen=True):
    """What is assigned; what is empty stays as it is. ``symbols`` are those of the organs, ``date`` is ISO 8601."""

    symbols: tuple[str, ...] = ()
    date: str = ""
    job: str = ""
    original: str = ""


class Assigned(Struct, frozen=True):
    """A version with its values: what it was, what it is now, and what keeps it from being issued."""

    path: Path
    before: bytes
    after: bytes
    lacking: tuple[Fault, ...]

    @property
    def issued(self) -> bool:
        """Whether its status is now that of an issued document."""
        return not self.lacking


def assign(paths: Sequence[Path], values: Values) -> tuple[Assigned, ...]:
    """All versions with the values; nothing is written. Raises ``MastheadError``.

    MH606 a value that a version has already and that is another; MH607 a symbol of an organ that the masthead does not
    have; MH640 versions that differ; what the checks find of the values (MH416, MH417, MH464) and of the source.
    """
    sources = [(path, read_bytes(path)) for path in paths]
    documents = [_resolved(path, data)[0] for path, data in sources]
    faults = [fault for other in documents[1:] for fault in parity(documents[0], other)]
    edited = [(path, data, _edited(path, data, values, faults)) for path, data in sources]
    if faults:
        raise MastheadError(faults)
    made = [_issued(path, before, after) for path, before, after in edited]
    if all(each.issued for each in made):
        return tuple(made)
    drafts = [_with_status(each.before, after, each) for each, (_, _, after) in zip(made, edited, strict=True)]
    return tuple(drafts)


def _with_status(before: bytes, after: bytes, made: Assigned) -> Assigned:
    """A version of a document that is not issued yet: its status stays."""
    return Assigned(made.path, before, after, made.lacking)


def _resolved(path: Path, data: bytes) -> tuple[Document, tuple[Fault, ...]]:
    work = run(Work(path, path.name.removesuffix(".xml"), Options(), data), RESOLVING)
    return document_of(work), work.warnings


def _issued(path: Path, before: bytes, after: bytes) -> Assigned:
    """The version as issued, where nothing keeps it from that; else what does, and the version with its status."""
    _checked(path, after)
    lexical = Lexical(after)
    issued = applied(after, lexical.with_attribute(lexical.elements[0], "status", _ISSUED))
    try:
        lacking = tuple(fault for fault in _resolved(path, issued)[1] if fault.code in _LACKING)
    except MastheadError as error:
        lacking = tuple(fault for fault in error.faults if fault.code in _LACKING)
        if len(lacking) < len(error.faults):
            raise
    return Assigned(path, before, issued, lacking)


def _checked(path: Path, data: bytes) -> None:
    """Raises ``MastheadError`` where a value cannot be."""
    wrong = [fault for fault in _resolved(path, data)[1] if fault.code in _REFUSED and _in_masthead(data, fault)]
    if wrong:
        raise MastheadError(wrong)


def _in_masthead(data: bytes, fault: Fault) -> bool:
    mast = next(Lexical(data).find("masthead"))
    begin, end = (data[:at].count(b"\n") + 1 for at in (mast.begin, mast.end))
    return begin <= fault.place.line <= end


def _edited(path: Path, data: bytes, values: Values, faults: list[Fault]) -> bytes:
    """The bytes with the values in their places; ``faults`` get what contradicts them."""
    try:
        lexical = Lexical(data)
    except ValueError as error:
        wrong = f"the source is not in UTF-8 ({error})"
        faults.append(Fault("MH608", Place(str(path)), wrong, "a source in UTF-8", "save it in UTF-8"))
        return data
    mast = next(lexical.find("masthead"))
    edits: list[Edit] = []
    issues = {
        house().organs[lexical.attribute(each, "organ") or ""].letter: each for each in lexical.find("issue", mast)
    }
    for symbol in values.symbols:
        issue = issues.get(symbol.partition("/")[0])
        if issue is None:
            wrong, expected = f"no organ of the masthead has the symbol {symbol}", f"a symbol of {', '.join(issues)}"
            faults.append(Fault("MH607", _place(path, mast), wrong, expected, "correct the symbol or the masthead"))
            continue
        element = next(lexical.find("symbol", issue))
        had = "".join(letter.text for letter in element.letters).strip()
        faults += _other(path, lexical, element, "symbol", (had, symbol))
        edits += _state_removed(lexical, element)
        edits += lexical.with_words(element, symbol)
    given = (("issued", "when", values.date), ("job", "number", values.job), ("original", "in", values.original))
    for name, attribute, value in given:
        if value:
            element = next(lexical.find(name, mast))
            had = lexical.attribute(element, attribute) or ""
            faults += _other(path, lexical, element, name, (had, value))
            edits += _state_removed(lexical, element)
            edits += lexical.with_attribute(element, attribute, value)
    return applied(data, edits)


def _state_removed(lexical: Lexical, element: Tagged) -> Iterator[Edit]:
    """What is known now needs neither its state nor what it rested on."""
    for attribute in ("state", "evidence"):
        yield from lexical.with_attribute(element, attribute, None)


def _other(path: Path, lexical: Lexical, element: Tagged, name: str, values: tuple[str, str]) -> Iterator[Fault]:
    """MH606: another value is assigned already; that stays."""
    had, value = values
    if lexical.attribute(element, "state") in (None, "assigned") and had and had != value:
        wrong, expected = f"the {name} is assigned already: {had}", f"{value}, or none yet"
        yield Fault("MH606", _place(path, element), wrong, expected, "correct it by hand if it is wrong")


def _place(path: Path, element: Tagged) -> Place:
    return Place(str(path), element.line, element.column)
