"""The rule at the end of the document takes no room; here it is seen that it stands clear of the foot of the page.

The stylesheet sets it (``data-rule="end"``, and in it the rule itself) as far below the last base as it should be. The
element says how far that is, and how near to the base and how low in the page the rule may stand, in points. It comes
nearer where it would be too low, or too near to the notes of the page or to whatever stands at its foot
(``data-foot="own"``). Where notes leave no room above them, it stands under the last of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from weasyprint.formatting_structure import boxes

from pipeline.weasy.content import private_names as inner

_NOTHING = 0.01  # pixels
_PIXELS = 4 / 3  # of a point


class _Limits(Struct, frozen=True):
    """Distances from a base (``below``, ``under_note``, ``nearest``), from notes, and from the top; in pixels."""

    below: float
    under_note: float
    nearest: float
    clear: float
    lowest: float

    def under(self, base: float, distance: float) -> float:
        """Where the rule stands so far below a base, or nearer where it would be too low in the page."""
        return min(base + distance, max(self.lowest, base + self.nearest))


def settle(document: Any) -> None:
    """Move the rule of a laid-out document; nothing else moves."""
    page = inner.root_box(document.pages[-1])
    holder = next((box for box in _boxes(page) if _says(box, "data-rule", "end")), None)
    if holder is None or not holder.children:
        return
    rule = inner.settled(holder.children[0])
    limits = _limits(holder.element, page, first=len(document.pages) == 1)
    base = rule.border_box_y() - limits.below
    feet = [box for box in _boxes(page) if _is_foot(box)]
    place = min((limits.under(base, limits.below), *(box.border_box_y() - limits.clear for box in feet)))
    if place < base + limits.nearest - _NOTHING:
        place = limits.under(max(_bases(feet), default=base), limits.under_note)
    rule.translate(dy=place - rule.border_box_y())


def _limits(element: Any, page: Any, *, first: bool) -> _Limits:
    """What the element says, for this page; a turned page has nothing at the foot of its text."""

    def pixels(name: str) -> float:
        return float(element.get(f"data-{name}")) * _PIXELS

    lowest = pixels("lowest-first" if first else "lowest")
    if "sideways" in element.get("class").split():
        lowest = page.content_box_y() + page.height + pixels("nearest")
    return _Limits(pixels("below"), pixels("under-note"), pixels("nearest"), pixels("clear"), lowest)


def _is_foot(box: Any) -> bool:
    """Whether it stands at the foot of the page: the notes, or their frame on the first page."""
    return (isinstance(box, boxes.FootnoteAreaBox) and bool(box.children)) or _says(box, "data-foot", "own")


def _bases(feet: list[Any]) -> Iterator[float]:
    """The bases of the lines in them."""
    for foot in feet:
        for line in foot.descendants():
            if isinstance(line, boxes.LineBox):
                yield line.position_y + line.baseline


def _boxes(page: Any) -> Iterator[Any]:
    for box in page.descendants(placeholders=True):
        yield inner.settled(box)


def _says(box: Any, name: str, value: str) -> bool:
    """Whether it is the box of an element with such an attribute, not of what CSS adds in it."""
    return box.element is not None and "::" not in box.element_tag and box.element.get(name) == value
