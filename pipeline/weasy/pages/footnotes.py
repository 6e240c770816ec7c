"""Footnotes that do not fit on the page of their call: three places at which WeasyPrint and a reader differ.

Where a page has room for one line of a paragraph, WeasyPrint makes room for a second by moving notes to the next page;
here the paragraph goes there, and the notes stay with their calls. If it is alone on the page the notes do have to go;
those that the kept line calls itself are then forgotten (``_linebox_layout``), here they go too. Notes that wait for
the next page stand in the order in which they were moved; here they are kept in the order of the document.
"""

from __future__ import annotations

from typing import Any

import weasyprint.layout
import weasyprint.layout.block

_block: Any = weasyprint.layout.block
_context: Any = weasyprint.layout.LayoutContext
_linebox_layout = _block._linebox_layout  # noqa: SLF001 - what is mended here


def linebox_layout(
    context: Any, box: Any, index: Any, child: Any, new_children: list[Any], page_is_empty: bool, *args: Any
) -> Any:
    """In place of WeasyPrint's: the lines of a paragraph that stay on this page."""
    placed = tuple(context.current_page_footnotes)
    result = _linebox_layout(context, box, index, child, new_children, page_is_empty, *args)
    abort, footnotes = result[0], result[4]
    if abort or not (context.footnotes or context.reported_footnotes):
        return result
    waiting = context.footnotes
    for note in [note for line in new_children for note in called(line) if note in waiting]:
        waiting.remove(note)
        context.reported_footnotes.append(note)
        footnotes.append(note)
    driven_off = [note for note in placed if note in context.reported_footnotes]
    if not driven_off or page_is_empty:
        return result
    for note in driven_off:
        context.reported_footnotes.remove(note)
        waiting.append(note)
        context.layout_footnote(note)
    return (True, False, None, *result[3:])


def called(line: Any) -> list[Any]:
    """The notes that a line calls."""
    return [piece.footnote for piece in line.descendants() if piece.footnote is not None]


def _waiting(context: Any) -> list[Any]:
    """The notes that wait for the next page. All notes are still to be placed when they are asked for first."""
    held = vars(context)
    order = held.get("_order_of_notes")
    if order is None:
        order = held["_order_of_notes"] = {id(note): place for place, note in enumerate(context.footnotes)}
    found: list[Any] = held["_moved_notes"]
    found.sort(key=lambda note: order[id(note)])
    return found


def _wait(context: Any, footnotes: list[Any]) -> None:
    vars(context)["_moved_notes"] = footnotes


REPORTED_FOOTNOTES = property(_waiting, _wait)
"""In place of WeasyPrint's attribute: the notes that wait for the next page."""
