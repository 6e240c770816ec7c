"""The marks of footnotes in the text: the reference that Word counts, or signs beside one that shows nothing.

A mark that Word does not count (``*``) could be the text of its reference (``w:customMarkFollows``). But LibreOffice 7
doubles such a mark each time that it saves the file, in the text and in the note. So the signs are plain words, with a
bookmark of their own, and the mark of the reference after them is a space without width. With a joiner in its
place LibreOffice sets the note behind its tab.

A counted mark that stands again is a ``NOTEREF`` in a ``QUOTE``. LibreOffice writes a ``NOTEREF`` into a DOC as it is,
but reads none: it looks for the note before the bookmark that is around it. It keeps what a ``QUOTE`` shows.
"""

from __future__ import annotations

from pipeline.document.inline import Note
from pipeline.document.names import bookmark
from pipeline.errors import NOWHERE, Place
from pipeline.render.docx.package.identifiers import Registry
from pipeline.render.docx.word.inline import Field, Look, NoteReference, Piece, Run


def first_mark(
    registry: Registry, note: Note, look: Look, *, counted: bool = False, visible: bool = True, origin: Place = NOWHERE
) -> tuple[Piece, ...]:
    """The first mark of a note, within its bookmark; one that is not ``visible`` has no words: nothing calls it."""
    number = registry.note(note)
    signs: tuple[Piece, ...] = ()
    if visible and not counted:
        signs = registry.around(_signs_id(note), (Run(look, note.mark),))
    return registry.around(note.id, (NoteReference(number, signs, look, counted, origin=origin),))


def further_mark(registry: Registry, note: Note, look: Look, origin: Place = NOWHERE) -> Field:
    """A mark that stands again: a field that prints it once more, counted (17.16.5.39) or not.

    The look of a QUOTE is that of its first letter (``CHARFORMAT``, 17.16.4.3), whatever its words have.
    """
    cached = (Run(look, note.mark, origin=origin),)
    if registry.notes[note.id] not in registry.counted:
        return Field(f"REF {bookmark(_signs_id(note))} \\h", look, cached, marks=True)
    nested = f"NOTEREF {bookmark(note.id)} \\f"
    return Field("QUOTE", look, cached, nested=nested, after="\\* CHARFORMAT", marks=True)


def _signs_id(note: Note) -> str:
    return f"{note.id}__signs"
