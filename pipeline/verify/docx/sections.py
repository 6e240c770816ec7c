"""Reads the sections with their heads and feet, and compares them with those that the document must have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.document.model import Document
from pipeline.document.names import bookmark
from pipeline.errors import Fault, Place
from pipeline.verify.compare import MEND
from pipeline.verify.docx.form import Form
from pipeline.verify.docx.opened import Opened, R, W, on
from pipeline.verify.docx.sides import sides


@dataclass(frozen=True, slots=True)
class Section:
    """A section: whether its pages are on their side, its first page has heads of its own, and it runs from the right.

    ``opens`` are the bookmarks of its first paragraph. ``running`` has the parts of its heads and feet by kind and
    pages (``headerReference/default``), and those of the sections before it where it names none (17.10.1).
    """

    landscape: bool
    title_page: bool
    rtl: bool
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
    size = node.find(f"{W}pgSz")
    landscape = size is not None and size.get(f"{W}orient") == "landscape"
    return Section(landscape, on(node.find(f"{W}titlePg")), on(node.find(f"{W}bidi")), running, opens)


def section_faults(document: Document, found: tuple[Section, ...], form: Form) -> Iterator[Fault]:
    """MH645: pages that are turned otherwise, another direction, a section without its heads and feet."""
    wanted = sides(document, masthead=form.masthead)
    if len(found) != len(wanted):
        expected = f"{len(wanted)}: one for each table on its side, with the headings that lead to it"
        yield _fault(f"{len(found)} sections", expected)
        return
    for place, (side, section) in enumerate(zip(wanted, found, strict=True)):
        where = f"section {place + 1}"
        if side.opens and bookmark(side.opens) not in section.opens:
            yield _fault(f"{where} does not begin with {side.opens!r}", "a table on its side, or the heading over it")
        if section.landscape != side.turned:
            names = ("upright pages", "pages on their side")
            yield _fault(f"{where} has {names[section.landscape]}", names[side.turned])
        first = form.masthead and not place
        if section.title_page != first:
            wrong = f"the first page of {where} has {'' if section.title_page else 'no '}heads of its own"
            yield _fault(wrong, "its own in the section of the masthead, and nowhere else")
        if section.rtl != (document.language.direction == "rtl"):
            wrong = f"{where} runs from {'right to left' if section.rtl else 'left to right'}"
            yield _fault(wrong, "the direction of the document")
        for pages in ("default", "even", *(("first",) if first else ())):
            for kind in ("headerReference", "footerReference"):
                if not section.running.get(f"{kind}/{pages}"):
                    yield _fault(f"{where} has no {kind.removesuffix('Reference')} for its {pages} pages", "one")


def _fault(wrong: str, expected: str) -> Fault:
    return Fault("MH645", Place("docx"), wrong, expected, MEND)
