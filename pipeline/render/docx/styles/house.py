"""The styles of the document: one for each function of the house style, and the few that Word itself needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from pipeline.document.functions import Function, facts_of, functions
from pipeline.fonts.house import Script
from pipeline.language import script_of
from pipeline.render.docx.styles.choose import (
    COUNTED,
    OTHER_FIRST_LINES,
    OVER_TABLE,
    SIGNED,
    Styling,
    Use,
    Variant,
    named,
    variant_names,
)
from pipeline.render.docx.styles.fixed import fixed_styles
from pipeline.render.docx.styles.gallery import in_gallery, is_heading
from pipeline.render.docx.styles.inheritance import inherited
from pipeline.render.docx.styles.letter import letter_styles
from pipeline.render.docx.styles.properties import ParagraphLook, StyleView, TabStop, TypeLook
from pipeline.render.docx.styles.row_spacing import air_of
from pipeline.style.typography import Align, Face, TextStyle
from pipeline.style.units import half_points, twips

ALIGN: Mapping[Align, str] = {Align.START: "", Align.END: "right", Align.CENTER: "center", Align.JUSTIFY: "both"}
_STRETCHED = "lowKashida"  # Word stretches Arabic words, as on issued pages (17.18.44)
_HIDDEN = 99  # the priority of styles that are not seen until they are used
_FIRST_PRIORITY = 10  # the gallery lists styles by this number, in the order of the functions


def all_styles(styling: Styling) -> tuple[StyleView, ...]:
    """Every style that the document defines: always the same ones, and the variants that it uses, each once."""
    made: dict[str, StyleView] = {}
    text = paragraph_look(styling, Function.BODY), type_look(styling, Function.BODY)
    letter = letter_styles(*text, styling.fixed, rtl=styling.rtl)
    for view in (*fixed_styles(styling), *_functions(styling), *_variants(styling), *letter):
        made.setdefault(view.id, view)
    return inherited(tuple(made.values()), styling)


def _functions(styling: Styling) -> Iterator[StyleView]:
    offered = in_gallery(styling)
    for place, function in enumerate(functions()):
        own = named(function)
        if own is None:
            continue
        hidden = is_heading(function) and own.id not in offered
        yield StyleView(
            id=own.id,
            name=own.name,
            based="" if own.character else _base(styling, own.outline),
            next=own.next,
            gallery=(own.gallery or is_heading(function)) and not hidden,
            own=not facts_of(function).built_in,
            priority=_HIDDEN if hidden else _priority(place),
            paragraph=None if own.character else paragraph_look(styling, function, own.outline),
            type=type_look(styling, function),
            aliases=facts_of(function).aliases,
        )


def _priority(place: int) -> int:
    """Where the gallery lists the style of the function at that place; 99 is the last there is (17.7.4.19)."""
    return min(_FIRST_PRIORITY + place, _HIDDEN - 1)


def _base(styling: Styling, outline: int) -> str:
    return f"{styling.fixed.heading}{outline}" if outline else styling.fixed.normal


def _variants(styling: Styling) -> Iterator[StyleView]:
    offered, places = in_gallery(styling), list(functions())
    for use, id_ in styling.uses.items():
        own = named(use.function)
        if own is None or id_ == own.id:
            continue
        level = f" Level {use.outline}" if use.outline else ""
        outline = use.outline or own.outline
        look = _varied(styling, use, paragraph_look(styling, use.function, outline))
        based = _base(styling, outline)
        name = own.name + level + variant_names(use.variant)[1]
        priority = _priority(places.index(use.function)) if id_ in offered else _HIDDEN
        after = id_ if use.variant in OTHER_FIRST_LINES and own.next == own.id else own.next
        yield StyleView(
            id_, name, based, after, gallery=id_ in offered, own=True, priority=priority,
            paragraph=look, type=type_look(styling, use.function),
        )  # fmt: skip


def paragraph_look(styling: Styling, function: Function, outline: int = 0) -> ParagraphLook:
    """The paragraph properties of a function. Between two paragraphs the larger space counts (17.3.1.33), as in CSS."""
    style, facts = styling.house.of(function), facts_of(function)
    look = ParagraphLook(
        before=twips(style.before),
        after=twips(style.after),
        line=twips(style.leading),
        left=twips(style.left),
        right=twips(style.right),
        align=_STRETCHED if style.align is Align.JUSTIFY and _is_arabic(styling) else ALIGN[style.align],
        tabs=(TabStop("left", twips(style.tab)),) if style.tab else (),
        keep_next=style.keep_next,
        keep_lines=style.keep_lines,
        contextual=function is Function.REFERENCE_LINE,  # its space stands under the last of several
        page_break=facts.opens_page,
        outline=outline - 1,
    )
    look = _indented(look, style, styling.house.faces[script_of(styling.lang)])
    if facts.side_by_side:
        air = air_of(function, styling.house)
        return replace(
            look, before=twips(air.before), after=twips(air.after), left=0, right=0, first=0, keep_next=facts.over_rows
        )
    return replace(_own(styling, function, look), suppress_numbers=facts.uncounted)


def _is_arabic(styling: Styling) -> bool:
    return script_of(styling.lang) == Script.ARABIC.value


def _own(styling: Styling, function: Function, look: ParagraphLook) -> ParagraphLook:
    """What Word needs that the style of the function does not say: masthead, heads, feet and notes have places."""
    house, pages = styling.house, styling.pages
    mast = house.masthead
    match function:
        case Function.UNITED_NATIONS:
            after = mast.rule_upper.y - pages.bottom_of(mast.name_base, function)
            return replace(look, after=twips(after), left=twips(mast.name_x - house.page.margin_left), right=0)
        case Function.SYMBOL:
            leading = house.of(Function.SYMBOL_LARGE).leading
            after = mast.rule_upper.y - pages.bottom_of(mast.symbol_base, Function.SYMBOL_LARGE)
            align = "" if styling.rtl else "right"  # on the side where lines of the document end
            symbol = replace(look, line=twips(leading), after=twips(after), align=align, ltr=styling.rtl)
            return replace(symbol, left=0, right=0, first=0)
        case Function.ORGAN:
            before = pages.top_of(mast.organ_base, function) - mast.rule_upper.y
            return replace(look, before=twips(before), left=0, right=0, first=0, contextual=True)
        case Function.RIGHT_COLUMN:
            return replace(look, left=0, right=0, first=0)
        case Function.LEFT_REGULAR | Function.LEFT_STRONG | Function.LEFT_ORGAN:
            right = house.page.measure - mast.left_width
            return replace(look, left=0, right=twips(right), first=0)
        case Function.RUNNING_HEAD:
            return replace(look, left=0, right=0, first=0, line=twips(house.running.symbol_step))
        case Function.JOB_NUMBER:
            line = twips(house.of(Function.PAGE_NUMBER).leading)
            tabs = (TabStop("right", twips(house.page.measure)),)
            return replace(look, line=line, left=0, right=0, tabs=tabs, ltr=styling.rtl)
        case Function.STATUS:
            return replace(look, left=0, right=0, first=0, before=twips(pages.status_before))
        case Function.ADOPTED_TITLE:  # its number ends where those of headings do; the title hangs beside it
            mark = TabStop("right", twips(house.of(function).mark_end))
            return replace(look, first=-look.left, tabs=(mark, TabStop("left", look.left)))
        case Function.ANNEX_REPORT:  # one word that opens a page; its line begins where the text does
            style, low = house.of(function), pages.opening_line(function)
            return replace(look, line=twips(low), after=twips(style.after + pages.below_base(style.leading - low)))
        case Function.SIGNATURE_GRID | Function.SENT_BY | Function.SENT_TO:  # in cells
            after = 0 if function is Function.SIGNATURE_GRID else look.after  # what comes after has the space before it
            return replace(look, left=0, right=0, first=0, after=after)
        case Function.JOB_LINE:
            return replace(look, left=twips(house.foot.job_x - house.page.margin_left), right=0, first=0)
        case Function.RECYCLE:
            return replace(look, align="right", left=0, right=0, first=0)
        case Function.NOTE:
            return _marked(styling, look, house.of(Function.NOTE_MARK).size / 2)
        case _:
            return look


def _indented(look: ParagraphLook, style: TextStyle, face: Face) -> ParagraphLook:
    """The first line in a script that may indent by characters (Chinese: two) instead of by the first tab."""
    characters = round(face.indent_em * 100) if style.indented else 0
    first = twips(characters * style.size / 100) if characters else twips(style.first) - twips(style.left)
    return replace(look, first=first, first_chars=characters)


def type_look(styling: Styling, function: Function) -> TypeLook:
    """The type of a function; letter-spacing only where the document's script bears it."""
    style = styling.house.of(function)
    if facts_of(function).superscript:
        return TypeLook(superscript=True)
    tracked = styling.house.faces[script_of(styling.lang)].tracked
    return TypeLook(
        size=half_points(style.size),
        bold=style.bold,
        italic=style.italic,
        scale=style.tracking.scale if tracked else 100,
        spacing=twips(style.tracking.spacing) if tracked else 0,
    )


