"""The styles of the letter that the mission signs: letterhead, reference, date, salutation, close, addressee."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from tomllib import loads

from msgspec import Struct
from msgspec.structs import replace

from pipeline.render.docx.styles.choose import Fixed
from pipeline.render.docx.styles.properties import ParagraphLook, StyleView, TypeLook
from pipeline.resources import data, read_text
from pipeline.style.units import twips


class LetterData(Struct, frozen=True):
    """The space above each part of the letter, in points; ``text`` is that of its first paragraph."""

    reference: float
    date: float
    salutation: float
    text: float
    complimentary: float
    signature: float
    addressee: float


@cache
def letter_data() -> LetterData:
    """The data of ``letter.toml``."""
    return LetterData(**loads(read_text(data("docx") / "letter.toml")))


def letter_styles(body: ParagraphLook, type_: TypeLook, fixed: Fixed, *, rtl: bool) -> Iterator[StyleView]:
    """The styles, in column and type of the text (``body``, ``type_``); the close is a paragraph like the others."""
    space = letter_data()
    line = replace(body, first=0, first_chars=0, tabs=(), align="")

    def made(id_: str, name: str, look: ParagraphLook, above: float, below: float = 0.0) -> StyleView:
        look = replace(look, before=twips(above), after=twips(below))
        own = id_ not in (fixed.salutation, fixed.complimentary)  # Word has these
        return StyleView(id_, name, fixed.normal, id_, gallery=False, own=own, priority=99, paragraph=look, type=type_)

    yield made(fixed.letterhead, "Letterhead", replace(line, align="center", contextual=True), 0.0, space.reference)
    yield made(fixed.reference, "Reference", line, space.reference, space.text)
    if rtl:
        latin = replace(line, ltr=True, align="right")  # where lines of the document begin
        yield made(fixed.reference_latin, "Reference in Latin Letters", latin, space.reference, space.text)
    yield made(fixed.letter_date, "Date of Letter", replace(line, align="right"), space.date, space.text)
    yield made(fixed.salutation, "Salutation", line, space.salutation, space.text)
    yield made(fixed.complimentary, "Closing", replace(body, keep_next=True), space.complimentary)
    signing = replace(line, align="right", keep_lines=True)
    yield made(fixed.signing, "Space to Sign", signing, space.signature)
    yield made(fixed.addressee, "Addressee", replace(line, contextual=True), space.addressee)
    yield StyleView(
        fixed.letterhead_name, "Letterhead Name", "", "", gallery=False, own=True, priority=99, paragraph=None,
        type=TypeLook(bold=True),
    )  # fmt: skip
