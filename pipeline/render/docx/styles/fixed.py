"""The styles that are no function of text: what everything is based on, heading levels, contents, small helpers."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.document.functions import Function
from pipeline.language import script_of
from pipeline.render.docx.styles.choose import Styling
from pipeline.render.docx.styles.properties import (
    Border,
    ParagraphLook,
    StyleView,
    TabStop,
    TypeLook,
)
from pipeline.render.docx.word.measures import page_data
from pipeline.style.units import eighths, half_points, twips

_LEVELS = 9
_HIDDEN = 99
_AS_AROUND = TypeLook()


def _paragraph(id_: str, name: str, look: ParagraphLook, type_: TypeLook = _AS_AROUND, based: str = "Normal",
               *, own: bool = True, next_: str = "") -> StyleView:  # fmt: skip
    return StyleView(
        id_, name, based, next_ or id_, gallery=False, own=own, priority=_HIDDEN, paragraph=look, type=type_
    )


def _character(id_: str, name: str, type_: TypeLook, *, own: bool = True, gallery: bool = False) -> StyleView:
    return StyleView(id_, name, "", "", gallery=gallery, own=own, priority=_HIDDEN, paragraph=None, type=type_)


def _type(styling: Styling, function: Function) -> TypeLook:
    """The size and letter-spacing of a function, the latter where the document's script bears it."""
    style = styling.house.of(function)
    size = half_points(style.size)
    if not styling.house.faces[script_of(styling.lang)].tracked:
        return TypeLook(size)
    return TypeLook(size, scale=style.tracking.scale, spacing=twips(style.tracking.spacing))


def fixed_styles(styling: Styling) -> Iterator[StyleView]:
    """The styles that every document has besides those of its functions."""
    yield from _bases(styling)
    yield from _running(styling)
    yield from _helpers(styling)
    yield from _characters(styling.house.switches.link_colour)


def _bases(styling: Styling) -> Iterator[StyleView]:
    body, fixed = styling.house.of(Function.BODY), styling.fixed
    yield StyleView(
        fixed.normal, "Normal", "", fixed.normal, gallery=False, own=False, priority=0,
        paragraph=ParagraphLook(line=twips(body.leading)),
        type=TypeLook(size=half_points(body.size), kerned=half_points(page_data().kerned_from)),
    )  # fmt: skip
    for level in range(1, _LEVELS + 1):
        look = ParagraphLook(line=twips(body.leading), keep_next=True, keep_lines=True, outline=level - 1)
        yield _paragraph(f"{fixed.heading}{level}", f"heading {level}", look, own=False, next_="SingleText")
    line = styling.house.of(Function.CONTENTS_LINE)
    for level in sorted(styling.levels):
        left = line.left + styling.house.tab_step * (level - 1)
        end = styling.house.page.measure - line.right
        tabs = (TabStop("left", twips(left + styling.house.tab_step)), TabStop("right", twips(end), "dot"))
        look = ParagraphLook(
            after=twips(line.after), line=twips(line.leading), left=twips(left),
            right=twips(line.right), tabs=tabs,
        )  # fmt: skip
        type_ = _type(styling, Function.CONTENTS_LINE)
        yield _paragraph(f"{fixed.contents}{level}", f"toc {level}", look, type_, own=False)


def _running(styling: Styling) -> Iterator[StyleView]:
    house, pages, fixed = styling.house, styling.pages, styling.fixed
    empty = ParagraphLook(line=twips(page_data().empty_line), widows=False, suppress_numbers=True)
    head = house.of(Function.RUNNING_HEAD)
    rule = Border(eighths(house.running.rule.thickness), round(pages.header_rule_space))
    after = pages.body_top - house.running.rule.y - house.running.rule.thickness
    several = pages.options.running_lines > 1
    line = ParagraphLook(line=twips(house.running.symbol_step), suppress_numbers=True, ltr=styling.rtl)
    first = replace(line, before=max(twips(pages.header_before), 0), contextual=True)  # Word knows none below nothing
    last = replace(line if several else replace(first, contextual=False), after=twips(after), below=rule)
    type_ = TypeLook(size=half_points(head.size), bold=head.bold)
    yield _paragraph(fixed.empty_head, "Header Empty", empty, based="Header")
    outer = ("right", "") if styling.rtl else ("", "right")  # of even and of odd pages
    for suffix, name, align in (("", "", outer[0]), ("Odd", " Odd", outer[1])):
        yield _paragraph(f"{fixed.head_first}{suffix}", f"Header First Line{name}", replace(first, align=align), type_)
        yield _paragraph(f"{fixed.head_last}{suffix}", f"Header Last Line{name}", replace(last, align=align), type_)
    across = replace(line, ltr=False)
    for suffix, name, align in (("", "", "right"), ("Odd", " Odd", "")):  # at the inner edge
        yield _paragraph(f"{fixed.head_title}{suffix}", f"Header Title{name}", replace(across, align=align), type_)
    tabs = (TabStop("right", twips(house.turned_measure)),)
    turned = ParagraphLook(line=twips(house.of(Function.PAGE_NUMBER).leading), tabs=tabs, ltr=styling.rtl)
    yield _paragraph("FooterTurned", "Footer Turned", turned, _type(styling, Function.JOB_NUMBER))
    yield _paragraph(fixed.empty_head, "Header Empty", empty, based="Header")
    rise = pages.top_of(house.foot.job_base, Function.JOB_LINE) - pages.first_bottom
    end = pages.top_of(house.running.status_base, Function.STATUS) if pages.options.status else pages.footer_end
    job_x = twips(house.foot.job_x - house.page.margin_left)
    first = ParagraphLook(
        before=twips(rise),
        after=twips(end - pages.bottom_of(house.foot.job_base, Function.JOB_LINE)),
        line=twips(house.of(Function.JOB_LINE).leading),
        left=0 if styling.rtl else job_x,
        right=job_x if styling.rtl else 0,
        align="right" if styling.rtl else "",
        ltr=styling.rtl,
        suppress_numbers=True,
    )
    type_ = _type(styling, Function.JOB_LINE)
    yield _paragraph(fixed.first_foot, "Footer First Page", first, type_, based="Footer")
    left = twips(house.notes.separator_x - house.page.margin_left)
    right = twips(house.page.measure - house.notes.separator_width) - left
    separator = ParagraphLook(left=left, right=right, line=twips(house.notes.first_base / 2))
    yield _paragraph(fixed.separator, "Footnote Separator", separator)


