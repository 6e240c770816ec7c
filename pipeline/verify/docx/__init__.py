"""Reads a DOCX back and compares it with the document: every block with its number, order, notes, references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from pipeline.document.model import Document
from pipeline.document.signed import for_signature
from pipeline.errors import Fault, Place
from pipeline.ooxml.numbers import Numbers
from pipeline.ooxml.opened import Opened, Unreadable, W
from pipeline.verify.docx.comments.placed import comment_faults
from pipeline.verify.docx.content.bindings import binding_faults
from pipeline.verify.docx.content.file_properties import property_faults
from pipeline.verify.docx.content.pictures import picture_faults
from pipeline.verify.docx.content.running import running_faults
from pipeline.verify.docx.content.sections import section_faults, sections
from pipeline.verify.docx.content.settings import setting_faults
from pipeline.verify.docx.content.tables import table_faults
from pipeline.verify.docx.fields.contents import contents_faults
from pipeline.verify.docx.fields.evaluated import field_faults
from pipeline.verify.docx.fields.page_numbers import contents_field_faults, page_faults, totals
from pipeline.verify.docx.fields.targets import lead_faults
from pipeline.verify.docx.package.styles import Styles
from pipeline.verify.docx.text.bookmarks import bookmark_faults, end_faults
from pipeline.verify.docx.text.compared import text_faults
from pipeline.verify.docx.text.paragraph import ReadParagraph
from pipeline.verify.docx.text.paragraphs import paragraphs
from pipeline.verify.expected.document import Expected, expected
from pipeline.verify.expected.form import Form
from pipeline.verify.expected.submission import to_sign
from pipeline.verify.given import Given
from pipeline.verify.lines import MEND

_PATH = "docx"
_NAMING = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
_PARTS = ("header", "footer", "footnotes", "comments")


def verified(given: Given) -> tuple[Fault, ...]:
    """The differences that ``verify_docx`` finds in an output of the table of outputs."""
    return verify_docx(
        given.document,
        given.data,
        submission=given.options.form != "issued",
        review=given.options.review,
        pages=given.pages,
        findings=given.findings,
        stream=given.stream,
        path=given.path,
        digest=sha256(given.source).hexdigest(),
    )


def verify_docx(
    document: Document,
    data: bytes,
    *,
    submission: bool = False,
    review: bool = False,
    pages: Mapping[str, int] | None = None,
    findings: Sequence[Fault] | None = None,
    stream: Expected | None = None,
    path: str = _PATH,
    digest: str = "",
) -> tuple[Fault, ...]:
    """Every difference between ``data`` and what the document says.

    MH620 unreadable, MH621 words or their order, MH622 a number, MH623 a block without its bookmark or outline level,
    MH624 a note, MH625 a field or link, MH626 a style that is not defined, MH627 the masthead, MH641 languages, MH642
    heads and feet, MH643 bound values, MH644 properties, MH645 settings and sections, MH646 tables, MH647 pictures,
    MH648 addresses. ``submission`` is the form that the mission signs, ``review`` the working copy. ``pages`` has the
    page of each id, where a layout is at hand, ``findings`` are those that the comments of a working copy tell (MH636),
    where they are; ``stream`` is that of the document and ``digest`` that of its source, if at hand.
    """
    try:
        opened, form = Opened(data), Form(masthead=not submission, review=review)
        printed = to_sign(for_signature(document)) if submission else document
        file = DocxFile(opened)
        own = expected(document) if stream is None else stream
        short = expected(printed) if submission else own
        faults = [*_faults(printed, short, file, form, pages if form.masthead else None, path)]
        if review:
            faults += comment_faults(document, own, opened, file.body, file.found, findings, issued=form.masthead)
        return (*faults, *_besides(for_signature(document) if submission else document, opened, form, digest))
    except (Unreadable, ValueError) as error:  # the latter: a measure that is no number
        return (Fault("MH620", Place(_PATH), str(error), "a DOCX that can be read", MEND),)


class DocxFile:
    """The text and the notes of a file, read once: paragraphs with the numbers that Word computes."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        body = opened.part(opened.main).find(f"{W}body")
        if body is None:
            raise Unreadable("its main part has no body")
        self.body = body
        self.styles = Styles(next(iter(opened.all_of("styles")), None))
        numbers = Numbers(next(iter(opened.all_of("numbering")), None))
        self.found = tuple(paragraphs(body, numbers, self.styles, _addresses(opened, opened.main)))
        self.notes = dict(self._notes())

    def _notes(self) -> Iterator[tuple[str, tuple[ReadParagraph, ...]]]:
        """The footnotes by their number in the package; separators are no notes."""
        for related in (each for each in self.opened.related(self.opened.main) if each.kind == "footnotes"):
            addresses = _addresses(self.opened, related.target)
            for node in self.opened.part(related.target).findall(f"{W}footnote"):
                if node.get(f"{W}type", "normal") == "normal":
                    yield node.get(f"{W}id", ""), tuple(paragraphs(node, Numbers(None), self.styles, addresses))


def _faults(
    document: Document, stream: Expected, file: DocxFile, form: Form, pages: Mapping[str, int] | None, path: str
) -> Iterator[Fault]:
    found, notes = file.found, file.notes
    yield from text_faults(document, stream, found, notes, file.styles, path)
    yield from field_faults(found, notes)
    yield from lead_faults(stream, found, notes)
    yield from contents_faults(found, file.styles, paged=form.paged)
    yield from bookmark_faults(stream, found)
    yield from contents_field_faults(document, file.body, found)
    yield from table_faults(stream, file.body, file.styles)
    if form.paged:
        yield from page_faults(found, totals(file.opened), pages)


def _addresses(opened: Opened, part: str) -> dict[str, str]:
    """The external addresses of a part by relationship."""
    return {related.id: related.target for related in opened.related(part) if related.kind == "hyperlink"}


def _besides(document: Document, opened: Opened, form: Form, digest: str) -> Iterator[Fault]:
    """What is no text: heads and feet, bound values, properties, settings, sections, tables, pictures, styles."""
    pages = sections(opened)
    yield from running_faults(document, opened, pages, form)
    yield from binding_faults(document, opened, masthead=form.masthead)
    yield from property_faults(document, opened, signed=not form.masthead, digest=digest)
    yield from setting_faults(opened, review=form.review)
    yield from end_faults(opened)
    yield from section_faults(document, pages, form)
    yield from picture_faults(document, opened, form)
    for style in sorted(_undefined(opened)):
        yield Fault("MH626", Place("docx"), f"the style {style!r} is used and not defined", "a defined style", MEND)


def _undefined(opened: Opened) -> frozenset[str]:
    """The styles that anything in the text, a head or a note names, also where nothing is shown, and nobody defines."""
    defined = {node.get(f"{W}styleId") for root in opened.all_of("styles") for node in root.iter(f"{W}style")}
    roots = (opened.part(opened.main), *(root for kind in _PARTS for root in opened.all_of(kind)))
    used = (node.get(f"{W}val", "") for root in roots for node in root.iter(*_NAMING))
    return frozenset(each for each in used if each not in defined)
