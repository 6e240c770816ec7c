"""Builds the style of one function of text from the data: positions from the grid, spaces from measured distances."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.document.functions import Function
from pipeline.style.landmarks import Grid, Page
from pipeline.style.typography import Align, Face, TextStyle, Tracking
from pipeline.style.units import baseline


def text_style(
    function: Function,
    *,
    tree: Mapping[str, Any],
    grid: Grid,
    page: Page,
    tracking: Mapping[str, Tracking],
    face: Face,
) -> TextStyle:
    """The style of ``function`` by the layout's ``tree``.

    ``above`` and ``below`` (base to base, to running text) give the spaces, ``before`` and ``after`` give them. Places
    are names of the grid, or, in a cell, points from its edge.
    Raises ``KeyError`` where the data lacks the function: a fault of the data, found by its test.
    """
    base: dict[str, Any] = tree["base"]
    own: dict[str, Any] = base | tree["styles"][function.value]
    size, leading = own["size"], own["leading"]
    base_y = baseline(size, leading, face.ascent, face.descent)
    text = base | tree["styles"][Function.BODY.value]
    text_y = baseline(text["size"], text["leading"], face.ascent, face.descent)
    before = own.get("before", 0.0)
    after = own.get("after", 0.0)
    if "above" in own:
        before = own["above"] - (text["leading"] - text_y) - base_y
    if "below" in own:
        after = own["below"] - (leading - base_y) - text_y
    right = 0.0 if own["right"] == 0.0 else page.width - page.margin_right - getattr(grid, own["right"])
    return TextStyle(
        function=function,
        size=size,
        leading=leading,
        bold=own["bold"],
        italic=own["italic"],
        align=Align(own["align"]),
        before=_rounded(before),
        before_added=_rounded(max(0.0, before - _PARAGRAPH_AFTER)),
        after=_rounded(after),
        left=_position(own, "left", grid, page),
        right=_rounded(right),
        first=_position(own, "first" if "first" in own else "left", grid, page),
        tab=_position(own, "tab", grid, page),
        mark_end=_position(own, "mark_end", grid, page),
        tracking=tracking[own["tracking"]],
        baseline=base_y,
        keep_next=own["keep_next"],
        keep_lines=own["keep_lines"],
        orphans=own["orphans"],
        widows=own["widows"],
    )


_PARAGRAPH_AFTER = 6.0  # points: what running text has after it in every layout (18 from base to base on 12)


def _position(own: Mapping[str, Any], key: str, grid: Grid, page: Page) -> float:
    """A position from the left margin, or from the edge of a cell; 0 where the style has none."""
    place = own.get(key, 0.0)
    return _rounded(getattr(grid, place) - page.margin_left if isinstance(place, str) else place)


def _rounded(points: float) -> float:
    """Two decimals are enough for print, and keep the CSS readable."""
    return round(points, 2) + 0.0
