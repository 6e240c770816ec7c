"""What the rows of a table have beyond the styles of their text: air at its rules, and a rule under several heads.

The house style measures from rule to base and from base to rule; a style of Word gives each line the same air on both
sides. The rest belongs to the place of a row: it is margin of its cells. Lengths in twips, rules in eighths of a point.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from pipeline.document.blocks import RowKind
from pipeline.document.functions import Function
from pipeline.render.docx.word.blocks import NO_RULE
from pipeline.render.docx.word.measures import page_data
from pipeline.style.model import HouseStyle
from pipeline.style.units import eighths, twips


class RowPlace(Struct, frozen=True):
    """Margins and rules of the cells of a row; a rule of 0 is left to the style of the table."""

    above: int = 0
    below: int = 0
    rule_above: int = 0
    rule_below: int = 0


class Air(Struct, frozen=True):
    """The space before and after a line of a table in its style, in points."""

    before: float
    after: float


def air_of(function: Function, house: HouseStyle) -> Air:
    """What the style of ``function`` has: at rules as measured, elsewhere half of what a step leaves."""
    tables, leading = house.tables, house.of(function).leading
    base, under = _base(function, house), _under(function, house)
    half = (tables.row_step - leading) / 2
    if function is Function.TABLE_HEAD:
        return Air(tables.head_above - tables.rule_thin - base, tables.head_below - under)
    if function is Function.TABLE_TOTAL:
        return Air(tables.total_below - tables.rule_thin - base, half)
    return Air(half, half)


def head_places(count: int, house: HouseStyle) -> tuple[RowPlace, ...]:
    """The head rows: the heavy rule is under the last. The style of the table puts it under the first."""
    if count < 2:
        return (RowPlace(),) * count
    last = RowPlace(rule_below=eighths(house.tables.rule_heavy))
    return (*(RowPlace(rule_below=NO_RULE),) * (count - 1), last)


def body_places(kinds: Sequence[RowKind], house: HouseStyle) -> tuple[RowPlace, ...]:
    """The rows under the heads: more air under the rule of the heads, over a total, and over the last rule."""
    tables, under = house.tables, _under(Function.TABLE_BODY, house)
    first = tables.first_row - tables.rule_heavy - _base(Function.TABLE_BODY, house)
    places = []
    for index, kind in enumerate(kinds):
        total = kind is RowKind.TOTAL
        own = air_of(Function.TABLE_TOTAL if total else Function.TABLE_BODY, house)
        above, below = own.before, own.after
        if index == 0:
            above = first
        if index + 1 == len(kinds):
            below = (tables.total_last if total else tables.last_below) - under
        elif kinds[index + 1] is RowKind.TOTAL:
            below = tables.total_above - under
        rule = eighths(tables.rule_thin) if total else 0
        places.append(RowPlace(_more(above, own.before), _more(below, own.after), rule_above=rule))
    return tuple(places)


def _base(function: Function, house: HouseStyle) -> float:
    """From the top of a line to its base."""
    return page_data().exact_ascent * house.of(function).leading


def _under(function: Function, house: HouseStyle) -> float:
    """From the base of a line to its foot."""
    return (1 - page_data().exact_ascent) * house.of(function).leading


def _more(needed: float, own: float) -> int:
    return max(0, twips(needed) - twips(own))
