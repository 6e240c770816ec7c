"""The lists as ``numbering.xml`` has them: levels with their measures, instances with their starts."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document.names import paragraph_id
from pipeline.render.docx.counting import Format
from pipeline.render.docx.lists import AbstractList, Instance, Level, WordLists
from pipeline.render.docx.style_views import TabStop
from pipeline.render.docx.styling import Styling, named
from pipeline.style import Function
from pipeline.style.units import twips


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level: its format, text, alignment of the number, and the paragraph measures in twips."""

    index: int
    format: str
    text: str
    align: str
    left: int
    first: int
    tab: TabStop | None


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
    """The view of ``lists``; literal numbers share an abstract list of their own, which shows nothing."""
    abstracts = [_abstract(made, styling) for made in lists.abstracts]
    if any(instance.literal for instance in lists.instances):
        empty = LevelView(0, Format.NONE.value, "", "left", 0, 0, None)
        abstracts.append(AbstractView(lists.literal_abstract, paragraph_id("literal"), (empty,)))
    instances = tuple(_instance(made, lists, styling) for made in lists.instances)
    return NumberingView(tuple(abstracts), instances)


def _abstract(made: AbstractList, styling: Styling) -> AbstractView:
    levels = tuple(_level(level, index, styling) for index, level in enumerate(made.levels))
    return AbstractView(made.id, paragraph_id(f"list/{made.id}"), levels)


def _instance(made: Instance, lists: WordLists, styling: Styling) -> InstanceView:
    if not made.literal:
        return InstanceView(made.id, made.abstract, made.start, None)
    own = _measured(0, Format.DECIMAL.value, made.literal, made.function, styling)
    return InstanceView(made.id, lists.literal_abstract, 1, own)


def _level(level: Level, index: int, styling: Styling) -> LevelView:
    return _measured(index, level.format.value, level.text(index), level.function, styling)


def _measured(index: int, format_: str, text: str, function: Function, styling: Styling) -> LevelView:
    """A level with the measures of its function: a number that is set flush right ends at the style's mark."""
    style = styling.house.of(function)
    left = twips(style.left)
    if style.mark_end and named(function) is not None:
        return LevelView(index, format_, text, "right", left, twips(style.mark_end) - left, TabStop("num", left))
    first = twips(style.first) - left
    tab = TabStop("num", twips(style.tab)) if style.tab else None
    return LevelView(index, format_, text, "left", left, first, tab)
