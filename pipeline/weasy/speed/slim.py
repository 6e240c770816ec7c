"""A box has of its own only what is not usual: no margins, no padding, no rounded corners, nothing removed.

WeasyPrint gives every box some thirty attributes, which are nearly always the same. A page of cells or notes has
hundreds of boxes, and the boxes from which pages are made have them too: a third of the memory of a long document.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

import weasyprint.formatting_structure.boxes
import weasyprint.layout.background
import weasyprint.layout.percent

_boxes: Any = weasyprint.formatting_structure.boxes
_background: Any = weasyprint.layout.background
_percent: Any = weasyprint.layout.percent
_stock_radii = _percent.resolve_radii_percentages
_RADII = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
_SHARP, _NONE = ((0, "px"), (0, "px")), object()
_USUAL: dict[str, Any] = {
    **{f"{kind}_{side}": 0 for kind in ("margin", "padding") for side in ("left", "right", "top", "bottom")},
    **{f"{least}_{axis}": value for least, value in (("min", 0), ("max", inf)) for axis in ("width", "height")},
    **dict.fromkeys(_RADII, (0, 0)),
    "remove_decoration_sides": frozenset(),
    "first_letter_style": None,
    "first_line_style": None,
}


@contextmanager
def applied() -> Iterator[None]:
    """Replace what gives boxes their attributes for good; there is nothing to put back."""
    for name, value in _USUAL.items():
        setattr(_boxes.Box, name, value)
    for owner, name, ours in (
        (_boxes.Box, "__init__", _init),
        (_boxes.ParentBox, "_reset_spacing", _reset_spacing),
        (_boxes.ParentBox, "copy_with_children", _copy_with_children),
        (_percent, "resolve_one_percentage", _resolve_one_percentage),
        (_background, "resolve_radii_percentages", _resolve_radii_percentages),
    ):
        setattr(owner, name, ours)
    yield


def _init(box: Any, element_tag: str, style: Any, element: Any) -> None:
    """In place of ``Box.__init__``: without what the class has."""
    box.element_tag, box.element, box.style, box.children = element_tag, element, style, []


def _reset_spacing(box: Any, side: str) -> None:
    """In place of ``ParentBox._reset_spacing``: a set is never shared."""
    box.remove_decoration_sides = box.remove_decoration_sides | {side}
    for name in (f"margin_{side}", f"padding_{side}", f"border_{side}_width"):
        setattr(box, name, 0)


def _copy_with_children(box: Any, new_children: Any) -> Any:
    """In place of ``ParentBox.copy_with_children``: a set that is empty is that of the class."""
    made = box.copy()
    made.children = new_children
    if box.remove_decoration_sides:
        box.remove_decoration_sides = _USUAL["remove_decoration_sides"]
    return made


def _resolve_one_percentage(box: Any, name: str, refer_to: Any) -> None:
    """In place of ``resolve_one_percentage``: what a box already has, be it from its class, is not set again."""
    value = _percent.percentage(box.style[name], box.style, refer_to)
    if value == "auto" and name in ("min_width", "min_height"):
        value = 0
    if getattr(box, name, _NONE) != value:
        setattr(box, name, value)


def _resolve_radii_percentages(box: Any) -> None:
    """In place of ``resolve_radii_percentages``: nothing to do for corners that are none."""
    if any(box.style[name] != _SHARP for name in _RADII):
        _stock_radii(box)
