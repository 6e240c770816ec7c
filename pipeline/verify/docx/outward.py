"""Everything in a DOCX besides its text: heads and feet, bound values, properties, pages, tables, pictures."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.verify.compare import MEND
from pipeline.verify.docx.bindings import binding_faults
from pipeline.verify.docx.bookmarks import end_faults
from pipeline.verify.docx.file_properties import property_faults
from pipeline.verify.docx.form import Form
from pipeline.verify.docx.opened import Opened, W
from pipeline.verify.docx.pictures import picture_faults
from pipeline.verify.docx.running import running_faults
from pipeline.verify.docx.sections import section_faults, sections
from pipeline.verify.docx.settings import setting_faults
from pipeline.verify.docx.tables import table_faults

_NAMING = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
_PARTS = ("header", "footer", "footnotes", "comments")


def outward_faults(document: Document, opened: Opened, form: Form) -> Iterator[Fault]:
    """MH623 ends of bookmarks, MH626 a style that is not defined, MH642 heads and feet, MH643 bound values.

    MH644 properties, MH645 settings and sections, MH646 tables, MH647 pictures.
    """
    pages, body = sections(opened), opened.part(opened.main)
    yield from running_faults(document, opened, pages, form)
    yield from binding_faults(document, opened, masthead=form.masthead)
    yield from property_faults(document, opened, signed=not form.masthead)
    yield from setting_faults(opened, review=form.review)
    yield from end_faults(opened)
    yield from section_faults(document, pages, form)
    yield from table_faults(document, body, form)
    yield from picture_faults(document, opened, form)
    for style in sorted(_undefined(opened)):
        yield Fault("MH626", Place("docx"), f"the style {style!r} is used and not defined", "a defined style", MEND)


def _undefined(opened: Opened) -> frozenset[str]:
    """The styles that anything in the text, a head or a note names, also where nothing is shown, and nobody defines."""
    defined = {node.get(f"{W}styleId") for root in opened.all_of("styles") for node in root.iter(f"{W}style")}
    roots = (opened.part(opened.main), *(root for kind in _PARTS for root in opened.all_of(kind)))
    used = (node.get(f"{W}val", "") for root in roots for node in root.iter(*_NAMING))
    return frozenset(each for each in used if each not in defined)
