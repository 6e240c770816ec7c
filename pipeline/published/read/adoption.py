"""The adoption of a published resolution: number, day, meeting, and the words that the house would not compute."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from lxml import etree
from msgspec.structs import replace

from pipeline.document.inline import words as words_of
from pipeline.published.acts import Acts
from pipeline.published.read.cover import Cover, is_day
from pipeline.published.tree import below, child, children, flat
from pipeline.resolve.components.adoption import COUNCIL, computed_heading, computed_meeting, computed_proponent
from pipeline.source.model import adoption as a
from pipeline.source.model import document as m
from pipeline.source.model.inline import Inlines, Reference, Text, plain
from pipeline.source.model.masthead import Masthead
from pipeline.whole_numbers import whole
from pipeline.words import words

_COMMITTEES = ("first", "second", "third", "fourth", "fifth", "sixth")
_DOCUMENT = re.compile(r"[AES]/[A-Za-z0-9./\-]{1,60}\d")
_ADOPTED = re.compile(r"\A(?:E?S-)?[1-9]\d{0,3}/[1-9]\d{0,3}(?: [A-Z]{1,2})?\Z")
_NO_NUMBER = "1/1"
_NO_DAY = "1900-01-01"  # of files that tell none (guidelines, part 1, page 110)
_PREFIX = re.compile(r"\A[AES]/RES/")
_COUNCIL = re.compile(r"(\d{1,5}) ?\((\d{4})\)")
_FIGURES = re.compile(r"\d+")
_SOME_WORD = re.compile(r"[^\W_]+")


def read_draft(cover: Cover) -> tuple[a.Adoption, Inlines]:
    """Of a draft, the lines above its title: who submits it, and what it is; nothing stands under its text."""
    titles = cover.all("docTitle")
    return a.Adoption(heading=cover.inlines.words(*titles, plainly=True), proponent=a.Proponent()), ()


def read_adoption(cover: Cover, masthead: Masthead, kind: m.LetterKind, acts: Acts) -> tuple[a.Adoption, Inlines]:
    """The adoption, and the line of the meeting where it is pinned. What the house computes is left to it."""
    council = masthead.issues[0].organ == COUNCIL
    heading = _heading(cover, council=council)
    closing = next((each for each in below(cover.document, "conclusions") if flat(each)), None)
    lines = [] if closing is None else [each for each in children(closing) if flat(each)]
    adoption = a.Adoption(
        number=_number(cover, council=council),
        date=_day(cover.document),
        meeting=_meeting(cover.document if heading is None or not council else heading),
        proponent=_proponent(cover, acts),
    )
    own = words(cover.lang)

    def source(of: a.Adoption) -> m.Source:
        return m.Source(m.Status.ISSUED, cover.lang, masthead, m.Letter(kind, adoption=of))

    title = cover.inlines.words(heading, plainly=True)
    if title and not _same(title, (Text(computed_heading(source(adoption), own)),), acts):
        adoption = replace(adoption, heading=title)
    line = cover.inlines.words(*lines, plainly=True)
    if not line and not council:
        return replace(adoption, meeting=0), ()  # no line is printed
    for resumed in (False, True):
        given = words_of(computed_meeting(source(replace(adoption, resumed=resumed)), own))
        if not line or _same(line, (Text(given),), acts):
            return replace(adoption, resumed=resumed and bool(line)), ()
    return adoption, line


def _heading(cover: Cover, *, council: bool) -> etree._Element | None:
    """The adoption title; of the Security Council the last of two titles on the cover."""
    titles = cover.all("docTitle")
    told = next((each for each in titles if each.get("refersTo") == "#adoption"), None)
    if not council or told is not None:
        return titles[0] if told is None and titles else told
    return titles[-1] if len(titles) > 1 else None


def _number(cover: Cover, *, council: bool) -> str:
    """The number: of the symbol, else of the preface, else of the IRI of the Work."""
    found = _COUNCIL.search(cover.symbol) if council else None
    if found:
        return f"{found[1]} ({found[2]})"
    preface = child(cover.document, "preface")
    printed = "" if preface is None else flat(next(below(preface, "docNumber"), None)).rstrip(".")
    uri = next((each.get("value", "") for each in below(cover.document, "FRBRuri")), "").rstrip("/").rpartition("/")[2]
    named = (_PREFIX.sub("", cover.symbol), printed, uri.replace("-", "/"))
    return next((each for each in named if _ADOPTED.match(each)), _NO_NUMBER)


def _day(document: etree._Element) -> str:
    """The day of the adoption: where the words say it, else that of the Work, else any."""
    adopted = (each for each in below(document, "docDate") if "doption" in each.get("refersTo", ""))
    works = (each for level in below(document, "FRBRWork") for each in below(level, "FRBRdate"))
    others = below(document, "docDate", "FRBRdate")
    return next((day for each in (*adopted, *works, *others) if is_day(day := each.get("date", ""))), _NO_DAY)


def _meeting(around: etree._Element) -> int:
    for each in below(around, "location", "inline"):
        if each.get("refersTo") == "#adoptionMeeting" or each.get("name") == "adoptionMeeting":
            found = _FIGURES.search(flat(each))
            return whole(found[0]) if found else 0
    return 0


def _proponent(cover: Cover, acts: Acts) -> a.Proponent:
    element = cover.find("docProponent")
    content = _unbracketed(cover.inlines.words(element, plainly=True))
    if element is None or not content:
        return a.Proponent()
    refers = element.get("refersTo", "").lower()
    line = flat(element)
    symbols = tuple(dict.fromkeys(_DOCUMENT.findall(line)))
    numbers = _FIGURES.findall(line.rpartition(symbols[-1])[2]) if symbols else []
    committee = next((each for each in _COMMITTEES if each in refers), "none")
    made = a.Proponent(committee, symbols, numbers[0] if numbers else "")
    return made if _same(content, computed_proponent(made, words(cover.lang)), acts) else replace(made, content=content)


def _unbracketed(content: Inlines) -> Inlines:
    """The words without the brackets of the house around them."""
    found = list(content)
    if found and isinstance(first := found[0], Text):
        found[0] = Text(first.text.lstrip().removeprefix("["))
    if found and isinstance(last := found[-1], Text):
        found[-1] = Text(last.text.rstrip().removesuffix("]"))
    return tuple(each for each in found if not isinstance(each, Text) or each.text)


def _same(given: Inlines, computed: Inlines, acts: Acts) -> bool:
    """Whether the words are those of the house; where only blanks are others, those of the house are told as mended."""
    one, other = _written(given), _written(computed)
    if "".join(one.split()) != "".join(other.split()):
        return False
    for before, after in _respaced(_SOME_WORD.findall(one), _SOME_WORD.findall(other)):
        acts.change(before, after)
    return True


def _respaced(one: list[str], other: list[str]) -> Iterator[tuple[str, str]]:
    for kind, at, end, to, until in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield " ".join(one[at:end]), " ".join(other[to:until])


def _written(content: Inlines) -> str:
    """The words as they are printed; of a reference without words, its symbol."""
    parts = (each.target if isinstance(each, Reference) and not each.content else plain((each,)) for each in content)
    return "".join(parts).replace("\u2011", "-")
