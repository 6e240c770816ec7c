"""What is printed and what the metadata and identifiers say of it are the same (guidelines, part 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from unicodedata import decimal, normalize

from lxml import etree

from pipeline.akn.checks.rule import Finding, Rule
from pipeline.akn.cited import cited_work
from pipeline.akn.data import guidelines
from pipeline.akn.file import AknDocument, AknFile, in_meta, text_of, words_of
from pipeline.akn.iri import number_token
from pipeline.akn.names import XML_LANG, last_step, own, q
from pipeline.language import OFFICIAL
from pipeline.words.typed_dates import contradiction

_FRONT = tuple(q(name) for name in ("meta", "coverPage", "preface", "header"))
_LEVELS = ("FRBRWork", "FRBRExpression")
_PARTS = re.compile(r"[0-9]+|[^\W\d_]+")


def _symbols(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        levels = [AknDocument(each, each).level("FRBRWork") for each in {document.element, document.host}]
        numbers = [number for level in levels if level is not None for number in level.findall(q("FRBRnumber"))]
        stated = {value for number in numbers for value in (number.get("value", ""), number.get("showAs", ""))}
        parts = (part for part in document.element if part.tag in _FRONT)
        for element in (each for part in parts for each in part.iter(q("docNumber"))):
            words = " ".join(words_of(element).split()).strip("[]")
            if stated and words not in stated and number_token(words) not in stated:
                expected = " or ".join(repr(value) for value in sorted(stated) if value)
                yield Finding(element, f"the docNumber is {words!r}", expected, "make docNumber and FRBRnumber agree")


def _dates(file: AknFile) -> Iterator[Finding]:
    for element in file.named("docDate"):
        when, words = element.get("date", "")[:10], " ".join(words_of(element).split())
        lang = _language(file, element)
        if lang in OFFICIAL and _is_day(when):
            part = contradiction(words, when, "", (lang,))
            if part:
                wrong = f"the docDate {words!r} names another {part} than {when}"
                yield Finding(element, wrong, "the day that the words name", "correct the words or the attribute")


def _language(file: AknFile, element: etree._Element) -> str:
    """The language in which the words of ``element`` are: said around it, else that of its document."""
    stated = next((e.get(XML_LANG) for e in (element, *element.iterancestors()) if e.get(XML_LANG)), None)
    if stated:
        return stated
    inner = next((each for each in reversed(file.documents) if each.element in set(element.iterancestors())), None)
    level = None if inner is None else inner.level("FRBRExpression")
    code = None if level is None else level.find(q("FRBRlanguage"))
    return "" if code is None else str(guidelines()["languages"].get(code.get("language", ""), ""))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2006-06-07")


def _counted(file: AknFile) -> Iterator[Finding]:
    """The number in an eId is the printed one; scripts that an eId cannot have, and marks, are not compared.

    Where one of several has no number, their places are counted.
    """
    counted: dict[etree._Element, bool] = {}  # by what holds numbers: whether places are counted in it
    for num in file.named("num"):
        parent = num.getparent()
        around = None if parent is None else parent.getparent()
        if parent is None or around is None:
            continue
        if around not in counted:
            counted[around] = any(each.find(q("num")) is None for each in around.findall(parent.tag))
        eid = "" if counted[around] else parent.get("eId", "")
        token = last_step(eid).partition("_")[2]
        if token and _other(token, text_of(num)):
            wrong = f"the eId {eid!r} has another number than the num {' '.join(text_of(num).split())!r}"
            yield Finding(num, wrong, "the printed number in the eId", "correct the num, or rename the eId")


def _other(token: str, printed: str) -> bool:
    """Whether both have figures, or letters that count, and these are others.

    A language may print figures for letters, and what has both may bear a name that was given to it.
    """
    one, other = _pieces(token), _pieces(printed)
    if one == {"x"} or not all(any(kind(piece) for piece in other) for kind in _KINDS if any(map(kind, one))):
        return False
    pairs = (({piece for piece in one if kind(piece)}, {piece for piece in other if kind(piece)}) for kind in _KINDS)
    return any(mine and mine.isdisjoint(theirs) for mine, theirs in pairs)


_KINDS = (str.isdecimal, str.isalpha)
_LETTERS = 3  # of a number in letters; a Roman one may have more


def _pieces(text: str) -> set[str]:
    """The figures and letters that count in a number, in Latin signs, without the word before it."""
    plain = "".join(str(decimal(sign, sign)) for sign in normalize("NFKC", text))
    found = _PARTS.findall(plain.casefold())
    return {piece for piece in found if piece.isascii() and (len(piece) <= _LETTERS or not set(piece) - _ROMAN)}


_ROMAN = frozenset("ivxlcdm0123456789")


def _authority(file: AknFile) -> Iterator[Finding]:
    status = next((element.text or "" for element in file.root.iter(own("documentStatus"))), "")
    if not status:
        return
    expected = "true" if status.strip() == "issued" else "false"
    for document in file.documents:
        for name in _LEVELS:
            found = document.value(name, "FRBRauthoritative")
            if found not in ("", expected):
                wrong = f"FRBRauthoritative of {name} is {found!r}, and the documentStatus is {status!r}"
                yield Finding(document.element, wrong, repr(expected), "only an issued document is authoritative")


def _published(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        level, meta = document.level("FRBRExpression"), document.meta
        days = [] if level is None else [each.get("date", "")[:10] for each in level.findall(q("FRBRdate"))]
        for publication in [] if meta is None else meta.findall(q("publication")):
            found = publication.get("date", "")[:10]
            if days and found not in days:
                mend = "give both the day of publication"
                yield Finding(publication, f"publication has the date {found!r}", " or ".join(days), mend)
            number, own = publication.get("number", ""), document.values("FRBRWork", "FRBRnumber")
            if number and own and number_token(number) not in map(number_token, own):
                wrong = f"publication has the number {number!r}"
                yield Finding(publication, wrong, " or ".join(own), "give both the symbol of the document")


def _cited(file: AknFile) -> Iterator[Finding]:
    for element in file.named("ref"):
        href, symbol = element.get("href", ""), element.get("title") or " ".join(words_of(element).split())
        work = cited_work(symbol) if href.startswith("/akn/un/") and not in_meta(element) else ""
        if work and not _same_work(href, work):
            wrong = f"the reference to {symbol} leads to {href!r}"
            yield Finding(element, wrong, work, "correct the symbol or the IRI")


def _same_work(href: str, work: str) -> bool:
    """Whether both name one Work; of its date a symbol tells the year, and a version or part may follow."""
    found, expected = (iri.partition("#")[0].split("/") for iri in (href, work))
    return len(found) >= len(expected) and all(
        one[:4] == other[:4] if place == _DATE else one == other
        for place, (one, other) in enumerate(zip(found, expected, strict=False))
    )


_DATE = 6  # of /akn/un/element/subtype/actor/date/number


RULES = (
    Rule("MH529", "P1-145", "A printed docNumber is the FRBRnumber", _symbols),
    Rule("MH536", "P1-172", "A docDate has the day that its words name", _dates),
    Rule("MH538", "P1-110", "publication has the date of the Expression and the number of the Work", _published),
    Rule("MH539", "P1-110", "FRBRauthoritative is true of what is issued, and of nothing else", _authority),
    Rule("MH565", "P1-145", "A reference leads to the Work whose symbol it names", _cited),
    Rule("MH574", "P1-145", "The number in an eId is the printed one", _counted),
)
