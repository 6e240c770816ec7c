"""Notes that are divided between pages: WeasyPrint keeps each whole, and moves it, or the line that calls it, away.

A note that finds no room on the page of its call goes with the line to the next page, as it does in WeasyPrint. One
that is long begins on the page of its call and goes on at the foot of the next one, as in Word; so does a note of any
length where a page would otherwise end badly (``Notes.yielding``, see ``pipeline.weasy.pages.note_pages``). Room is
kept for some lines of text after the call, so that neither a heading nor a line stands there alone. Notes called in
these lines follow on the next page, after the rest of the divided one: notes stand in the order of their calls.

Lengths are in WeasyPrint's pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Any

import weasyprint.layout
import weasyprint.layout.block
import weasyprint.layout.page
from msgspec import Struct, field
from weasyprint.formatting_structure import boxes

from pipeline.weasy.pages.footnotes import called

_layout: Any = weasyprint.layout
_block: Any = weasyprint.layout.block
_page: Any = weasyprint.layout.page
_context: Any = weasyprint.layout.LayoutContext
_block_level_layout = _block.block_level_layout
_iter_line_boxes = _block.iter_line_boxes
_layout_footnote = _context.layout_footnote
_unlayout_footnote = _context.unlayout_footnote
_LONG = 1 / 2  # of the page: such a note is divided rather than that its line leaves the page
_ENOUGH = 5 / 4  # of the page: it is known then that the notes have no room
_NOTHING = 0.01  # pixels


class Notes(Struct):
    """The notes of the page in the making.

    ``room`` is the share of the page for notes that come from earlier pages, ``text`` that for the text after the call
    of a divided note. ``begun`` is the first note from earlier pages, if it was divided, and where its rest begins. A
    ``yielding`` page keeps its lines and lets any note go on.
    """

    room: float
    text: float
    begun: tuple[Any, Any] = (None, None)
    yielding: bool = False
    met: bool = False  # whether any note was to be placed
    line: tuple[Any, float] | None = None  # where the words are, and the room to be left free under the text
    divided: Any = None
    limit: float = inf  # of the height of all notes, if one is divided
    resume: Any = None  # where the notes go on
    behind: list[Any] = field(default_factory=list)  # notes that wait for the next page

    def rest(self, context: Any) -> Any:
        """Where the divided note goes on; nothing if none is."""
        placed = context.current_page_footnotes
        return (self.resume or {}).get(placed.index(self.divided)) if self.divided in placed else None


def of_page(context: Any) -> Notes:
    """The notes of the page that is laid out."""
    found: Notes = vars(context)["_notes_of_page"]
    return found


def block_level_layout(context: Any, box: Any, bottom_space: float, skip_stack: Any, *args: Any, **options: Any) -> Any:
    """In place of WeasyPrint's, where it lays out the notes of a page: from where they begin to where they must end."""
    if not isinstance(box, boxes.FootnoteAreaBox) or not box.children:
        return _block_level_layout(context, box, bottom_space, skip_stack, *args, **options)
    notes = of_page(context)
    divided = notes.divided in context.current_page_footnotes
    limit = notes.limit if divided else _ENOUGH * box.page.height
    bottom_space = context.page_bottom - box.position_y - limit
    if context.current_page_footnotes[0] is notes.begun[0]:
        skip_stack = {0: notes.begun[1]}
    line, lists = notes.line, (context.footnotes, context.current_page_footnotes, context.reported_footnotes)
    context.footnotes, context.current_page_footnotes, context.reported_footnotes = [], [], []  # notes have no notes
    result = _block_level_layout(context, box, bottom_space, skip_stack, *args, **options)
    context.footnotes, context.current_page_footnotes, context.reported_footnotes = lists
    notes.line, notes.resume = line, result[1]
    return result


def iter_line_boxes(context: Any, box: Any, position_y: float, bottom_space: float, *args: Any) -> Iterator[Any]:
    """In place of WeasyPrint's: the lines of a paragraph. Under a divided note, those that they call wait behind it."""
    notes = of_page(context)
    if notes.yielding:
        notes.behind += context.reported_footnotes
        context.reported_footnotes = []
    for line, resume_at in _iter_line_boxes(context, box, position_y, bottom_space, *args):
        notes.line = line, bottom_space
        if notes.behind or notes.divided in context.current_page_footnotes:
            _let_wait(context, notes, line)
        yield line, resume_at


def _let_wait(context: Any, notes: Notes, line: Any) -> None:
    for note in [note for note in called(line) if note in context.footnotes]:
        context.footnotes.remove(note)
        notes.behind.append(note)


def layout_footnote(context: Any, note: Any) -> bool:
    """In place of WeasyPrint's ``layout_footnote``: put a note on the page; whether it has no room there."""
    notes, area = of_page(context), context.current_footnote_area
    notes.met = True
    before = area.margin_height() if context.current_page_footnotes else 0
    full = context.page_bottom + before
    overflow = bool(_layout_footnote(context, note))
    if note is notes.divided or context.reported_footnotes:
        return overflow
    if notes.line is None:
        room = notes.room * area.page.height
        if notes.divided is not None:
            return True
        fits = area.margin_height() <= room or _divided_at(context, note, room, before)
        return overflow if fits else context.current_page_footnotes != [note]
    line, bottom_space = notes.line
    bottom = line.position_y + line.height
    limit = full - bottom_space - bottom - notes.text * area.page.height
    overflow = overflow or context.overflows_page(bottom_space, bottom)
    if not overflow and not (notes.yielding and area.margin_height() > limit):
        return False
    if _divided_at(context, note, limit, before):
        _let_wait(context, notes, line)
    elif overflow and notes.yielding:
        context.current_page_footnotes.remove(note)
        notes.behind.append(note)
        _let_wait(context, notes, line)
        context._update_footnote_area()  # noqa: SLF001 - as WeasyPrint's own methods do
    else:
        return overflow
    return False


def _divided_at(context: Any, note: Any, limit: float, before: float) -> bool:
    """Divide the last note of the page so that all end within the limit, if that can be done; whether it was."""
    notes, area = of_page(context), context.current_footnote_area
    long = area.margin_height() - before > _LONG * area.page.height
    if notes.divided is not None or not (long or notes.yielding or notes.line is None):
        return False
    notes.divided, notes.limit = note, limit
    context._update_footnote_area()  # noqa: SLF001 - as WeasyPrint's own methods do
    if notes.rest(context) is not None and area.margin_height() <= limit + _NOTHING:
        return True
    notes.divided, notes.limit = None, inf
    context._update_footnote_area()  # noqa: SLF001 - as WeasyPrint's own methods do
    return False


def unlayout_footnote(context: Any, note: Any) -> None:
    """In place of WeasyPrint's ``unlayout_footnote``: the line that calls the note is not on the page after all."""
    notes = of_page(context)
    if note in notes.behind:
        notes.behind.remove(note)
        context.footnotes.append(note)
        return
    if note is notes.divided:
        notes.divided, notes.limit = None, inf
    _unlayout_footnote(context, note)
