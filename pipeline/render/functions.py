"""Which function the headings of the Resolved document have: by their kind, never by their words."""

from __future__ import annotations

from unicodedata import east_asian_width

from pipeline.document.blocks import Heading, HeadingKind
from pipeline.document.functions import Function
from pipeline.document.model import Component, HeadingStyle, TitleStyle

_HEADINGS = (
    Function.HEADING_1,
    Function.HEADING_2,
    Function.HEADING_3,
    Function.HEADING_4,
    Function.HEADING_5,
    Function.HEADING_6,
)
_BY_HEADING = {
    HeadingKind.RECITALS: Function.GROUP_HEADING,
    HeadingKind.OPERATIVE: Function.GROUP_HEADING,
    HeadingKind.PARTICIPANTS: Function.GROUP_HEADING,
    HeadingKind.ARTICLE: Function.ARTICLE_HEADING,
    HeadingKind.RESOLUTION: Function.RESOLUTION_TITLE,
}


_TAB = 6  # half ems: a number of so many does not fit the house's tab
_HEADS = {
    HeadingStyle.DERIVED: (Function.ANNEX_HEADING, Function.ANNEX_TITLE),
    HeadingStyle.BARE: (Function.ANNEX_BARE, Function.ANNEX_TITLE_BARE),
    HeadingStyle.REPORT: (Function.ANNEX_REPORT, Function.ANNEX_TITLE_REPORT),
    HeadingStyle.ABSENT: (Function.ANNEX_HEADING, Function.UNLABELLED_TITLE),
}
_TITLES = {
    TitleStyle.LETTER: Function.TITLE,
    TitleStyle.LARGE: Function.REPORT_TITLE,
    TitleStyle.UNDER: Function.SUBTITLE,
    TitleStyle.ADOPTED: Function.ADOPTED_TITLE,
    TitleStyle.DRAFT: Function.SUBTITLE,
}
_ABOVE = {TitleStyle.ADOPTED: Function.ADOPTION, TitleStyle.DRAFT: Function.TITLE}


def functions_of_head(part: Component) -> tuple[Function, Function]:
    """The functions of a component's heading and of its titles, which stand closer under a bare word."""
    heading, title = _HEADS[part.heading_style]
    return heading, _TITLES.get(part.title_style, title)


def function_above(part: Component) -> Function:
    """The function of the lines above a component's title."""
    if part.id:
        return Function.TRANSLATED
    return _ABOVE.get(part.title_style, Function.REPORT_TITLE)


def opens_large(letter: Component) -> bool:
    """Whether the first line under the masthead is a large title."""
    first = function_above(letter) if letter.above else functions_of_head(letter)[1]
    return first not in (Function.TITLE, Function.SUBTITLE)


def function_of_heading(heading: Heading) -> Function:
    """The function of a heading: its level in the house's scale, or that of its kind."""
    return _BY_HEADING.get(heading.kind) or _HEADINGS[min(max(heading.level, 1), len(_HEADINGS)) - 1]


def fits_the_tab(number: str) -> bool:
    """Whether a printed number stands before the tab of its text; a Chinese character is as wide as two others."""
    return sum(2 if east_asian_width(character) in ("W", "F") else 1 for character in number) < _TAB
