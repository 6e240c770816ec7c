"""Which Word style a piece of text has, and the styles that a document defines."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from tomllib import loads
from typing import Any

from msgspec import Struct

from pipeline.document.functions import Function, facts_of
from pipeline.language import script_of
from pipeline.render.docx.word.measures import Column, Pages
from pipeline.resources import data, read_text
from pipeline.style.model import HouseStyle


class Variant(Enum):
    """A variant of a style: what it differs in stands in ``styles.py``. The value is its key in the data."""

    USUAL = "usual"
    FIGURES = "figures"
    FIGURES_END = "figures-end"
    START = "start"
    FIRST = "first"
    SEVERAL = "several"
    NO_BLOCK = "no-block"
    AFTER_HEADING = "after-heading"
    BEFORE_TEXT = "before-text"
    NEW_PAGE = "new-page"
    SAME_PAGE = "same-page"
    OTHER_END = "beside"
    BEFORE_TABLE = "before-table"
    CHINESE = "chinese"
    CHINESE_BEFORE_TABLE = "chinese-before-table"
    TABBED = "tabbed"
    TABBED_BEFORE_TABLE = "tabbed-before-table"
    DISTRIBUTION = "distribution"
    DATE = "date"
    LANGUAGE = "language"
    ORIGINAL = "original"
    COLUMN = "column"
    COLUMN_FIRST = "column-first"
    COLUMN_SEVERAL = "column-several"
    TURNED = "turned"
    NUMBER_TWO = "number-two"
    NUMBER_THREE = "number-three"
    NUMBER_FOUR = "number-four"
    SIGN = "sign"
    SIGN_TWO = "sign-two"
    SIGN_THREE = "sign-three"
    SIGN_FOUR = "sign-four"
    SIGN_FIVE = "sign-five"
    SIGN_SIX = "sign-six"

    @property
    def mark_length(self) -> int:
        """How many signs or figures stand before a note of this variant; 0 for what is no variant of notes."""
        return _MARK_LENGTHS.get(self, 0)


COUNTED = (Variant.USUAL, Variant.NUMBER_TWO, Variant.NUMBER_THREE, Variant.NUMBER_FOUR)
SIGNED = (Variant.SIGN, Variant.SIGN_TWO, Variant.SIGN_THREE, Variant.SIGN_FOUR, Variant.SIGN_FIVE, Variant.SIGN_SIX)
OVER_TABLE = {
    Variant.USUAL: Variant.BEFORE_TABLE,
    Variant.CHINESE: Variant.CHINESE_BEFORE_TABLE,
    Variant.TABBED: Variant.TABBED_BEFORE_TABLE,
}
"""The variants of text that stands over a table without a label."""
OTHER_FIRST_LINES = {
    **dict.fromkeys((Variant.CHINESE, Variant.CHINESE_BEFORE_TABLE), "han"),
    **dict.fromkeys((Variant.TABBED, Variant.TABBED_BEFORE_TABLE), "latin"),
}
"""Text in another language than the document's, and the script whose first lines it has."""
_MARK_LENGTHS = {variant: length for row in (COUNTED, SIGNED) for length, variant in enumerate(row, 1)}


class Fixed(Struct, frozen=True):
    """Identifiers of the styles that have no function of text."""

    normal: str = "Normal"
    heading: str = "Heading"
    contents: str = "TOC"
    table: str = "HouseTable"
    layout_table: str = "LayoutTable"
    table_end: str = "TableEnd"
    section_end: str = "SectionEnd"
    figure: str = "Figure"
    figure_alone: str = "FigureAlone"
    emblem: str = "Emblem"
    end_rule: str = "EndRule"
    end_rule_turned: str = "EndRuleTurned"
    separator: str = "FootnoteSeparator"
    empty_head: str = "EmptyHeader"
    head_first: str = "HeaderFirst"
    head_last: str = "HeaderLast"
    head_title: str = "HeaderTitle"
    first_foot: str = "FirstFooter"
    salutation: str = "Salutation"
    letterhead: str = "Letterhead"
    letterhead_name: str = "LetterheadName"
    reference: str = "Reference"
    reference_latin: str = "ReferenceLatin"
    letter_date: str = "LetterDate"
    signing: str = "SigningSpace"
    addressee: str = "Addressee"
    complimentary: str = "Closing"
    comment_text: str = "CommentText"


