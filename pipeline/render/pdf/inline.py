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
        note, mark = escape(item.note.id), escape(item.note.mark)
        kind = "call star" if item.note.custom else "call"
        if not item.first or item.note.id in self._framed:
            return f'<a href="#{note}" class="{kind}" data-pdf-role="Reference">{mark}</a>'
        text = self.note_text(item.note)
        name = "star" if item.note.custom else "counted"
        element = f'<un-note id="{note}" class="{name}" data-mark="{mark}">{text}</un-note>'
        # A link cannot hold another: the mark of a note with links in it is not one itself.
        return element if "<a " in text else f'<a href="#{note}">{element}</a>'
