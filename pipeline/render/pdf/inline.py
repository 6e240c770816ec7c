"""Inline content for the PDF: a note stands in its text, and the layout takes it to the foot of its page."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from markupsafe import escape

from pipeline.document.inline import DateRun, Marked, NoteCall
from pipeline.errors import Place
from pipeline.language import Language
from pipeline.render.html.inline import InlineWriter


class PdfInlineWriter(InlineWriter):
    """As HTML, but notes are ``un-note`` elements.

    ``framed`` are those in the first page's frame, by id; ``sought`` the calls, by id, whose page must be known.
    ``frames`` says that the layout has such frames, on later pages too. ``places`` are those of the first calls in the
    source, by the ids of their notes.
    """

    def __init__(self, language: Language, framed: AbstractSet[str], sought: AbstractSet[str], *, frames: bool) -> None:
        super().__init__(language)
        self.places: dict[str, Place] = {}
        self._line: tuple[str, str] | None = None  # language and direction of the line, inside a run with its own
        self._frames = frames
        self._framed = framed
        self._sought = sought

    def _marked(self, item: Marked) -> str:
        if self._line is not None or not (item.lang or item.direction):
            return super()._marked(item)
        self._line = (self._languages[-1], self._directions[-1])
        try:
            return super()._marked(item)
        finally:
            self._line = None

    def _date(self, item: DateRun) -> str:
        return self._all(item.content)

    def _call(self, item: NoteCall) -> str:
        """The mark, which is a link, and at the first call the note after it: a link cannot hold another."""
        note, mark = escape(item.note.id), escape(item.note.mark)
        kind, name = ("call star", "star") if item.note.custom else ("call", "counted")
        if item.note.in_table and not item.note.custom:
            kind = "call letter"
        place = f' id="{escape(item.id)}"' if item.id in self._sought else ""
        call = f'<a{place} href="#{note}" class="{kind}" data-pdf-role="Reference">{mark}</a>'
        if item.first:
            self.places[item.note.id] = item.place
        if not item.first or item.note.in_table or item.note.id in self._framed:
            return call
        line = ' data-separator="own"' if item.note.custom and self._frames else ""
        if self._line is None:
            own, text = "", self.note_text(item.note)
        else:  # a note is in the language of the line, as at the foot of every other output
            (lang, direction), self._line = self._line, None
            own = f' lang="{escape(lang)}" dir="{direction}"'
            with self.inside(lang, direction):
                text = self.note_text(item.note)
            self._line = (lang, direction)
        return f'{call}<un-note id="{note}" class="{name}" data-mark="{mark}"{line}{own}>{text}</un-note>'
