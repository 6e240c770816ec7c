"""The letter as the mission signs it: letterhead, salutation, text, complimentary close, space to sign, addressee."""

from __future__ import annotations

from pipeline.document.inline import Inlines, Text
from pipeline.document.model import Component, Document
from pipeline.render.docx.blocks import BlockWriter
from pipeline.render.docx.components import ComponentWriter, signature
from pipeline.render.docx.voice import Voice
from pipeline.source.inline import plain
from pipeline.source.model import TitlePartKind

_SIGNING = "SigningSpace"


class SubmissionWriter:
    """Writes the submission form; the attachments are those of the issued form."""

    def __init__(self, writer: BlockWriter, components: ComponentWriter, voice: Voice) -> None:
        self._writer = writer
        self._components = components
        self._voice = voice

    def write(self, document: Document) -> None:
        """The letter and its attachments."""
        fixed, form, letter = self._writer.styling.fixed, document.submission, document.letter
        for line in form.mission:
            self._line(fixed.letterhead, line)
        if form.reference:
            self._line(fixed.addressee, form.reference)
        self._parts(letter, TitlePartKind.DATE, fixed.addressee)
        if form.salutation:
            self._line(fixed.salutation, form.salutation)
        self._writer.blocks(letter.opening, self._voice)
        self._writer.blocks(letter.blocks, self._voice)
        if form.complimentary:
            self._writer.keep_last()
            self._line(fixed.complimentary, form.complimentary)
        self._signatures(letter)
        self._parts(letter, TitlePartKind.ADDRESSEE, fixed.addressee)
        self._components.attachments(letter)

    def _signatures(self, letter: Component) -> None:
        """Names and titles under a space to sign in, without the word that says it was signed."""
        self._writer.blocks(letter.closing.before, self._voice)
        self._writer.mark(letter.closing.id)
        for signed in letter.closing.signatures:
            self._writer.keep_last()
            pieces = signature(self._writer, signed, self._voice, unsigned=True)
            self._writer.put(self._writer.paragraph(_SIGNING, pieces, self._voice, id_=signed.id))
        self._writer.blocks(letter.closing.after, self._voice)

    def _parts(self, letter: Component, kind: TitlePartKind, style: str) -> None:
        """The date or the addressee, as the letter's title has them."""
        for part in letter.title_parts:
            if part.kind is kind:
                self._line(style, (Text(plain(part.content)),))

    def _line(self, style: str, content: Inlines) -> None:
        pieces = self._writer.inline.write(content, self._voice)
        self._writer.put(self._writer.paragraph(style, pieces, self._voice))
