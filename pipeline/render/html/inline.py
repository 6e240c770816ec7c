"""Inline content as HTML: escaped, without any white space of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from markupsafe import Markup, escape

from pipeline.document.inline import Break, DateRun, Inline, Inlines, Link, Marked, Note, NoteCall, Text
from pipeline.language import Language, direction_of
from pipeline.render.ties import tied
from pipeline.source.model.inline import Mark, TargetKind

_ELEMENTS = {
    Mark.EMPHASIS: "em",
    Mark.WORK_TITLE: "cite",
    Mark.TERM: "dfn",
    Mark.SUPERSCRIPT: "sup",
    Mark.SUBSCRIPT: "sub",
}
_WITHIN_EACH_OTHER = 3  # of one formatting element: a parser of HTML forgets the first of more (HTML, 13.2.4.3)


class InlineWriter:
    """Writes inline content, and remembers the notes called, for whoever prints them (``take_notes``)."""

    def __init__(self, language: Language) -> None:
        """``language`` is that of the document: one that is written in another direction brings its own."""
        self._directions = [language.direction]
        self._languages = [language.code]
        self._notes: list[NoteCall] = []
        self._open: list[str] = []
        self._writers: dict[type, Callable[..., str]] = {
            Text: self._text,
            Marked: self._marked,
            DateRun: self._date,
            Link: self._link,
            NoteCall: self._call,
            Break: self._break,
        }

    @contextmanager
    def inside(self, lang: str, direction: str) -> Iterator[str]:
        """Write inside this what stands in a part with these; gives its direction if it is not that around it."""
        around = self._directions[-1]
        own = direction or (direction_of(lang) if lang else around)
        self._directions.append(own)
        self._languages.append(lang or self._languages[-1])
        try:
            yield "" if own == around else own
        finally:
            self._directions.pop()
            self._languages.pop()

    @contextmanager
    def outside(self) -> Iterator[None]:
        """Write inside this what stands after the words of the part, in what is around it."""
        own, lang = self._directions.pop(), self._languages.pop()
        try:
            yield
        finally:
            self._directions.append(own)
            self._languages.append(lang)

    def write(self, content: Inlines, *, title: bool = False) -> Markup:
        """The content as HTML; a ``title`` holds more words together."""
        return Markup(self._all(tied(content, self._languages[-1], title=title)))  # noqa: S704 - every part is escaped where it is written

    def take_notes(self) -> tuple[NoteCall, ...]:
        """The first calls of the notes met since this was last asked."""
        taken = tuple(self._notes)
        self._notes.clear()
        return taken

    def _all(self, content: Inlines) -> str:
        return "".join([self._one(item) for item in content])

    def _one(self, item: Inline) -> str:
        return self._writers[type(item)](item)

    def _text(self, item: Text) -> str:
        return str(escape(item.text))

    def _marked(self, item: Marked) -> str:
        element = _ELEMENTS.get(item.mark, "i" if item.italic else "b" if item.bold else "")
        if self._open.count(element) >= _WITHIN_EACH_OTHER:
            element = ""
        self._open.append(element)
        with self.inside(item.lang, item.direction) as direction:
            inside = self._all(item.content)
        self._open.pop()
        attributes = self._attributes(item, direction)
        if not element and not attributes:
            return inside
        return f"<{element or 'span'}{attributes}>{inside}</{element or 'span'}>"

    def _attributes(self, item: Marked, direction: str) -> str:
        upright = item.mark in (Mark.EMPHASIS, Mark.WORK_TITLE) and not item.italic
        looks = ("upright" if upright else "", "bold" if item.bold and (upright or item.italic) else "")
        named = "table-units" if item.mark is Mark.UNITS else " ".join(look for look in looks if look)
        pairs = (("class", named), ("lang", item.lang), ("dir", direction))
        return "".join(f' {name}="{escape(value)}"' for name, value in pairs if value)

    def _date(self, item: DateRun) -> str:
        return f'<time datetime="{escape(item.when)}">{self._all(item.content)}</time>'

    def _link(self, item: Link) -> str:
        address = f"#{item.target}" if item.kind is TargetKind.PLACE else item.url
        inside = self._all(item.content)
        return f'<a href="{escape(address)}">{inside}</a>' if address else inside

    def _call(self, item: NoteCall) -> str:
        if item.first and not item.note.in_table:
            self._notes.append(item)
        note = escape(item.note.id)
        return (
            f'<a id="{escape(item.id)}" class="call" role="doc-noteref" href="#{note}">'
            f"<sup>{escape(item.note.mark)}</sup></a>"
        )

    def _break(self, _item: Break) -> str:
        return "<br>"

    def note_text(self, note: Note) -> str:
        """The paragraphs of a note, apart by line breaks."""
        language = self._languages[-1]
        return "<br>".join([self._all(tied(paragraph, language)) for paragraph in note.paragraphs])
