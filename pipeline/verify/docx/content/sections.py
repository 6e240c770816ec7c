"""Reads the sections with their heads and feet, and compares them with those that the document must have."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pipeline.document.model import Document
from pipeline.errors import Fault
from pipeline.ooxml.opened import Opened, R, W, on
from pipeline.verify.expected.form import Form
from pipeline.verify.lines import told_of

_fault = told_of("MH645", "docx")


class Section(Struct, frozen=True):
    """A section: whether its first page has heads of its own, and whether it runs from right to left.

    ``running`` has the parts of its heads and feet by kind and pages (``headerReference/default``), and those of the
    sections before it where it names none (17.10.1).
    """

    title_page: bool
    rtl: bool
    running: dict[str, str]


def sections(opened: Opened) -> tuple[Section, ...]:
    """The sections in order."""
    targets = {related.id: related.target for related in opened.related(opened.main)}
    running: dict[str, str] = {}
    found: list[Section] = []
    for node in opened.part(opened.main).iter(f"{W}sectPr"):
        for reference in node.iterchildren(f"{W}headerReference", f"{W}footerReference"):
            side = f"{str(reference.tag).removeprefix(W)}/{reference.get(f'{W}type', 'default')}"
            running = running | {side: targets.get(reference.get(f"{R}id", ""), "")}
        found.append(Section(on(node.find(f"{W}titlePg")), on(node.find(f"{W}bidi")), running))
    return tuple(found)


def section_faults(document: Document, found: tuple[Section, ...], form: Form) -> Iterator[Fault]:
    """MH645: a section that runs another way, or lacks its heads and feet; the first page with the masthead has own."""
    for place, section in enumerate(found):
        where, first = f"section {place + 1}", form.masthead and not place
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
