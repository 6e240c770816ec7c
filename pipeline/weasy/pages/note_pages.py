"""Pages with notes: which notes wait at the head of each, and pages made again where their notes spoil them.

A page with notes is made again if it ends where no break should be (after a heading, or with a single line of a
paragraph on it or on the next page), or if what cannot be divided reaches into the notes: first so that notes yield to
the lines that call them, then with less and less room for notes from earlier pages and more for the text after a call
(``_TRIES``: these two shares of the page, and whether notes yield). If nothing helps, the notes from earlier pages have
a page to themselves. What waits is remembered for each page, since WeasyPrint makes some pages a second time (those of
the table of contents).
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import chain, repeat
from typing import Any

import weasyprint.layout
import weasyprint.layout.page
from weasyprint.formatting_structure import boxes

from pipeline.weasy.content import private_names as inner
from pipeline.weasy.metadata import LostNote
from pipeline.weasy.pages.breaks import ends_badly
from pipeline.weasy.pages.divided_notes import Notes

_layout: Any = weasyprint.layout
_page: Any = weasyprint.layout.page
_make_page = _page.make_page
_make_all_pages = _page.make_all_pages
_TRIES = ((3 / 4, 1 / 6, False), (3 / 4, 1 / 6, True), (1 / 2, 1 / 3, True), (1 / 4, 1 / 2, True), (1 / 8, 3 / 4, True))
_ALONE = ((1.0, 0.0, False),)  # the text is at its end
_NOTHING = 0.01  # pixels


class _WithoutText(_page.PageType):  # type: ignore[misc]
    """A page of a kind, on which only notes stand: the text goes on after it."""

    blank = True


def make_all_pages(context: Any, root: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
    """In place of WeasyPrint's, which takes a page that is left as it is for the last one, where only notes follow."""
    states, made = context.page_maker, 0
    for page in _make_all_pages(context, root, html, pages):
        made += 1
        yield page
    while made < len(pages) and vars(context)["_notes_carried"].get(made + 1):
        made += 1
        context.page_maker = states[: made + 1]
        yield pages[made - 1]


def make_page(context: Any, root: Any, kind: Any, resume_at: Any, number: int, state: Any) -> Any:
    """In place of WeasyPrint's: the page, where the next one resumes, and of which kind that one is."""
    carried = vars(context).setdefault("_notes_carried", {})
    waiting = carried.get(number, [])
    unplaced = [note for note in context.footnotes if all(note is not one for one, _ in waiting)]
    begun = waiting[0] if waiting else (None, None)

    states = chain((state,), map(deepcopy, repeat(deepcopy(state))))  # what one try counts, the next one counts too

    def make(notes: Notes, kind: Any) -> Any:
        vars(context)["_notes_of_page"] = notes
        context.footnotes, context.reported_footnotes = [*unplaced], [note for note, _ in waiting]
        context.page_maker[number - 1][-1].update(anchors=[], content_lookups=[])  # what an earlier try found
        return _make_page(context, root, kind, resume_at, number, next(states))

    apart = None
    for room, text, yielding in _ALONE if kind.blank else _TRIES:
        notes = Notes(room, text, begun, yielding)
        page, rest, after = make(notes, kind)
        meets = _text_meets_notes(page)
        if not notes.met or not (meets or ends_badly(root, page, rest)):
            break
        apart = apart or (None if meets else (room, text, begun, yielding))
    else:
        if waiting:  # the text needs a page of its own
            notes = Notes(*_ALONE[0][:2], begun)
            page, rest, after = make(notes, _WithoutText(*kind))
        elif apart:  # notes are not to blame
            notes = Notes(*apart)
            page, rest, after = make(notes, kind)
    carried[number + 1] = _left(context, notes)
    context.reported_footnotes = [note for note, _ in carried[number + 1]]
    return page, rest, after


def _left(context: Any, notes: Notes) -> list[tuple[Any, Any]]:
    """The notes that wait for the next page, and where the first begins there."""
    rest = notes.rest(context)
    first = [(notes.divided, rest)] if rest is not None else []
    waiting = [*notes.behind, *context.reported_footnotes]
    return [*first, *((note, notes.begun[1] if note is notes.begun[0] else None) for note in waiting)]


def lost_notes(document: Any) -> tuple[LostNote, ...]:
    """The first note of each page on which the notes that go on and a text that cannot be divided meet."""
    found = []
    for page in map(inner.root_box, document.pages):
        if _text_meets_notes(page):
            note = next(iter(_area(page).children))
            words = " ".join(box.text.strip() for box in note.descendants() if isinstance(box, boxes.TextBox))
            found.append(LostNote(note.element.get("id") or "", words))
    return tuple(found)


def _text_meets_notes(page: Any) -> bool:
    """Whether the text of a laid-out page reaches into its notes."""
    area = _area(page)
    if area is None:
        return False
    top = area.border_box_y() + _NOTHING
    lines = (box for box in page.children[0].descendants() if isinstance(box, boxes.LineBox))
    return any(line.position_y + line.height > top for line in lines)


def _area(page: Any) -> Any:
    """The notes of a page, or nothing where it has none."""
    return next((box for box in page.children if isinstance(box, boxes.FootnoteAreaBox) and box.children), None)
