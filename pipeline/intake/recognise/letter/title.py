"""The title of a letter in its parts: kind, date, sender, addressee; made where the file has none."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from pipeline.intake.recognise.inline import Context
from pipeline.intake.recognise.letter.dates import day_of
from pipeline.intake.recognise.vocabulary import same
from pipeline.intake.stream import Piece, Sign, Words, cut, text_of
from pipeline.source.markup.whitespace import tidy_runs
from pipeline.source.model import document as m
from pipeline.source.model.inline import Inlines, Text, plain

_PARTS = ("kind", "date", "sender", "addressee")


def titled(context: Context, pieces: tuple[Piece, ...]) -> tuple[m.TitlePart, ...]:
    """The parts of the title that some pieces are; none where they are none."""
    plain = tuple(_plain(piece) for piece in pieces)
    text = same(text_of(plain))
    found = re.compile(rf"(?:{context.words.raw('title')})\.?\s*", re.IGNORECASE).fullmatch(text)
    if not found or not day_of(found["date"], context.words.lang):
        return ()
    spans = sorted((found.span(name), name) for name in _PARTS if name in found.groupdict() and found[name])
    return parted(context, plain, spans)


def _plain(piece: Piece) -> Piece:
    """A piece of a title without its look; a title is set in one."""
    if isinstance(piece, Words):
        return replace(piece, look=replace(piece.look, italic=False))
    return Words(" ") if isinstance(piece, Sign) else piece


def parted(
    context: Context, pieces: tuple[Piece, ...], spans: list[tuple[tuple[int, int], str]]
) -> tuple[m.TitlePart, ...]:
    """The parts at those spans of the text, and the words between them."""
    made: list[tuple[str, str, Inlines]] = []
    at = 0
    for (start, end), name in spans:
        if start > at:
            made.append(("words", "", _raw(context.inlines, cut(pieces, at, start))))
        made.append((name, text_of(cut(pieces, start, end)), _raw(context.line, cut(pieces, start, end))))
        at = end
    rest = cut(pieces, at)
    if rest:
        made.append(("words", "", _raw(context.inlines, rest)))
    runs = tidy_runs([content for _, _, content in made])
    return tuple(
        m.TitlePart(m.TitlePartKind(name), run, when=day_of(text, context.words.lang) if name == "date" else "")
        for (name, text, _), run in zip(made, runs, strict=True)
        if run
    )


def _raw(read: Callable[[tuple[Piece, ...]], Inlines], pieces: tuple[Piece, ...]) -> Inlines:
    """The pieces with the white space at their ends, which the words around them need."""
    text = text_of(pieces)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    inner = read(pieces)
    return (*((Text(" "),) if before else ()), *inner, *((Text(" "),) if after else ()))


def made(context: Context, kind: m.LetterKind, date: str, sender: str, addressee: str) -> tuple[m.TitlePart, ...]:
    """The title in the words of the house, from its parts."""
    pattern = context.words.raw("made")["note-verbale" if kind is m.LetterKind.NOTE_VERBALE else "letter"]
    text = pattern.format(date=date, sender=sender, addressee=addressee)
    spans: list[tuple[tuple[int, int], str]] = []
    for name, words in (("date", date), ("sender", sender), ("addressee", addressee)):
        at = text.find(words)
        spans.append(((at, at + len(words)), name))
    taken = [range(*span) for span, _ in spans]
    first = re.match(r"[^\W\d_]+(?: verbales?| verbal)?", text)
    word = context.words.house.labels["letter"]
    if first and not any(first.start() in each for each in taken):
        spans.append((first.span(), "kind"))
    elif text.endswith((word, "普通照会")):
        length = len("普通照会") if text.endswith("普通照会") else len(word)
        spans.append(((len(text) - length, len(text)), "kind"))
    return parted(context, (Words(text),), sorted(spans))


def kind_of(title: tuple[m.TitlePart, ...]) -> m.LetterKind:
    """What kind of communication a title names."""
    word = next((plain(part.content) for part in title if part.kind is m.TitlePartKind.KIND), "").casefold()
    if re.search(r"verbal|вербальн|شفوية|照会", word):
        return m.LetterKind.NOTE_VERBALE
    if re.search(r"identical|identique|idéntica|идентичн|متطابق|同文", word):
        return m.LetterKind.IDENTICAL
    return m.LetterKind.LETTER