def _helpers(styling: Styling) -> Iterator[StyleView]:
    house, fixed = styling.house, styling.fixed
    body, tiny = house.of(Function.BODY), twips(page_data().empty_line)
    yield _paragraph(fixed.section_end, "Section End", ParagraphLook(line=tiny, suppress_numbers=True))
    after = twips(body.after)
    end = ParagraphLook(after=twips(body.leading) + after - tiny, line=tiny, suppress_numbers=True)
    yield _paragraph(fixed.table_end, "Table End", end)
    under = (1 - page_data().exact_ascent) * body.leading  # a line has it under its base; a picture stands on its base
    figure = ParagraphLook(
        before=twips(house.of(Function.FIGURE_TITLE).after), after=twips(under + body.leading + body.after),
        left=twips(body.left), right=twips(body.right),
    )  # fmt: skip
    alone = replace(figure, before=twips(house.of(Function.TABLE_LABEL).before))
    yield _paragraph(fixed.figure, "Figure", figure)
    yield _paragraph(fixed.figure_alone, "Figure without Title", alone)
    emblem = house.masthead.emblem
    yield _paragraph(
        fixed.emblem, "Masthead Emblem",
        ParagraphLook(
            before=twips(emblem.y - house.masthead.rule_upper.y), left=twips(emblem.x - house.page.margin_left)
        ),
    )  # fmt: skip
    yield from _end_rules(styling)
    yield _paragraph(fixed.comment_text, "annotation text", ParagraphLook(), own=False)
    yield _paragraph("BalloonText", "Balloon Text", ParagraphLook(), own=False)


def _end_rules(styling: Styling) -> Iterator[StyleView]:
    """The rule that ends the document, in the middle of an upright page and of the text of one on its side."""
    house, fixed = styling.house, styling.fixed
    rule, page = house.end_rule, house.page
    side = twips((page.width - rule.width) / 2)
    below_base = rule.below - (1 - page_data().exact_ascent) * house.of(Function.BODY).leading
    upright = ParagraphLook(
        before=twips(below_base), line=twips(page_data().empty_line), left=side - twips(page.margin_left),
        right=side - twips(page.margin_right), above=Border(eighths(rule.thickness), 0),
    )  # fmt: skip
    yield _paragraph(fixed.end_rule, "End Rule", upright)
    side = twips((house.turned_measure - rule.width) / 2)
    yield _paragraph(fixed.end_rule_turned, "End Rule Turned", replace(upright, left=side, right=side))


def _characters(link_colour: str) -> Iterator[StyleView]:
    italic, bold = TypeLook(italic=True), TypeLook(bold=True)
    yield _character("DefaultParagraphFont", "Default Paragraph Font", TypeLook(), own=False)
    yield _character("Emphasis", "Emphasis", italic, own=False, gallery=True)
    yield _character("ForeignWords", "Foreign Words", italic)
    yield _character("WorkTitle", "Title of Work", italic)
    yield _character("WordsOfAction", "Words of Action", italic)
    yield _character("WordsOfActionBold", "Words of Action in Bold", bold)
    yield _character("WordsOfActionBoldItalic", "Words of Action in Bold Italics", replace(italic, bold=True))
    yield _character("RunIn", "Run-in Heading", italic)
    yield _character("Superscript", "Superscript", TypeLook(superscript=True))
    yield _character("Subscript", "Subscript", TypeLook(subscript=True))
    yield _character("SignWord", "Sign Word", italic)
    yield _character("Surname", "Surname", bold)
    yield _character("Party", "Party", bold)
    yield _character("Hyperlink", "Hyperlink", TypeLook(colour=link_colour), own=False)
    yield _character("HyperlinkItalic", "Hyperlink in Italics", TypeLook(italic=True, colour=link_colour))
    yield _character("FootnoteSign", "Footnote Sign", TypeLook())
    yield _character("LineNumber", "line number", TypeLook(), own=False)
    yield _character("CommentReference", "annotation reference", TypeLook(size=16), own=False)
