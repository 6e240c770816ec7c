"""Compares what is said of words: their language and direction, and the addresses to which they lead.

A run has three languages, by which Word chooses dictionary, hyphenation and voice: for Latin and Cyrillic, East Asian
and complex scripts (ECMA-376 Part 1, 17.3.2.20). Which counts depends on the script of the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from unicodedata import bidirectional, east_asian_width

from pipeline.document.inline import Break, DateRun, Inlines, Link, Marked, NoteCall, Text
from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.source.model.inline import TargetKind
from pipeline.verify.compare import MEND, shown
from pipeline.verify.docx.notes import called_notes
from pipeline.verify.docx.paragraphs import ReadParagraph
from pipeline.verify.docx.styles import Told
from pipeline.verify.pieces import Piece, PieceKind, Tongue, note_piece
from pipeline.verify.printed import parts

_OTHERS = frozenset({PieceKind.ENTRY, PieceKind.FIGURE})
_HEADING = "TOCHeading"
_EAST_ASIAN = frozenset({"zh", "ja", "ko"})
_COMPLEX = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_RIGHT_TO_LEFT = frozenset({"R", "AL"})  # Unicode Standard Annex 9, table 4
_Said = tuple[str, Tongue | None, str]  # words without white space, their tongue, the address to which they lead
_Had = tuple[str, Told | None, str]


def tongue_faults(
    document: Document, found: Sequence[ReadParagraph], notes: Mapping[str, Sequence[ReadParagraph]]
) -> Iterator[Fault]:
    """MH641 the language or direction of words, MH648 where they lead; where the words themselves are right."""
    printed = parts(document)
    text = [piece for part in printed[1:] for piece in part.pieces if piece.kind not in _OTHERS]
    tongues = {note.id: part.tongue for part in printed for note in part.notes}
    called = [(note, note_piece(note, tongues[note.id])) for note in called_notes(document) if note.id in tongues]
    below = [piece if note.custom else replace(piece, number="") for note, piece in called]  # else Word counts it
    told: set[tuple[str, str]] = set()
    lines = [each for each in found if not each.style.startswith("TOC") or each.style == _HEADING]
    for pieces, read in ((text, lines), (below, [each for note in notes.values() for each in note])):
        for code, words, wrong, expected in _compared(list(_said(pieces)), list(_had(read))):
            if (code, wrong) not in told:
                told.add((code, wrong))
                yield Fault(code, Place("docx"), f"“{shown(words)}” {wrong}", expected, MEND)


def _said(pieces: Iterable[Piece]) -> Iterator[_Said]:
    for piece in pieces:
        yield "".join(piece.number.split()), None, ""
        yield from _inline(piece.content, piece.tongue, "")


def _inline(content: Inlines, tongue: Tongue, url: str) -> Iterator[_Said]:
    for item in content:
        match item:
            case Text():
                yield "".join(item.text.split()), tongue, url
            case Marked():
                yield from _inline(item.content, tongue.inside(item.lang, item.direction), url)
            case Link():
                leads = item.url if not (item.kind is TargetKind.HERE and item.target) else ""
                yield from _inline(item.content, tongue, leads or url)
            case DateRun():
                yield from _inline(item.content, tongue, url)
            case NoteCall() | Break():
                pass


def _had(found: Iterable[ReadParagraph]) -> Iterator[_Had]:
    for each in found:
        yield "".join(each.number.split()), None, ""
        yield from ((one.text, one.told, one.url) for one in each.words)


def _compared(said: Sequence[_Said], had: Sequence[_Had]) -> Iterator[tuple[str, str, str, str]]:
    """Code, words, what is wrong and what was expected. Words before the text, as those of the masthead, are passed."""
    words, heard = "".join(text for text, _, _ in said), "".join(text for text, _, _ in had)
    if not heard.endswith(words):
        return
    past, place = len(heard) - len(words), 0  # signs to pass before the text; which of ``had`` is read
    for text, tongue, url in said:
        used = 0
        while used < len(text):
            own, told, leads = had[place]
            if past >= len(own):
                past, place = past - len(own), place + 1
                continue
            shared = own[past : past + len(text) - used]
            past, used = past + len(shared), used + len(shared)
            if tongue is None or told is None:
                continue
            if url != leads:
                yield "MH648", shared, f"leads to {leads or 'no address'}", url or "no address"
            for wrong, expected in _differences(tongue, told, shared):
                yield "MH641", shared, wrong, expected


def _differences(tongue: Tongue, told: Told, words: str) -> Iterator[tuple[str, str]]:
    """Words of another script than their language's, as a symbol in Chinese text, are not asked for a language."""
    wanted = tongue.lang.partition("-")[0].lower()
    script = _script(wanted)
    had = {"complex": told.complex, "east asian": told.east_asian}.get(script, told.latin)
    asked = wanted and any(_of(sign) == script for sign in words if sign.isalpha())
    if asked and had.partition("-")[0].lower() != wanted:
        yield f"has the language {had or 'of Word itself'}", tongue.lang
    rtl = tongue.direction == "rtl"
    if told.rtl != rtl and (not rtl or any(_of(sign) == "complex" for sign in words)):  # figures may run their own way
        yield f"runs from {'right to left' if told.rtl else 'left to right'}", tongue.direction


def _script(language: str) -> str:
    return "complex" if language in _COMPLEX else "east asian" if language in _EAST_ASIAN else "latin"


def _of(sign: str) -> str:
    if bidirectional(sign) in _RIGHT_TO_LEFT:
        return "complex"
    return "east asian" if east_asian_width(sign) in ("W", "F") else "latin"
