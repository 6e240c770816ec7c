"""The lists as ``numbering.xml`` has them: levels with their measures, instances with their starts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.document.names import paragraph_id
from pipeline.render.docx.numbering.lists import AbstractList, Level, WordLists
from pipeline.render.docx.numbering.number_formats import Format
from pipeline.render.docx.styles.choose import Styling, named
from pipeline.render.docx.styles.properties import TabStop
from pipeline.render.functions import fits_the_tab
from pipeline.style import Function
from pipeline.style.units import twips


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level: its format, text, alignment of the number, and the paragraph measures in twips.

    A number that is set ``left`` begins where its line does: Word takes that for the right of a line from right to left
    ([MS-OI29500], 2.1.281); LibreOffice 7 takes the left side of the page for it, whatever is said.
    """

    index: int
    format: str
    text: str
    align: str
    left: int
    first: int
    tab: TabStop | None
    suffix: str = "tab"


@dataclass(frozen=True, slots=True)
class AbstractView:
    """An abstract list; ``nsid`` tells Word which lists are the same."""

    id: int
    nsid: str
    levels: tuple[LevelView, ...]


@dataclass(frozen=True, slots=True)
class InstanceView:
    """An instance: the list it counts on, where it begins, and its own level where its text is literal."""

    id: int
    abstract: int
    start: int
    own: LevelView | None


@dataclass(frozen=True, slots=True)
class NumberingView:
    """Everything in ``numbering.xml``."""

    abstracts: tuple[AbstractView, ...]
    instances: tuple[InstanceView, ...]


def numbering_view(lists: WordLists, styling: Styling) -> NumberingView:
    """The view of ``lists``.

    Literal numbers count on abstract lists of their own, which show nothing: one for each function and width, since
    LibreOffice takes the measures from there and not from the instance.
    """
    abstracts = [_abstract(made, styling) for made in lists.abstracts]
    literal: dict[tuple[Function, bool], int] = {}
    instances: list[InstanceView] = []
    for made in lists.instances:
        if not made.literal:
            instances.append(InstanceView(made.id, made.abstract, made.start, None))
            continue
        own = _measured(0, Format.DECIMAL.value, made.literal, made.function, styling)
        key = (made.function, not fits_the_tab(made.literal))
        own = replace(own, suffix="space", tab=None) if key[1] else own
        if key not in literal:
            literal[key] = len(abstracts) + 1
            nsid = paragraph_id(f"literal/{made.function.value}/{key[1]}")
            abstracts.append(AbstractView(literal[key], nsid, (replace(own, format=Format.NONE.value, text=""),)))
        instances.append(InstanceView(made.id, literal[key], 1, own))
    return NumberingView(tuple(abstracts), tuple(instances))


def _abstract(made: AbstractList, styling: Styling) -> AbstractView:
    levels = tuple(_level(level, index, styling) for index, level in enumerate(made.levels))
    return AbstractView(made.id, paragraph_id(f"list/{made.id}"), levels)


def _level(level: Level, index: int, styling: Styling) -> LevelView:
    return _measured(index, level.format.value, level.text(index), level.function, styling)


def _measured(index: int, format_: str, text: str, function: Function, styling: Styling) -> LevelView:
    """A level with the measures of its function: a number that is set flush right ends at the style's mark."""
    style = styling.house.of(function)
    left = twips(style.left)
    if style.mark_end and named(function) is not None:
        return LevelView(index, format_, text, "right", left, twips(style.mark_end) - left, TabStop("num", left))
    first = twips(style.first) - left
    if not style.tab:
        return LevelView(index, format_, text, "left", left, first, None, suffix="space")
    return LevelView(index, format_, text, "left", left, first, TabStop("num", twips(style.tab)))