def _varied(styling: Styling, use: Use, look: ParagraphLook) -> ParagraphLook:
    """The paragraph properties of a variant."""
    house, pages = styling.house, styling.pages
    mast = house.masthead
    first = pages.top_of(mast.left_base, Function.LEFT_REGULAR) - mast.rule_lower.y - mast.rule_lower.thickness
    bases = dict(zip(_RIGHT, mast.right_bases, strict=True))
    if use.variant in OTHER_FIRST_LINES:
        look = _indented(look, house.of(use.function), house.faces[OTHER_FIRST_LINES[use.variant]])
    match use.variant:
        case Variant.FIGURES:
            return replace(look, align="right")
        case Variant.FIGURES_END:  # the outer columns have no gap beside them
            return replace(look, align="right", right=-twips(house.tables.gap / 2))
        case Variant.START:
            indent = house.tables.total_indent if use.function is Function.TABLE_TOTAL else 0.0
            return replace(look, left=twips(indent - house.tables.gap / 2))
        case Variant.FIRST | Variant.SEVERAL:
            return replace(look, before=twips(first if use.variant is Variant.FIRST else mast.several_before))
        case Variant.COLUMN | Variant.COLUMN_FIRST | Variant.COLUMN_SEVERAL:
            before = {Variant.COLUMN: 0.0, Variant.COLUMN_FIRST: first, Variant.COLUMN_SEVERAL: mast.several_before}
            room = mast.left_second_x - mast.left_x - mast.left_width
            return replace(look, before=twips(before[use.variant]), right=twips(room))
        case Variant.OTHER_END:  # the name stands at the other end of a line
            return replace(look, align="", tabs=(TabStop("right", twips(house.page.measure) - look.right),))
        case Variant.TURNED:
            return _turned(styling, use.function, look)
        case Variant.NEW_PAGE | Variant.SAME_PAGE:
            opens = use.variant is Variant.NEW_PAGE
            return replace(look, before=0 if opens else look.before, page_break=opens)
        case Variant.NO_BLOCK:
            base = mast.report_title_base_bare if use.function is Function.REPORT_TITLE else mast.title_base_bare
            rule = mast.rule_lower.y + mast.rule_lower.thickness
            room = twips(pages.top_of(base, use.function) - rule)
            over = min(room, 0)  # a tall line of Arabic begins above the rule: in Word it cannot, and the rest stays
            return replace(look, before=room - over, after=look.after + over)
        case variant if variant in SIGNED:
            return _signed(styling, look, variant.mark_length * house.of(Function.NOTE_SIGN).size / 2)
        case variant if variant in COUNTED and variant is not Variant.USUAL:
            return _marked(styling, look, variant.mark_length * house.of(Function.NOTE_MARK).size / 2)
        case Variant.AFTER_HEADING:
            return replace(look, before=0)
        case variant if variant is Variant.BEFORE_TEXT or variant in OVER_TABLE.values():
            below = house.head_after if variant is Variant.BEFORE_TEXT else house.of(Function.TABLE_LABEL).before
            return replace(look, after=twips(below))
        case _:
            above = mast.rule_upper.y
            for variant, base in bases.items():
                top = pages.top_of(base, Function.RIGHT_COLUMN)
                if variant is use.variant:
                    return replace(look, before=twips(top - above))
                above = pages.bottom_of(base, Function.RIGHT_COLUMN)
            return look


