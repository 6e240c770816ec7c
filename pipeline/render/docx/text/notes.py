"""The footnotes: their marks, which end where the style says, and their paragraphs."""

from __future__ import annotations

from msgspec import Struct

from pipeline.document.functions import Function
from pipeline.render.docx.styles.choose import COUNTED, SIGNED
from pipeline.render.docx.text.blocks import BlockWriter
from pipeline.render.docx.text.inline import InlineWriter
from pipeline.render.docx.word.blocks import Paragraph
from pipeline.render.docx.word.inline import Mark, NoteMark, Piece, What
from pipeline.render.docx.word.language import RunLanguage

_MARK, _SIGN = "FootnoteMark", "FootnoteSignMark"


class NoteView(Struct, frozen=True):
    """A footnote: its number in the package, and its paragraphs."""

    number: int
    paragraphs: tuple[Paragraph, ...]


def note_views(writer: BlockWriter, inline: InlineWriter, home: RunLanguage) -> tuple[NoteView, ...]:
    """The footnotes whose marks have been written, in their order, each in the language of where it is called first.

    ``inline`` writes into the part of the notes; ``home`` is the language of the document.
    """
    registry = writer.registry
    views: list[NoteView] = []
    for note in registry.noted:
        number, language = registry.notes[note.id], registry.languages.get(note.id) or home
        look = language.mark(_SIGN if note.custom else _MARK)
        mark = NoteMark("" if number in registry.counted else note.mark, look)
        variants = SIGNED if note.custom else COUNTED
        style = writer.styling.of(Function.NOTE, variant=variants[min(len(note.mark), len(variants)) - 1])
        tab = Mark(What.TAB)
        head: tuple[Piece, ...] = (tab, mark, tab) if note.custom else (mark, tab)
        further = (tab, tab) if note.custom else (tab,)
        paragraphs = tuple(
            Paragraph(
                registry.paragraph(f"{note.id}/{place}"),
                style,
                (*(further if place else head), *inline.write(content, language)),
                bidi=writer.styling.bidi(language.rtl),
            )
            for place, content in enumerate(note.paragraphs)
        )
        views.append(NoteView(number, paragraphs))
    return tuple(views)
