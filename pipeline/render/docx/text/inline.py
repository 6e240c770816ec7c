"""Inline content as runs, fields, hyperlinks and note references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.document.inline import Break, DateRun, Inline, Inlines, Link, Marked, NoteCall, Text, places, words
from pipeline.document.names import bookmark
from pipeline.errors import NOWHERE, Place
from pipeline.render.docx.package.identifiers import Registry, Relationships, Target
from pipeline.render.docx.references.adjacent import apart
from pipeline.render.docx.references.note_marks import first_mark, further_mark
from pipeline.render.docx.references.targets import Targets
from pipeline.render.docx.references.words import Part, parts_of
from pipeline.render.docx.word.faces import faced
from pipeline.render.docx.word.inline import (
    Field,
    LinkPiece,
    Look,
    Mark,
    Piece,
    Run,
    What,
)
from pipeline.render.docx.word.language import RunLanguage
from pipeline.render.ties import tied
from pipeline.source.model.inline import Mark as Meaning
from pipeline.source.model.inline import TargetKind

_ITALIC: Mapping[Meaning, str] = {
    Meaning.EMPHASIS: "Emphasis",
    Meaning.WORK_TITLE: "WorkTitle",
    Meaning.FOREIGN: "ForeignWords",
    Meaning.ACT: "WordsOfAction",
}
_OTHER_ITALIC = "Emphasis"
_BOLD: Mapping[bool, str] = {False: "WordsOfActionBold", True: "WordsOfActionBoldItalic"}  # italic, too, or not
_RAISED: Mapping[Meaning, str] = {Meaning.SUPERSCRIPT: "superscript", Meaning.SUBSCRIPT: "subscript"}
_HYPERLINK, _ITALIC_LINK = "Hyperlink", "HyperlinkItalic"  # words have one character style: that of a link says both
_NOTE_CALL = "FootnoteReference"
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u200e", "\u200f"
_NOTE_SIGN = "FootnoteSign"


def _direction_marks(direction: str, language: RunLanguage) -> tuple[str, str]:
    """The marks before and after words that run from left to right among others that do not.

    Word goes by the run. LibreOffice goes by the characters alone, of which a figure with a sign has no strong one.
    """
    return (_LEFT_TO_RIGHT, _RIGHT_TO_LEFT) if direction == "ltr" and language.among_rtl else ("", "")


class InlineWriter:
    """Writes the inline content of one part of the package."""

    def __init__(self, registry: Registry, relationships: Relationships, targets: Targets) -> None:
        self.registry = registry
        self.relationships = relationships
        self.targets = targets

    def write(
        self, content: Inlines, language: RunLanguage, style: str = "", raised: str = "", *, title: bool = False
    ) -> tuple[Piece, ...]:
        """The pieces of ``content`` in ``language``; ``style`` is the character style of what is around it."""
        return self.as_given(tied(content, language.lang, live=True, title=title), language, style, raised)

    def as_given(self, content: Inlines, language: RunLanguage, style: str = "", raised: str = "") -> tuple[Piece, ...]:
        """The same without ties: a value that the document's record has too, and what stands among other words."""
        return apart(tuple(piece for item in content for piece in self._one(item, language, style, raised)))

    def _one(self, item: Inline, language: RunLanguage, style: str, raised: str) -> Iterator[Piece]:
        match item:
            case Text():
                yield from faced(Run(language.look(style, raised), item.text, origin=item.place), language.lang)
            case Marked():
                own = _BOLD[item.italic] if item.bold else _italic(item, style) if item.italic else style
                inner = language.of(item.lang, item.direction)
                before, after = _direction_marks(item.direction, language)
                yield from (Run(language.look(style, raised), mark) for mark in before)
                yield from self.as_given(item.content, inner, own, _RAISED.get(item.mark, raised))
                yield from (Run(language.look(style, raised), mark) for mark in after)
            case DateRun():
                yield from self.as_given(item.content, language, style, raised)
            case Link():
                yield from self._link(item, language, style, raised)
            case NoteCall():
                yield from self._call(item, language)
            case Break():
                yield Mark(What.BREAK, language.look(style, raised))

    def _link(self, item: Link, language: RunLanguage, style: str, raised: str) -> Iterator[Piece]:
        if item.kind is TargetKind.PLACE:
            plain = all(isinstance(each, Text) for each in item.content)
            parts = parts_of(self.targets, item.target, words(item.content)) if plain else ()
            origin = next(iter(places(item.content)), NOWHERE)
            yield from (self._part(part, language, language.look(style, raised), origin) for part in parts)
            if parts:
                return
            if item.target:
                yield LinkPiece(bookmark(item.target), "", self.as_given(item.content, language, style, raised))
                return
        if item.url:
            relationship = self.relationships.to(Target.HYPERLINK, item.url)
            own = _ITALIC_LINK if style else _HYPERLINK
            yield LinkPiece("", relationship, self.as_given(item.content, language, own, raised))
            return
        yield from self.as_given(item.content, language, style, raised)

    def _part(self, part: Part, language: RunLanguage, look: Look, origin: Place) -> Piece:
        """A part of a reference: words, a field, or a link around a field that does not lead there by itself."""
        run, field_text = Run(look, part.text, origin=origin), part.field_text
        if field_text is None:
            return run
        if field_text.value:
            self.registry.value(field_text.value, Run(language.look(), field_text.text))
        field = Field(field_text.instruction, look, (run,))
        return LinkPiece(bookmark(part.target), "", (field,)) if field_text.linked else field

    def _call(self, item: NoteCall, language: RunLanguage) -> Iterator[Piece]:
        """A note's mark: a link to a note under a table, else a reference, and a field where it stands again.

        Word counts the notes without marks of their own; the first reference carries the bookmark.
        """
        note = item.note
        look = language.mark(_NOTE_SIGN if note.custom else _NOTE_CALL)
        if note.in_table:
            yield LinkPiece(bookmark(note.id), "", (Run(look, note.mark, origin=item.place),), marks=True)
            return
        if not item.first:
            yield further_mark(self.registry, note, look, item.place)
            return
        counted = not note.custom and self.registry.counts(note)
        yield from first_mark(self.registry, note, look, counted=counted, origin=item.place)


def _italic(item: Marked, around: str) -> str:
    """The character style of words that the house sets in italics, in words of the style ``around``."""
    return _ITALIC_LINK if around in (_HYPERLINK, _ITALIC_LINK) else _ITALIC.get(item.mark, _OTHER_ITALIC)
