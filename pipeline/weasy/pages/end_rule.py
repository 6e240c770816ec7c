"""The rule at the end of the document takes no room; here it is seen that it stands clear of the foot of the page.

The stylesheet sets it (``data-rule="end"``, and in it the rule itself) as far below the last line as it should be; its
margin above is how much nearer it may come, its margin below what must stay free under it. It comes nearer where it
would be lower than it can be below a line that ends the page, or too near to the notes of the page or to whatever
stands at its foot (``data-foot="own"``). If that is not enough, it is left out: the notes have a rule themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from pipeline.weasy.content import private_names as inner

_NOTHING = 0.01  # pixels


def settle(document: Any) -> None:
    """Move the rule of a laid-out document, or take it off; nothing else moves."""
    page = inner.root_box(document.pages[-1])
    holder = next((box for box in _boxes(page) if _says(box, "data-rule", "end")), None)
    if holder is None or not holder.children:
        return
    rule = inner.settled(holder.children[0])
    lowest = page.content_box_y() + page.height + holder.margin_top
    for top in _tops(page):
        lowest = min(lowest, top - rule.margin_bottom)
    too_low = rule.border_box_y() - lowest
    if too_low > rule.margin_top + _NOTHING:
        rule.border_top_width = 0
    elif too_low > 0:
        rule.translate(dy=-too_low)


def _tops(page: Any) -> Iterator[float]:
    """Where that begins which stands at the foot of the page."""
    for box in _boxes(page):
        if (isinstance(box, boxes.FootnoteAreaBox) and box.children) or _says(box, "data-foot", "own"):
            yield box.border_box_y()


def _boxes(page: Any) -> Iterator[Any]:
    for box in page.descendants(placeholders=True):
        yield inner.settled(box)


def _says(box: Any, name: str, value: str) -> bool:
    """Whether it is the box of an element with such an attribute, not of what CSS adds in it."""
    return box.element is not None and "::" not in box.element_tag and box.element.get(name) == value
