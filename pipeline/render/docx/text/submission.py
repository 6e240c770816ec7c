"""The letter as the mission signs it: letterhead, salutation, text, complimentary close, space to sign, addressee."""

from __future__ import annotations

from pipeline.document.inline import Inlines, Text, words
from pipeline.document.model import Component, Document
from pipeline.render.docx.text.blocks import BlockWriter
from pipeline.render.docx.text.components import ComponentWriter, signature
from pipeline.render.docx.word.language import RunLanguage
from pipeline.source.model.document import LetterKind, TitlePart, TitlePartKind
from pipeline.source.model.inline import plain


class SubmissionWriter:
    """Writes the submission form; the attachments are those of the issued form."""

    def __init__(self, writer: BlockWriter, components: ComponentWriter, language: RunLanguage) -> None:
        self._writer = writer
        self._components = components
        self._language = language
        self._fixed = writer.styling.fixed

    def write(self, document: Document) -> None:
        """The letter and its attachments; a note verbale is dated at its end and has nobody's name."""
        form, letter = document.submission, document.letter
        note = letter.kind is LetterKind.NOTE_VERBALE
        for place, line in enumerate(form.mission):
            self._line(self._fixed.letterhead, line, "" if place else self._fixed.letterhead_name)
        if form.reference:
            turned = self._language.rtl and not self._language.for_words(words(form.reference)).rtl
            self._line(self._fixed.reference_latin if turned else self._fixed.reference, form.reference)
        if not note:
            self._parts(letter, TitlePartKind.DATE, self._fixed.letter_date)
        if form.salutation:
            self._line(self._fixed.salutation, form.salutation)
        self._writer.blocks(letter.opening, self._language)
        self._writer.blocks(letter.blocks, self._language)
        if form.complimentary:
            self._writer.keep_last()
            self._line(self._fixed.complimentary, form.complimentary)
        self._signatures(letter)
        if note and not letter.closing.before:
            self._parts(letter, TitlePartKind.DATE, self._fixed.signing)
        self._parts(letter, TitlePartKind.ADDRESSEE, self._fixed.addressee)
        self._components.attachments(letter)

    def _signatures(self, letter: Component) -> None:
        """Names and titles under a space to sign in, without the word that says it was signed."""
        close = letter.closing
        if close.before or close.signatures or close.after:
            self._writer.mark(close.id)
        self._writer.blocks(close.before, self._language)
        for signed in letter.closing.signatures:
            self._writer.keep_last()
            pieces = signature(self._writer, signed, self._language, unsigned=True)
            self._writer.put(self._writer.paragraph(self._fixed.signing, pieces, self._language, id_=signed.id))
        self._writer.blocks(letter.closing.after, self._language)

    def _parts(self, letter: Component, kind: TitlePartKind, style: str) -> None:
        """The date or the addressee, as the letter's title has them."""
        for part in letter.title_parts:
            if part.kind is kind:
                self._line(style, _of(part))

    def _line(self, style: str, content: Inlines, type_: str = "") -> None:
        """A line; its words run from left to right where they are Latin (a reference, an address in New York)."""
        language = self._language.for_words(words(content))
        pieces = self._writer.inline.write(content, language, type_)
        around = language if style == self._fixed.letterhead else self._language
        self._writer.put(self._writer.paragraph(style, pieces, around))


def _of(part: TitlePart) -> Inlines:
    return (Text(plain(part.content), part.place),)