def _turned(styling: Styling, function: Function, look: ParagraphLook) -> ParagraphLook:
    """On a turned page, which a label opens, the text begins at the margin: places move by the indent of the column."""
    column = twips(styling.house.of(Function.BODY).left)
    tabs = tuple(replace(tab, at=tab.at - column) for tab in look.tabs)
    before = 0 if function is Function.TABLE_LABEL else look.before
    return replace(look, before=before, left=look.left - column, right=0, tabs=tabs)


def _marked(styling: Styling, look: ParagraphLook, width: float) -> ParagraphLook:
    """A note whose mark, ``width`` points wide, ends at the style's place; figures and asterisks are half an em.

    A tab before the mark would do the same in Word, but LibreOffice counts its own label as standing before that tab.
    """
    begin = styling.house.of(Function.NOTE).mark_end - width
    return replace(look, first=twips(begin) - look.left, tabs=(TabStop("left", look.left),))


def _signed(styling: Styling, look: ParagraphLook, width: float) -> ParagraphLook:
    """A note whose signs stand so behind a tab that is as good as none.

    LibreOffice takes the first tab of a note for the one behind its own label, which shows nothing here, and drops it.
    """
    marked = _marked(styling, look, width)
    begin = TabStop("left", marked.left + marked.first)
    return replace(marked, first=marked.first - _BEFORE_SIGNS, tabs=(begin, *marked.tabs))


_BEFORE_SIGNS = 2  # twips: a tab stop where the line begins would be none
_RIGHT = (Variant.DISTRIBUTION, Variant.DATE, Variant.LANGUAGE, Variant.ORIGINAL)
