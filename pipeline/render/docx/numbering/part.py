"""The lists as ``numbering.xml`` has them: levels with their starts and measures."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from pipeline.document.functions import Function
from pipeline.document.names import paragraph_id
from pipeline.render.docx.numbering.lists import Level, Series, WordLists
from pipeline.render.docx.numbering.number_formats import Format
from pipeline.render.docx.styles.choose import Styling, named
from pipeline.render.docx.styles.properties import TabStop
from pipeline.render.functions import fits_the_tab
from pipeline.style.units import twips


class LevelView(Struct, frozen=True):
    """A level: its format, text, alignment of the number, and the paragraph measures in twips.

    A number that is set ``left`` begins where its line does: Word takes that for the right of a line from right to left
    ([MS-OI29500], 2.1.281); LibreOffice 7 takes the left side of the page for it, whatever is said.
    """

    index: int
    format: str
    start: int
    text: str
    align: str
    left: int
    first: int
    tab: TabStop | None
    suffix: str = "tab"


class SeriesView(Struct, frozen=True):
    """A list (``w:abstractNum`` and its only ``w:num``); ``nsid`` tells Word which lists are the same."""

    id: int
    nsid: str
    levels: tuple[LevelView, ...]


def numbering_view(lists: WordLists, styling: Styling) -> tuple[SeriesView, ...]:
    """The view of ``lists``."""
    return tuple(_series(made, styling) for made in lists.series)


def _series(made: Series, styling: Styling) -> SeriesView:
    levels = tuple(_level(level, index, styling) for index, level in enumerate(made.levels))
    first = replace(levels[0], start=made.start)
    if made.literal:
        first = replace(first, format=Format.DECIMAL.value, text=made.literal)
        first = first if fits_the_tab(made.literal) else replace(first, suffix="space", tab=None)
    return SeriesView(made.id, paragraph_id(f"list/{made.id}"), (first, *levels[1:]))


def _level(level: Level, index: int, styling: Styling) -> LevelView:
    return _measured(index, level.format.value, level.text(index), level.function, styling)


def _measured(index: int, format_: str, text: str, function: Function, styling: Styling) -> LevelView:
    """A level with the measures of its function: a number that is set flush right ends at the style's mark."""
    style = styling.house.of(function)
    left = twips(style.left)
    if style.mark_end and named(function) is not None:
        return LevelView(index, format_, 1, text, "right", left, twips(style.mark_end) - left, TabStop("num", left))
    first = twips(style.first) - left
    if not style.tab:
        return LevelView(index, format_, 1, text, "left", left, first, None, suffix="space")
    return LevelView(index, format_, 1, text, "left", left, first, TabStop("num", twips(style.tab)))
