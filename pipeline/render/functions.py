"""Which style of the house a paragraph or heading of the Resolved document has: by its kind, never by its words."""

from __future__ import annotations

from unicodedata import east_asian_width

from pipeline.document.blocks import Heading, HeadingKind, Kind, Para, Style
from pipeline.document.model import Component, HeadingStyle, TitleStyle
from pipeline.style import Function

_BY_KIND = {
    Kind.PARAGRAPH: Function.BODY,
    Kind.NUMBERED: Function.NUMBERED,
    Kind.OPENING: Function.OPENING,
    Kind.ENACTING: Function.OPENING,
    Kind.RECITAL: Function.RECITAL,
    Kind.OPERATIVE: Function.OPERATIVE,
    Kind.PARTICIPANT: Function.PARTICIPANT,
    Kind.CONTINUATION: Function.CONTINUATION,
    Kind.RESOLUTION_ORGAN: Function.RESOLUTION_ORGAN,
    Kind.RESOLUTION_RECITAL: Function.RESOLUTION_RECITAL,
    Kind.RESOLUTION_ITEM: Function.RESOLUTION_ITEM,
    Kind.TESTIMONIUM: Function.TESTIMONIUM,
    Kind.PLACE_DATE: Function.PLACE_DATE,
    Kind.CERTIFICATION: Function.CERTIFICATION,
}
_POINTS = (Function.POINT_1, Function.POINT_2, Function.POINT_3)
_BULLETS = (Function.BULLET_1, Function.BULLET_2, Function.BULLET_3)
_MARKED = frozenset((Style.BULLET, Style.DASH))
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
    HeadingStyle.ABSENT: (Function.ANNEX_HEADING, Function.ANNEX_TITLE),
}
_TITLES = {
    TitleStyle.LETTER: Function.TITLE,
    TitleStyle.LARGE: Function.REPORT_TITLE,
    TitleStyle.UNDER: Function.SUBTITLE,
}


def functions_of_head(part: Component) -> tuple[Function, Function]:
    """The functions of a component's heading and of its titles, which stand closer under a bare word."""
    heading, title = _HEADS[part.heading_style]
    return heading, _TITLES.get(part.title_style, title)


def opens_large(letter: Component) -> bool:
    """Whether the first line under the masthead is a large title."""
    return bool(letter.above) or functions_of_head(letter)[1] is Function.REPORT_TITLE


def function_of(para: Para) -> Function:
    """The function of a paragraph; a point deeper than the third level is set as one of the third."""
    if para.kind is not Kind.POINT:
        return _BY_KIND[para.kind]
    scale = _BULLETS if para.number.scheme.style in _MARKED else _POINTS
    return scale[min(max(para.depth, 1), len(scale)) - 1]


def function_of_heading(heading: Heading) -> Function:
    """The function of a heading: its level in the house's scale, or that of its kind."""
    return _BY_HEADING.get(heading.kind) or _HEADINGS[min(max(heading.level, 1), len(_HEADINGS)) - 1]


def fits_the_tab(number: str) -> bool:
    """Whether a printed number stands before the tab of its text; a Chinese character is as wide as two others."""
    return sum(2 if east_asian_width(character) in ("W", "F") else 1 for character in number) < _TAB
