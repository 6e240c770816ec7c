"""Words of a stream as inline content of a source: emphasis, notes, addresses; bold and the like mean nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from pipeline.intake.recognise.vocabulary import Vocabulary
from pipeline.intake.report import Report
from pipeline.intake.stream import Call, Look, Note, Picture, Piece, Sign, Words, stripped, text_of
from pipeline.source.markup.whitespace import tidy
from pipeline.source.model import inline as i

_ASTERISKS = re.compile(r"(?<=[\w.,;:)”’\"»])(\*{1,4})(?![\w*])")
_BAD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufffc\ue000-\uf8ff\u2028\u2029]")
_ARABIC = re.compile(r"[\u0590-\u08ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")


class Context(Struct):
    """What holds for a whole import. ``starred`` are typed notes of the part that is read, by their marks."""

    words: Vocabulary
    report: Report
    notes: Mapping[str, Note] = field(default_factory=dict)
    starred: dict[str, Noted] = field(default_factory=dict)
    pictures: list[bytes] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)
    sections: bool = True

    def quiet(self) -> Context:
        """A context in which nothing is told."""
        return Context(self.words, Report(""))

    def inlines(self, pieces: Iterable[Piece], *, breaks: bool = True, notes: bool = True) -> i.Inlines:
        """The pieces as inline content, white space normalised."""
        return tidy(tuple(self.raw(stripped(tuple(pieces)), breaks=breaks, notes=notes)))

    def line(self, pieces: Iterable[Piece]) -> i.Inlines:
        """Pieces of a line that can have no notes, such as a post: its notes are kept elsewhere."""
        return self.inlines(pieces, notes=False)

    def raw(self, pieces: Iterable[Piece], *, breaks: bool = True, notes: bool = True) -> Iterator[i.Inline]:
        """The pieces as inline content, white space as it is."""
        for piece in pieces:
            if isinstance(piece, Words):
                yield from self._words(piece, notes)
            elif piece is Sign.BREAK and breaks:
                yield i.Break()
            elif isinstance(piece, Sign):
                yield i.Text(" ")
            elif isinstance(piece, Call) and notes:
                yield from self._note(piece.key)
            elif isinstance(piece, Picture) and piece.alt:
                self.report.keep(0, piece.alt, "the words of a picture in the line")

    def _words(self, piece: Words, notes: bool) -> Iterator[i.Inline]:
        text = _BAD.sub("", piece.text)
        at = 0
        for mark in _ASTERISKS.finditer(text) if notes and self.starred else ():
            noted = self.starred.get(mark[1])
            if noted is None:
                continue
            yield from self._marked(text[at : mark.start()], piece)
            self.report.left(mark[1])
            if noted.given:
                yield i.NoteAgain(noted.name)
            else:
                noted.given = True
                yield i.Footnote((self.inlines(noted.pieces, notes=False),), mark[1], noted.name)
            at = mark.end()
        yield from self._marked(text[at:], piece)

    def _marked(self, text: str, piece: Words) -> Iterator[i.Inline]:
        if not text:
            return
        inner: i.Inlines = (i.Text(text),)
        look = piece.look
        if not text.strip():
            yield i.Text(text)
            return
        lang = self._foreign(text, look)
        if lang:
            inner = (i.Marked(i.Mark.RUN, inner, lang=lang),)
        if look.raised:
            inner = (i.Marked(i.Mark.SUPERSCRIPT, inner),)
        elif look.lowered:
            inner = (i.Marked(i.Mark.SUBSCRIPT, inner),)
        if look.italic:
            inner = (i.Marked(i.Mark.EMPHASIS, inner),)
        if piece.href.startswith("https://") and " " not in piece.href:
            inner = (i.Reference(i.TargetKind.WEB, piece.href, inner),)
        elif piece.href and not piece.href.startswith(("#", "mailto:")):
            self.report.note(0, f"the address {piece.href} is not https", "add the link with its https address")
        elif piece.target and not look.raised:
            inner = (i.Reference(i.TargetKind.PLACE, f"bookmark {piece.target}", inner),)
        yield from inner

    def _foreign(self, text: str, look: Look) -> str:
        """The language of words in another script than the document's."""
        around = self.words.lang
        if around != "ar" and _ARABIC.search(text):
            return look.lang.partition("-")[0] if look.lang[:2] in ("fa", "ur", "he", "ps") else "ar"
        return "zh" if around != "zh" and _HAN.search(text) else ""

    def _note(self, key: str) -> Iterator[i.Inline]:
        note = self.notes.get(key)
        if note is None:
            return
        if key in self.called:
            yield i.NoteAgain(self.called[key])
            return
        name = f"note-{len(self.called) + 1}"
        self.called[key] = name
        texts = tuple(found for line in note.lines if (found := self._note_text(line.pieces)))
        mark = note.mark if note.mark and set(note.mark) <= {"*"} else ""
        if note.kind == "endnote":
            mark = mark or "*"
            place = note.lines[0].place if note.lines else 0
            self.report.note(place, "an endnote became a note with an asterisk", "number it among the notes if meant")
        yield i.Footnote(texts or ((i.Text("…"),),), mark, name)

    def again(self, called: i.NoteAgain) -> i.Footnote | None:
        """The note itself, where its first mark stands in no place of the document."""
        key = next((key for key, name in self.called.items() if name == called.of), "")
        if key not in self.notes:
            return None
        texts = tuple(found for line in self.notes[key].lines if (found := self._note_text(line.pieces)))
        return i.Footnote(texts or ((i.Text("…"),),), "", called.of)

    def _note_text(self, pieces: tuple[Piece, ...]) -> i.Inlines:
        return self.inlines(piece for piece in pieces if not isinstance(piece, Call))


class Noted(Struct):
    """A note typed under the text: its words, whether its first mark was met."""

    pieces: tuple[Piece, ...]
    name: str = ""
    given: bool = False


def words_of(pieces: Iterable[Piece]) -> str:
    """The words on one line."""
    return " ".join(text_of(pieces).split())