class Named(Struct, frozen=True):
    """A function's Word style: identifier, name, next style, place in the gallery, usual outline level (0: none)."""

    id: str
    name: str
    character: bool
    next: str
    gallery: bool
    outline: int


@cache
def _tree() -> Mapping[str, Any]:
    return loads(read_text(data("docx") / "styles.toml"))


@cache
def named(function: Function) -> Named | None:
    """The Word style of ``function``; none for a function that Word sets otherwise."""
    own = facts_of(function)
    after = facts_of(Function(own.next)) if own.next else own
    return Named(own.id, own.name, own.character, after.id, own.gallery, own.outline) if own.id else None


def variant_names(variant: Variant) -> tuple[str, str]:
    """What a variant adds to a style's identifier and to its name."""
    entry = _tree()["variants"][variant.value]
    return entry["id"], entry["name"]


def control_title(name: str) -> str:
    """What the control of a value is called: ``item-title-1-2`` is the title of an agenda item."""
    titles: Mapping[str, str] = _tree()["controls"]
    return titles[name.rstrip("-0123456789")]


class Use(Struct, frozen=True):
    """A style that the document uses: function, variant, and outline level where it is not the usual one (else 0)."""

    function: Function
    variant: Variant
    outline: int


class Styling:
    """Names the style of a piece of text, and remembers which variants were used."""

    def __init__(self, house: HouseStyle, pages: Pages, *, rtl: bool, lang: str) -> None:
        self.house = house
        self.pages = pages
        self.rtl = rtl
        self.lang = lang
        self.fixed = Fixed()
        self.uses: dict[Use, str] = {}
        self.levels: set[int] = set()

    def of(self, function: Function, *, variant: Variant = Variant.USUAL, outline: int = 0) -> str:
        """The identifier of the style of ``function``; ``outline`` is the outline level that it has here."""
        own = named(function)
        if own is None:
            return self.fixed.normal
        elsewhere = outline if outline and outline != own.outline else 0
        use = Use(function, variant, elsewhere)
        chosen = self.uses.get(use)
        if chosen is None:
            chosen = own.id + variant_names(variant)[0] + (f"Level{elsewhere}" if elsewhere else "")
            self.uses[use] = chosen
        return chosen

    def text(self, function: Function, lang: str) -> str:
        """The style of text of ``function`` in a language that may indent otherwise than the document's."""
        own, around = (self.house.faces[script_of(each)].indent_em for each in (lang, self.lang))
        if own == around or not self.house.of(function).indented:
            return self.of(function)
        return self.of(function, variant=Variant.CHINESE if own else Variant.TABBED)

    def before_table(self, style: str) -> str:
        """The style of a paragraph of ``style`` over a table without a label, which has no space above by itself."""
        space = self.house.of(Function.TABLE_LABEL).before
        for use, id_ in tuple(self.uses.items()):
            over = OVER_TABLE.get(use.variant)
            if id_ == style and over is not None and self.house.of(use.function).after < space:
                return self.of(use.function, variant=over, outline=use.outline)
        return style

    def opening(self, style: str) -> str:
        """The style of a paragraph of ``style`` that begins a section: Word keeps the space above it there."""
        for use, id_ in tuple(self.uses.items()):
            spaced = use.variant is Variant.USUAL and self.house.of(use.function).before > 0
            if id_ == style and spaced and use.function is not Function.SIGNATURE_GRID:
                return self.of(use.function, variant=Variant.AFTER_HEADING, outline=use.outline)
        return style

    def contents(self, level: int) -> str:
        """The style of a line of the table of contents; Word has nine."""
        own = min(max(level, 1), 9)
        self.levels.add(own)
        return f"{self.fixed.contents}{own}"

    def measure(self, *, turned: bool) -> Column:
        """The column that tables and pictures fill."""
        return self.pages.column(turned=turned)

    def bidi(self, rtl: bool) -> str:
        """What a paragraph must say of its direction: nothing where it is the document's."""
        return "" if rtl == self.rtl else str(int(rtl))
