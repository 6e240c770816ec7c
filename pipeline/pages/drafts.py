"""Drafts of one document: what a page says may depend on what stands on it, which only the layout knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct, field

from pipeline.errors import NOWHERE, Fault, MastheadError, Place
from pipeline.pages.wide_words import TableSpot, table_faults
from pipeline.weasy import Laid, LostNote, lay_out

_QUOTED = 60  # characters of a note in a message


class Draft(Struct, frozen=True):
    """HTML and the stylesheet for it, made on the supposition that the ids ``first`` come on the first page.

    ``tables`` are the tables by their ids, ``notes`` the places of the notes by theirs, for whoever must say which of
    them is at fault.
    """

    html: str
    css: str
    first: frozenset[str] = frozenset()
    tables: Mapping[str, TableSpot] = field(default_factory=dict)
    notes: Mapping[str, Place] = field(default_factory=dict)

    def holds(self, laid: Laid) -> bool:
        """Whether its pages came out as it supposed."""
        pages = laid.page_of() if self.first else {}
        return all(pages.get(id_) == 1 for id_ in self.first)


Drafting = Callable[[], tuple[Draft, ...]]  # what makes the drafts of a document, in the process that lays them out


def lay_out_drafts(drafts: tuple[Draft, ...], fontconfig: Path) -> Laid:
    """The pages of the first draft that holds, else of the last. Where the first does, nothing is done twice.

    Raises ``MastheadError``: MH308 for each table with words wider than their column, MH307 for each page on which the
    notes find no room, and whatever ``lay_out`` raises.
    """
    *earlier, last = drafts
    for draft in earlier:
        laid = lay_out(draft.html, draft.css, fontconfig=fontconfig)
        if draft.holds(laid):
            return _sound(laid, draft)
    return _sound(lay_out(last.html, last.css, fontconfig=fontconfig), last)


def _sound(laid: Laid, draft: Draft) -> Laid:
    wide = table_faults(laid.wide_words(), draft.tables) if draft.tables else ()
    faults = (*wide, *(_without_room(note, draft.notes.get(note.note, NOWHERE)) for note in laid.lost_notes()))
    if faults:
        raise MastheadError(faults)
    return laid


def _without_room(note: LostNote, place: Place) -> Fault:
    wrong = f"a note does not fit under the text of its page: “{note.words[:_QUOTED].strip()}…”"
    mend = "shorten it, or make it a paragraph or an annex of its own"
    return Fault("MH307", place, wrong, "notes that find room on their page or the next", mend)
