"""Compares the running heads and feet of every section: symbol, page number, job number, status, the first foot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.document.model import Document
from pipeline.errors import Fault
from pipeline.ooxml.numbers import Numbers
from pipeline.ooxml.opened import Opened
from pipeline.style.load import house_style
from pipeline.verify.docx.content.sections import Section
from pipeline.verify.docx.package.styles import Styles
from pipeline.verify.docx.text.paragraph import ReadParagraph
from pipeline.verify.docx.text.paragraphs import paragraphs
from pipeline.verify.expected.form import Form
from pipeline.verify.lines import short, told_of
from pipeline.verify.piece import collapse, seen

_fault = told_of("MH642", "docx")
_PAGES: Mapping[str, str] = {"default": "odd pages", "even": "even pages", "first": "the first page"}


def running_faults(document: Document, opened: Opened, found: Sequence[Section], form: Form) -> Iterator[Fault]:
    """MH642: a head or foot that says something else, or lacks a field; each part once."""
    styles = Styles(next(iter(opened.all_of("styles")), None))
    compared: set[tuple[str, str]] = set()
    for section in found:
        for key, name in section.running.items():
            kind, _, side = key.partition("/")
            if not name or (name, key) in compared or (side == "first" and not section.title_page):
                continue
            compared.add((name, key))
            read = tuple(paragraphs(opened.part(name), Numbers(None), styles))
            head = kind == "headerReference"
            where = f"the {'head' if head else 'foot'} of {_PAGES.get(side, side)}"
            yield from _head(document, form, where, side, read) if head else _foot(document, form, where, side, read)


def _head(document: Document, form: Form, where: str, side: str, read: Sequence[ReadParagraph]) -> Iterator[Fault]:
    mast = document.masthead
    yield from _lines(where, (mast.running_title, *mast.running) if form.masthead and side != "first" else (), read)


def _foot(document: Document, form: Form, where: str, side: str, read: Sequence[ReadParagraph]) -> Iterator[Fault]:
    """The page at the outer edge, the job number at the inner one; the status line is the last.

    The first foot has the words beside the recycling mark, where the layout has it, and the job line.
    """
    mast, house = document.masthead, house_style(document.layout)
    if side == "first":
        recycle = mast.recycle if house.foot.recycle.width else ""
        yield from _lines(where, (recycle, mast.job_line, document.status_line), read)
        return
    names = ("PAGE", "NUMPAGES") if house.switches.page_total else ("PAGE",)
    fields = [one for each in read for one in each.fields]
    if (had := tuple(next(iter(one.instruction), "") for one in fields)) != names:
        yield _fault(f"{where} has the fields {', '.join(had) or 'none'}", ", ".join(names))
    pages = "/".join(one.result for one in fields)
    if not all(part.isdigit() for part in pages.split("/")):
        yield _fault(f"{where} shows the page {pages!r}", "figures")
    job = mast.job_number if form.masthead else ""
    rtl = document.language.direction == "rtl"
    inner = (pages, job) if (side == "even") != rtl else (job, pages)  # from left to right
    yield from _lines(where, (" ".join(part for part in inner if part), document.status_line), read)


def _lines(where: str, lines: Sequence[str], read: Sequence[ReadParagraph]) -> Iterator[Fault]:
    expected = [collapse(seen(line)) for line in lines if line]
    found = [collapse(seen(each.text)) for each in read if each.text]
    if found != expected:
        yield _fault(f"{where} reads “{short(' / '.join(found))}”", f"“{short(' / '.join(expected))}”")
