"""Reads the sections with their heads and feet, and compares their pages with those of the house."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.document.model import Document
from pipeline.document.names import bookmark
from pipeline.errors import Fault, Place
from pipeline.style import Function, HouseStyle
from pipeline.style.units import twips
from pipeline.verify.compare import MEND
from pipeline.verify.docx.form import Form
from pipeline.verify.docx.measures import on
from pipeline.verify.docx.opened import Opened, R, W, value
from pipeline.verify.docx.sides import sides

_BELOW_BASE = 0.2  # share of a line of exact height that stands below its base, in Word
_NEAR = 1  # twip


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its page in twips, its switches, and the parts of its heads and feet by kind and pages.

    It is ``plain`` if it begins on a new page and has one column; ``opens`` are the bookmarks of its first paragraph.
    ``running`` has those of the sections before it where it names none (17.10.1): ``headerReference/default``.
    """

    width: int
    height: int
    landscape: bool
    margins: dict[str, int]
    title_page: bool
    rtl: bool
    plain: bool
    line_numbers: bool
    running: dict[str, str]
    opens: frozenset[str]


def sections(opened: Opened) -> tuple[Section, ...]:
    """The sections in order."""
    targets = {related.id: related.target for related in opened.related(opened.main)}
    running: dict[str, str] = {}
    found: list[Section] = []
    first: etree._Element | None = None
    for node in opened.part(opened.main).iter(f"{W}p", f"{W}sectPr"):
        if node.tag == f"{W}p":
            first = node if first is None else first
            continue
        for reference in node:
            kind = str(reference.tag).removeprefix(W)
            if kind in ("headerReference", "footerReference"):
                side = reference.get(f"{W}type", "default")
                running = running | {f"{kind}/{side}": targets.get(reference.get(f"{R}id", ""), "")}
        found.append(_section(node, running, _bookmarks(first)))
        first = None
    return tuple(found)


def _bookmarks(paragraph: etree._Element | None) -> frozenset[str]:
    starts = () if paragraph is None else paragraph.iter(f"{W}bookmarkStart")
    return frozenset(start.get(f"{W}name", "") for start in starts)


def _section(node: etree._Element, running: dict[str, str], opens: frozenset[str]) -> Section:
    size, margins = node.find(f"{W}pgSz"), node.find(f"{W}pgMar")
    page = {} if size is None else {str(key).removeprefix(W): str(value) for key, value in size.attrib.items()}
    return Section(
        int(page.get("w", "0")), int(page.get("h", "0")), page.get("orient") == "landscape",
        {} if margins is None else {str(k).removeprefix(W): int(v) for k, v in margins.attrib.items()},
        _switched(node, "titlePg"), _switched(node, "bidi"), _plain(node),
        node.find(f"{W}lnNumType") is not None, running, opens,
    )  # fmt: skip


def _plain(node: etree._Element) -> bool:
    """Whether it begins on a new page, with one column."""
    columns = node.find(f"{W}cols")
    one = columns is None or (columns.get(f"{W}num", "1") == "1" and not len(columns))
    return one and value(node.find(f"{W}type"), "nextPage") == "nextPage"


def _switched(node: etree._Element, name: str) -> bool:
    found = node.find(f"{W}{name}")
    return found is not None and on(found)


def section_faults(document: Document, house: HouseStyle, found: tuple[Section, ...], form: Form) -> Iterator[Fault]:
    """MH645: a page of another size, turn, margin or direction, or without the heads and feet that it must have."""
    wanted = sides(document, masthead=form.masthead)
    if len(found) != len(wanted):
        yield _fault(
            f"{len(found)} sections",
            f"{len(wanted)}: one for each table on its side, with the headings that lead to it",
        )
        return
    for place, (side, section) in enumerate(zip(wanted, found, strict=True)):
        where, turn = f"section {place + 1}", side.turned
        if side.opens and bookmark(side.opens) not in section.opens:
            yield _fault(f"{where} does not begin with {side.opens!r}", "a table on its side, or the heading over it")
        width, height = (house.page.height, house.page.width) if turn else (house.page.width, house.page.height)
        if (section.width, section.height, section.landscape) != (twips(width), twips(height), turn):
            had = f"{section.width / 20:g} by {section.height / 20:g} pt{', on its side' if section.landscape else ''}"
            yield _fault(f"{where} has pages of {had}", f"{width:g} by {height:g} pt{', on its side' if turn else ''}")
        yield from _margins(house, section, where, form, turn=turn)
        if section.line_numbers != form.review:
            yield _fault(
                f"{where} has {'' if section.line_numbers else 'no '}numbers of lines", "them in a working copy"
            )
        if not section.plain:
            yield _fault(f"{where} has several columns, or begins in the middle of a page", "one column, on a new page")
        first = form.masthead and not place
        if section.title_page != first:
            yield _fault(f"the first page of {where} has {'' if section.title_page else 'no '}heads of its own",
                         "its own in the section of the masthead, and nowhere else")  # fmt: skip
        if section.rtl != (document.language.direction == "rtl"):
            yield _fault(f"{where} runs from {'right to left' if section.rtl else 'left to right'}",
                         "the direction of the document")  # fmt: skip
        for pages in ("default", "even", *(("first",) if first else ())):
            for kind in ("headerReference", "footerReference"):
                if not section.running.get(f"{kind}/{pages}"):
                    yield _fault(f"{where} has no {kind.removesuffix('Reference')} for its {pages} pages", "one")


def _margins(house: HouseStyle, section: Section, where: str, form: Form, *, turn: bool) -> Iterator[Fault]:
    """The side margins, and where the text ends; the column of a working copy moves to where its lines begin.

    On a page on its side the text begins at the left margin of an upright one, under a head that moves with it.
    """
    page, had = house.page, section.margins
    sides = (had.get("left", 0), had.get("right", 0))
    wanted = (twips(page.margin_left), twips(page.margin_right))
    if turn:
        wanted = (twips(house.turned_left), twips(house.tables.turned_margin))
    elif form.review:
        begin, end = page.margin_left - house.working.shift, page.margin_right + house.working.shift
        wanted = (twips(end), twips(begin)) if section.rtl else (twips(begin), twips(end))
    below = page.height - page.last_base - _BELOW_BASE * house.of(Function.BODY).leading
    both = zip((*sides, had.get("bottom", 0)), (*wanted, twips(below)), strict=True)
    for name, (one, other) in zip(("left", "right", "lower"), both, strict=True):
        if abs(one - other) > _NEAR:
            yield _fault(f"{where} has a {name} margin of {one / 20:g} pt", f"{other / 20:g} pt")
    upper = had.get("top", 0)
    if turn and abs(upper - twips(page.margin_left)) > _NEAR:
        yield _fault(f"{where} has an upper margin of {upper / 20:g} pt", f"{page.margin_left:g} pt")


def _fault(wrong: str, expected: str) -> Fault:
    return Fault("MH645", Place("docx"), wrong, expected, MEND)
