"""Inline content for the PDF: a note stands in its text, and the layout takes it to the foot of its page."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from markupsafe import escape

from pipeline.document.inline import DateRun, NoteCall
from pipeline.render.html.inline import InlineWriter


class PdfInlineWriter(InlineWriter):
    """As HTML, but notes are ``un-note`` elements; ``framed`` are those in the first page's frame, by id."""

    def __init__(self, framed: AbstractSet[str]) -> None:
        super().__init__()
        self._framed = framed

    def _date(self, item: DateRun) -> str:
        return self._all(item.content)

    def _call(self, item: NoteCall) -> str:
        """The mark, which is a link, and at the first call the note after it: a link cannot hold another."""
        note, mark = escape(item.note.id), escape(item.note.mark)
        kind, name = ("call star", "star") if item.note.custom else ("call", "counted")
        call = f'<a href="#{note}" class="{kind}" data-pdf-role="Reference">{mark}</a>'
        if not item.first or item.note.id in self._framed:
            return call
        return f'{call}<un-note id="{note}" class="{name}" data-mark="{mark}">{self.note_text(item.note)}</un-note>'
