"""The symbol of the masthead: bound values, and the signs of a reissue (``A/79/843*``), which call a note."""

from __future__ import annotations

from pipeline.document.inline import Note
from pipeline.document.masthead import Masthead
from pipeline.render.docx.package.record import Record, segments
from pipeline.render.docx.references.note_marks import first_mark, further_mark
from pipeline.render.docx.text.blocks import BlockWriter
from pipeline.render.docx.word.inline import Piece, Run
from pipeline.render.docx.word.language import RunLanguage

_ORGAN, _NOTE_SIGN = "SymbolOrgan", "FootnoteSign"


class SymbolWriter:
    """Writes the symbol, always from left to right."""

    def __init__(self, writer: BlockWriter, record: Record, language: RunLanguage) -> None:
        self._writer = writer
        self._record = record
        self._language = language.for_words("")

    def pieces(self, mast: Masthead) -> tuple[Piece, ...]:
        """The symbol in its parts."""
        made: list[Piece] = []
        for place, segment in enumerate(segments(mast), 1):
            look = self._language.look(_ORGAN if segment.large else "")
            if segment.symbol >= 0:
                origin = mast.symbols[segment.symbol].place
                stroke = Run(look, segment.text, origin=origin)
                bound = segment.value
                made.append(self._record.bound(f"symbol-{place}", segment.text, look, origin) if bound else stroke)
                continue
            mark = segment.text[: len(segment.text) - len(segment.text.lstrip("*"))]
            note = next((each for each in mast.notes if mark and each.mark == mark), None)
            if note is None:
                made.append(Run(look, segment.text))
                continue
            made += [*self._sign(note), Run(look, segment.text[len(mark) :])]
        return tuple(made)

    def _sign(self, note: Note) -> tuple[Piece, ...]:
        """The first mark is the note's, any further one a field that repeats it."""
        registry, look = self._writer.registry, self._language.look(_NOTE_SIGN)
        if note.id in registry.notes:
            return (further_mark(registry, note, look),)
        return first_mark(registry, note, look)
