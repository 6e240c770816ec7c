"""Rules are filled rectangles and nothing else, as Word paints them: so they are black on every screen.

WeasyPrint paints one side of a border as the ring of all four, cut to that side by a clipping path. Readers blend the
edges of such a path with the paper: at the size of a screen a rule of a quarter of a point is nearly white. A thin
rectangle without a clipping path is given at least one whole row of pixels by all of them.
"""

from __future__ import annotations

from typing import Any

from weasyprint import draw
from weasyprint.draw.border import SIDES
from weasyprint.draw.color import get_color

_draw_border: Any = draw.draw_border
_WIDTHS = tuple(f"border_{side}_width" for side in SIDES)


def draw_border(stream: Any, box: Any) -> None:
    """In place of WeasyPrint's: a border that is nothing but rules is painted as rectangles."""
    rectangles = _rectangles(box) if any(getattr(box, width) for width in _WIDTHS) else ()
    if not rectangles:
        _draw_border(stream, box)
        return
    with stream.artifact(), stream.stacked():
        for color, rectangle in rectangles:
            stream.set_color(color)
            stream.rectangle(*rectangle)
            stream.fill()


def _rectangles(box: Any) -> list[tuple[Any, tuple[float, float, float, float]]]:
    """The sides of a border that are rules: colour, and x, y, width, height. None where it is more than rules."""
    x, y, width, height, *corners = box.rounded_border_box()
    top, right, bottom, left = widths = [getattr(box, f"border_{side}_width") for side in SIDES]
    edges = (
        (x, y, width, top),
        (x + width - right, y, right, height),
        (x, y + height - bottom, width, bottom),
        (x, y, left, height),
    )
    drawn = [
        (get_color(box.style, f"border_{side}_color"), rectangle)
        for side, thickness, rectangle in zip(SIDES, widths, edges, strict=True)
        if thickness
    ]
    return drawn if _are_rules(box, corners, len(drawn)) else []


def _are_rules(box: Any, corners: list[tuple[float, float]], drawn: int) -> bool:
    """Solid sides, at the most three, without round corners, pictures or columns."""
    style = box.style
    return (
        style["visibility"] == "visible"
        and 0 < drawn < len(SIDES)
        and not any(rx or ry for rx, ry in corners)
        and all(style[f"border_{side}_style"] in ("solid", "none", "hidden") for side in SIDES)
        and style["border_image_source"][0] == "none"
        and style["column_count"] == style["column_width"] == "auto"
    )
