"""Reads a DOCX back and compares it with the document: every block with its number, order, notes, references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from pipeline.document.model import Document
from pipeline.document.signed import for_signature
from pipeline.errors import Fault, Place
from pipeline.verify.docx.blocks import block_faults
from pipeline.verify.docx.bookmarks import bookmark_faults, group_lines
from pipeline.verify.docx.comments import comment_faults
from pipeline.verify.docx.contents import contents_faults
from pipeline.verify.docx.fields import field_faults
from pipeline.verify.docx.form import Form
from pipeline.verify.docx.leads import lead_faults
from pipeline.verify.docx.notes import note_faults
from pipeline.verify.docx.numbers import Numbers
from pipeline.verify.docx.opened import Opened, Unreadable, W
from pipeline.verify.docx.outward import outward_faults
from pipeline.verify.docx.page_numbers import page_faults, table_faults, totals
from pipeline.verify.docx.paragraphs import ReadParagraph, paragraphs
from pipeline.verify.docx.styles import Styles
from pipeline.verify.docx.to_sign import to_sign
from pipeline.verify.docx.tongues import tongue_faults
from pipeline.verify.docx.words import masthead_faults, word_faults
from pipeline.verify.expected import reading

_PATH = "docx"
_MEND = "build it anew; if it stays, it is a fault of the pipeline"


def verify_docx(
    document: Document,
    data: bytes,
    *,
    submission: bool = False,
    review: bool = False,
    pages: Mapping[str, int] | None = None,
    findings: Sequence[Fault] | None = None,
) -> tuple[Fault, ...]:
    """Every difference between ``data`` and what the document says.

    MH620 unreadable, MH621 words or their order, MH622 a number, MH623 a block without its bookmark or outline level,
    MH624 a note, MH625 a field or link, MH626 a style that is not defined, MH627 the masthead; the others are those of
    ``outward_faults``. ``submission`` is the form that the mission signs, ``review`` the working copy. ``pages`` has
    the page of each id, where a layout is at hand, ``findings`` are those that the comments of a working copy tell
    (MH636), where they are.
    """
    try:
        opened = Opened(data)
        if submission:
            signed = for_signature(document)
            form = Form(masthead=False, review=review)
            return (
                *_faults(to_sign(signed), opened, form, None),
                *(_comments(document, opened, findings, issued=False) if review else ()),
                *outward_faults(signed, opened, form),
            )
        form = Form(review=review)
        return (
            *_faults(document, opened, form, pages),
            *(_comments(document, opened, findings, issued=True) if review else ()),
            *outward_faults(document, opened, form),
        )
    except (Unreadable, ValueError) as error:  # the latter: a measure that is no number
        return (Fault("MH620", Place(_PATH), str(error), "a DOCX that can be read", _MEND),)


def _text(opened: Opened) -> tuple[etree._Element, tuple[ReadParagraph, ...], Styles]:
    """The text, its paragraphs with the numbers that Word computes, and the styles."""
    styles = Styles(next(iter(opened.all_of("styles")), None))
    numbers = Numbers(next(iter(opened.all_of("numbering")), None))
    body = opened.part(opened.main).find(f"{W}body")
    if body is None:
        raise Unreadable("its main part has no body")
    return body, tuple(paragraphs(body, numbers, styles, _addresses(opened, opened.main))), styles


def _comments(document: Document, opened: Opened, findings: Sequence[Fault] | None, *, issued: bool) -> Iterator[Fault]:
    body, found, _ = _text(opened)
    yield from comment_faults(document, opened, body, found, findings, issued=issued)


def _faults(document: Document, opened: Opened, form: Form, pages: Mapping[str, int] | None) -> Iterator[Fault]:
    lines = reading(document)
    body, found, styles = _text(opened)
    notes = _notes(opened, styles)
    if form.masthead:
        yield from masthead_faults(document, found, notes)
    yield from word_faults(document, found, whole=not form.masthead)
    yield from block_faults(document, found)
    yield from note_faults(document, found, notes)
    yield from field_faults(found, notes)
    yield from lead_faults(document, found, notes)
    yield from contents_faults(body, found, styles, paged=form.paged)
    yield from bookmark_faults((*lines, *group_lines(document.letter)), found)
    yield from table_faults(document, body, found)
    yield from tongue_faults(document, found, notes)
    if form.paged:
        yield from page_faults(found, totals(opened), pages)


def _notes(opened: Opened, styles: Styles) -> dict[str, tuple[ReadParagraph, ...]]:
    """The footnotes by their number in the package; separators are no notes."""
    found: dict[str, tuple[ReadParagraph, ...]] = {}
    for related in (each for each in opened.related(opened.main) if each.kind == "footnotes"):
        addresses = _addresses(opened, related.target)
        for node in opened.part(related.target).findall(f"{W}footnote"):
            if node.get(f"{W}type", "normal") == "normal":
                found[node.get(f"{W}id", "")] = tuple(paragraphs(node, Numbers(None), styles, addresses))
    return found


def _addresses(opened: Opened, part: str) -> dict[str, str]:
    """The external addresses of a part by relationship."""
    return {related.id: related.target for related in opened.related(part) if related.kind == "hyperlink"}
