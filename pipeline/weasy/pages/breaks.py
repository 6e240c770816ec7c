"""Where pages are broken: a line that ends its part of the document is not set on a page by itself.

CSS counts the lines of one paragraph (``orphans``, ``widows``) and not those of a page, so a paragraph of one line may
stand alone with the signature, or alone on the last page of an annex. Here ``break-before: avoid-column``, which says
nothing where there are no columns, means: keep with what comes before if it is one line. What is kept then ends in two
lines at least, since WeasyPrint looks for the last place at which a break is allowed.

Whether a paragraph is one line is known from its lines where it is laid out already; where it did not fit, from the
try. Nothing is laid out twice for it.

The first paragraph of a page is broken wherever it must be: CSS has single lines there rather than no text at all.
Where notes leave it no room, the page can be made with less of them, so ``ends_badly`` says of a page that it ends so.

A page takes away the space above what begins it, however it was begun: CSS keeps it where the break is forced, as after
a table on a turned page, and a heading stood lower there than at the head of any other page.
"""

from __future__ import annotations

from typing import Any

import weasyprint.layout
import weasyprint.layout.block
from weasyprint.formatting_structure import boxes

_block: Any = weasyprint.layout.block
_context: Any = weasyprint.layout.LayoutContext
_page_break = _block.block_level_page_break
_break_line = _block._break_line  # noqa: SLF001 - what is mended here
_SIGN = "avoid-column"


def _never(_context: Any) -> bool:
    """Whether the page was begun by a break that keeps the space above what follows."""
    return False


def _forget(_context: Any, _forced: Any) -> None:
    """WeasyPrint would remember how the page was begun."""


FORCED_BREAK = property(_never, _forget)
"""In place of WeasyPrint's attribute: whether the page was begun by a forced break."""


def page_break_between(before: Any, after: Any) -> Any:
    """In place of WeasyPrint's: what is said of a break between two boxes."""
    found = _page_break(before, after)
    return "avoid" if found == _SIGN and _is_one_line(after) else found


def break_line(context: Any, box: Any, line: Any, lines: list[Any], needed: int, *args: Any) -> Any:
    """In place of WeasyPrint's, when ``line`` does not fit after ``lines``: ``needed`` is how many must go with it."""
    if not lines and needed > 0:  # the first line, and no other is there to go with it
        box.one_line = True
    too_few_follow = needed > max(0, len(lines) - box.style["orphans"])  # and none of these can go with it
    result = _break_line(context, box, line, lines, needed, *args)
    if lines:
        lines[-1].too_few_follow = too_few_follow
    return result


def ends_badly(root: Any, page: Any, resume_at: Any) -> bool:
    """Whether a page ends where no break should be: between what belongs together, before or after a single line."""
    box, laid = root, page.children[0]
    while resume_at is not None and laid is not None and not isinstance(box, boxes.TableBox):
        ((index, resume_at),) = resume_at.items()
        child = box.children[index]
        if resume_at is None:
            before = _block.find_last_class_a_break_point_child(box.children[:index])
            return before is not None and _block.block_level_page_break(before, child) in {"avoid", "avoid-page"}
        if isinstance(child, boxes.LineBox):
            return len(laid.children) < box.style["orphans"] or getattr(laid.children[-1], "too_few_follow", False)
        box, laid = child, _block.find_last_in_flow_child(laid.children)
    return False


def _is_one_line(box: Any) -> bool:
    while not getattr(box, "one_line", False):
        children = [child for child in box.children if child.is_in_normal_flow()]
        if len(children) != 1:
            return False
        box = children[0]
        if isinstance(box, boxes.LineBox):
            return hasattr(box, "resume_at")  # laid out; else it is the paragraph before it is broken into lines
        if not isinstance(box, boxes.ParentBox):
            return False
    return True
