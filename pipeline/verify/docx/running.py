"""Compares the running heads and feet of every section: symbol, page number, job number, status, the first foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.style import Function
from pipeline.style.units import eighths, twips
from pipeline.verify.compare import MEND, shown
from pipeline.verify.docx.cascade import Cascade
from pipeline.verify.docx.form import Form
from pipeline.verify.docx.house_look import HouseLook
from pipeline.verify.docx.numbers import Numbers
from pipeline.verify.docx.opened import Opened
from pipeline.verify.docx.paragraphs import ReadParagraph, paragraphs
from pipeline.verify.docx.places import Measured
from pipeline.verify.docx.running_look import head_differences, word_differences
from pipeline.verify.docx.running_places import first_foot_places, foot_places, head_places, recycle_places
from pipeline.verify.docx.sections import Section
from pipeline.verify.docx.shown import Reader, Shown
from pipeline.verify.docx.styles import Styles

_SIDES: Mapping[str, str] = {"default": "odd pages", "even": "even pages", "first": "the first page"}


class Running:
    """Reads the heads and feet of a document; a part that several sections have is read once."""

    def __init__(self, document: Document, opened: Opened, cascade: Cascade, house: HouseLook, form: Form) -> None:
        self._document, self._opened, self._cascade, self._house = document, opened, cascade, house
        self._masthead = form.masthead
        self._shift = house.house.working.shift if form.review else 0.0
        self._seen: set[tuple[str, str, bool]] = set()

    def faults(self, found: tuple[Section, ...]) -> Iterator[Fault]:
        """MH642: a head or foot that says something else, lacks a field, or looks otherwise."""
        for section in found:
            for key, name in section.running.items():
                kind, _, side = key.partition("/")
                once = (name, key, section.landscape)
                if name and once not in self._seen and (side != "first" or section.title_page):
                    self._seen.add(once)
                    yield from self._one(kind == "headerReference", side, name, section)

    def _one(self, head: bool, side: str, name: str, section: Section) -> Iterator[Fault]:
        root = self._opened.part(name)
        read = tuple(paragraphs(root, Numbers(None), Styles(None)))
        looks = tuple(Reader(self._cascade, {}).paragraphs(root))
        where = f"the {'head' if head else 'foot'} of {_SIDES.get(side, side)}"
        if head:
            yield from self._head(where, side, read, looks)
            lines = [line for line in looks if line.stretches]
            yield from self._places(where, head_places(self._house.house, lines, section))
        elif side == "first":
            yield from self._first_foot(where, read, looks)
            yield from self._places(where, first_foot_places(self._house.house, section, looks))
            beside = recycle_places(self._house.house, looks, rtl=self._house.rtl, shift=self._shift)
            yield from self._places(where, beside)
        else:
            yield from self._foot(where, side, read, looks, section)
            yield from self._places(where, foot_places(self._house.house, section, looks))

    def _head(
        self, where: str, side: str, read: tuple[ReadParagraph, ...], looks: tuple[Shown, ...]
    ) -> Iterator[Fault]:
        wanted = self._document.masthead.running if self._masthead and side != "first" else ()
        wanted = tuple(line for line in wanted if line)
        had = tuple(each.text for each in read if each.text)
        if had != wanted:
            yield _fault(f"{where} reads “{shown(' / '.join(had))}”", f"“{shown(' / '.join(wanted))}”")
        lines = [each for each in looks if each.stretches]
        thickness = eighths(self._house.house.running.rule.thickness)
        for place, line in enumerate(lines):
            rule = thickness if place == len(lines) - 1 else 0
            for each in head_differences(self._house, line, odd=side == "default", rule=rule):
                yield _fault(f"{where} has {each.had}", each.wanted)

    def _places(self, where: str, parted: Iterable[Measured]) -> Iterator[Fault]:
        for name, had, wanted in parted:
            yield _fault(f"{where}: {name} at {had:.1f} pt", f"{wanted:.1f} pt")

    def _foot(
        self, where: str, side: str, read: tuple[ReadParagraph, ...], looks: tuple[Shown, ...], section: Section
    ) -> Iterator[Fault]:
        """The page at the outer edge, the job number at the inner one; the status line is the second."""
        house = self._house.house
        names = ("PAGE", "NUMPAGES") if house.switches.page_total else ("PAGE",)
        had = tuple(" ".join(one.instruction) for each in read for one in each.fields)
        if had != names:
            yield _fault(f"{where} has the fields {', '.join(had) or 'none'}", ", ".join(names))
        pages = "/".join(one.result for each in read for one in each.fields)
        if not all(part.isdigit() for part in pages.split("/")):
            yield _fault(f"{where} shows the page {pages!r}", "figures")
        job = self._document.masthead.job_number if self._masthead else ""
        inner = (pages, job) if (side == "even") != self._house.rtl else (job, pages)  # from left to right
        yield from self._lines(where, (" ".join(part for part in inner if part),), read)
        first = looks[0] if looks else None
        width = house.turned_measure if section.landscape else house.page.measure
        if first is not None and first.look.properties.get(f"tab.{twips(width)}") != "right":
            yield _fault(f"{where} has no tab stop at its outer edge", f"one at {width:g} pt")
        if first is not None and first.look.properties.get("bidi"):
            yield _fault(f"{where} has figures from right to left", "figures from left to right")
        for line in looks[:1]:
            for stretch in line.stretches:
                function = Function.JOB_NUMBER if stretch.text == job else Function.PAGE_NUMBER
                for each in word_differences(self._house, function, stretch):
                    yield _fault(f"{where} has {each.had} in “{shown(stretch.text)}”", each.wanted)
        yield from self._status(where, looks[1:])

    def _first_foot(self, where: str, read: tuple[ReadParagraph, ...], looks: tuple[Shown, ...]) -> Iterator[Fault]:
        """The words beside the recycling mark, where the layout has it, and the job line."""
        mast, foot = self._document.masthead, self._house.house.foot
        recycle = mast.recycle if foot.recycle.width else ""
        functions = {recycle: Function.RECYCLE, mast.job_line: Function.JOB_LINE}
        wanted = tuple(" ".join(line.split()) for line in (recycle, mast.job_line) if line)
        yield from self._lines(where, wanted, read)
        for line, shown_line in zip((line for line in (recycle, mast.job_line) if line), _worded(looks), strict=False):
            for stretch in shown_line.stretches:
                for each in word_differences(self._house, functions[line], stretch):
                    yield _fault(f"{where} has {each.had} in “{shown(stretch.text)}”", each.wanted)
        for said in (each.look.properties for each in looks):
            if "framePr" in said and (said.get("jc") != "right" or said.get("right") or said.get("first")):
                yield _fault(f"{where} has words that do not end with their frame", "lines set right")
        yield from self._status(where, tuple(_worded(looks))[len(wanted) :])

    def _lines(self, where: str, lines: tuple[str, ...], read: tuple[ReadParagraph, ...]) -> Iterator[Fault]:
        """The words of a foot, its status line last."""
        wanted = tuple(line for line in (*lines, self._document.status_line) if line)
        had = tuple(each.text for each in read if each.text)
        if had != tuple(" ".join(line.split()) for line in wanted):
            yield _fault(f"{where} reads “{shown(' / '.join(had))}”", f"“{shown(' / '.join(wanted))}”")

    def _status(self, where: str, looks: tuple[Shown, ...]) -> Iterator[Fault]:
        for line in looks:
            if line.stretches and line.look.properties.get("jc") != "center":
                yield _fault(f"the status line in {where} is not centred", "lines set center")
            for stretch in line.stretches:
                for each in word_differences(self._house, Function.STATUS, stretch):
                    yield _fault(f"{where} has {each.had} in “{shown(stretch.text)}”", each.wanted)


def _worded(looks: tuple[Shown, ...]) -> Iterator[Shown]:
    return (line for line in looks if line.stretches)


def _fault(wrong: str, expected: str) -> Fault:
    return Fault("MH642", Place("docx"), wrong, expected, MEND)
