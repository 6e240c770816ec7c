"""Everything in a DOCX besides its words: how it looks, heads and feet, bound values, properties, pages, pictures."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.document.model import Document
from pipeline.document.names import bookmark
from pipeline.errors import Fault, Place
from pipeline.style import house_style, working_copy
from pipeline.verify.compare import MEND
from pipeline.verify.docx.appearance import Appearance
from pipeline.verify.docx.bindings import binding_faults
from pipeline.verify.docx.bookmarks import end_faults
from pipeline.verify.docx.cascade import Cascade
from pipeline.verify.docx.file_properties import property_faults
from pipeline.verify.docx.form import Form
from pipeline.verify.docx.helpers import helper_faults, hidden_faults, separator_faults
from pipeline.verify.docx.house_look import HouseLook
from pipeline.verify.docx.known import stranger_faults, undefined_styles
from pipeline.verify.docx.note_walk import called_notes, wanted_notes
from pipeline.verify.docx.opened import Opened, Unreadable, W
from pipeline.verify.docx.pairs import pairs
from pipeline.verify.docx.pictures import picture_faults
from pipeline.verify.docx.places import masthead_place_faults
from pipeline.verify.docx.running import Running
from pipeline.verify.docx.sections import section_faults, sections
from pipeline.verify.docx.settings import setting_faults
from pipeline.verify.docx.shown import Reader
from pipeline.verify.docx.sides import sides
from pipeline.verify.docx.tables import table_faults
from pipeline.verify.docx.tongues import script_of
from pipeline.verify.docx.walk import wanted_paragraphs

_NORMAL = "normal"


def outward_faults(
    document: Document, opened: Opened, *, masthead: bool = True, review: bool = False
) -> Iterator[Fault]:
    """What a reader sees or hears besides the words; ``masthead`` says whether the form has one.

    ``review`` is the working copy, whose column is narrower.

    MH626 a style that is not defined, MH628 how a paragraph looks, MH629 how words look, MH641 their language, MH642
    heads and feet, MH643 bound values, MH644 properties, MH645 settings and pages, MH646 tables, MH647 pictures, MH648
    addresses, MH649 where the masthead stands.
    """
    body = opened.part(opened.main).find(f"{W}body")
    if body is None:
        raise Unreadable("its main part has no body")
    house = house_style(document.layout)
    house = working_copy(house) if review else house
    cascade = Cascade(_first(opened, "styles"), _first(opened, "numbering"))
    look = HouseLook(house, script_of(document.language.code), rtl=document.language.direction == "rtl")
    pages = sections(opened)
    form = Form(masthead=masthead, review=review)
    yield from _appearance(document, opened, body, look, cascade, form)
    yield from Running(document, opened, cascade, look, form).faults(pages)
    yield from binding_faults(document, opened, masthead=masthead)
    yield from property_faults(document, opened, signed=not masthead)
    yield from setting_faults(opened, house, review=review)
    yield from stranger_faults(opened, review=review)
    yield from end_faults(opened)
    yield from section_faults(document, house, pages, form)
    yield from table_faults(document, house, cascade, body, form)
    if masthead and pages:
        yield from masthead_place_faults(document, house, cascade, body, pages[0])
    yield from picture_faults(document, house, opened, form)
    for style in sorted(cascade.lacking | undefined_styles(opened)):
        yield Fault("MH626", Place("docx"), f"the style {style!r} is used and not defined", "a defined style", MEND)


def _appearance(
    document: Document, opened: Opened, body: etree._Element, look: HouseLook, cascade: Cascade, form: Form
) -> Iterator[Fault]:
    """The paragraphs of the text, then those of the notes."""
    appearance = Appearance(cascade, look)
    wanted = wanted_paragraphs(document, look.house, form)
    called = called_notes(document, wanted, masthead=form.masthead)
    under = {bookmark(note.id): not note.custom for note, _ in called if note.in_table}
    reader = Reader(cascade, _addresses(opened, opened.main), under)
    text = list(reader.paragraphs(body))
    shown = [each for each in text if each.stretches or each.number]
    asked = [each for each in wanted if each.stretches or each.setting.numbered]
    yield from appearance.faults(pairs(asked, shown))
    yield from hidden_faults(text)
    if form.masthead:
        yield from helper_faults(look.house, cascade, text, sides(document, masthead=True)[-1])
    name = next((each.target for each in opened.related(opened.main) if each.kind == "footnotes"), "")
    if name:
        reader = Reader(cascade, _addresses(opened, name), under)
        notes = opened.part(name).findall(f"{W}footnote")
        normal = [note for note in notes if note.get(f"{W}type", _NORMAL) == _NORMAL]
        below = [each for note in normal for each in reader.paragraphs(note) if each.stretches]
        lines = [each for note in notes if note not in normal for each in reader.paragraphs(note)]
        yield from separator_faults(look.house, lines)
        yield from appearance.faults(pairs(wanted_notes(called), below))


def _addresses(opened: Opened, part: str) -> dict[str, str]:
    return {related.id: related.target for related in opened.related(part) if related.kind == "hyperlink"}


def _first(opened: Opened, kind: str) -> etree._Element | None:
    return next(iter(opened.all_of(kind)), None)
