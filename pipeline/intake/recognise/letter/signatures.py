"""Signatures: the sign word, the party, the name with its surname, the lines of title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.intake.recognise.inline import Context, words_of
from pipeline.intake.recognise.items import Item
from pipeline.intake.recognise.vocabulary import same
from pipeline.intake.stream import Cell, Piece, Sign, Words, cut, stripped, text_of
from pipeline.source.model import document as m
from pipeline.source.model import inline as i

_PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "dal",
        "das",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "les",
        "los",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "bint",
        "abu",
        "y",
        "e",
        "und",
        "zu",
        "af",
        "de’",
        "d’",
    ]
)
_RULE = re.compile(r"[_.…\s]{4,}")
_LETTER = re.compile(r"[^\W\d_]")
Rows = list[tuple[Piece, ...]]


def sign_word(context: Context, text: str) -> re.Match[str] | None:
    """The sign word with which a line begins: ``(Signed)``."""
    if context.words.house.signature.sign_after:
        last = re.search(rf"[(（](?:{context.words.raw('signed')})[)）]\s*$", same(text), re.IGNORECASE)
        last = last or re.search(r"[(（](?:签名|签字|草签)[)）]\s*$", text)
        if last:
            return last
    found = context.words.begins("signed", text) or context.words.begins("initialled", text)
    if not found:
        return None
    bracketed = text.lstrip()[:1] in "(（"
    return found if bracketed or (len(text) < 80 and text[found.end() : found.end() + 1] in (":", "")) else None


def signature(context: Context, lines: Rows, place: int) -> m.Signature | None:
    """The signature that some lines are; ``None`` where no name is among them."""
    lines = [line for line in lines if text_of(line).strip() and not _RULE.fullmatch(text_of(line))]
    party: i.Inlines = ()
    sign, name, posts = "none", None, []
    marked = [number for number, line in enumerate(lines) if sign_word(context, text_of(line))]
    for number, whole in enumerate(lines):
        line, text = whole, text_of(whole)
        found = sign_word(context, text)
        if found:
            sign = "initialled" if context.words.begins("initialled", text) else "signed"
            context.report.left(found[0])
            line = stripped((*cut(line, 0, found.start()), *cut(line, found.end())))
            text = text_of(line)
            if not text.strip():
                continue
        if name is None and not party and not found and number == 0 and context.words.begins("party", text):
            party = context.line(line)
        elif name is None and (found or not marked or number > marked[0]) and _is_name(context, line, lines, number):
            name = named(context, line, place)
        else:
            posts.append(line)
    if name is None:
        return None
    return m.Signature((name,), tuple(context.line(_bare(post)) for post in posts), sign, party)


def grid(context: Context, rows: Sequence[tuple[Cell, ...]], place: int) -> list[m.Signature]:
    """The signatures of a table without rules, row by row; none where a cell with words is no signature."""
    found: list[m.Signature] = []
    for row in rows:
        for cell in row:
            lines = [part for line in cell.lines for part in Item(line, line.pieces).lines()]
            if not any(_LETTER.search(text_of(line)) for line in lines):
                continue
            if len(lines) < 2 or any(len(text_of(line)) > 120 for line in lines):
                return []
            made = signature(context, lines, place)
            if made is None:
                return []
            found.append(made)
    return found


def _is_name(context: Context, line: tuple[Piece, ...], lines: Rows, number: int) -> bool:
    """Whether a line is a name: it has bold words or capitals that others have not, else it is the first."""
    text = words_of(line)
    if context.words.has("offices", text) and len(lines) > 1 and not _bold(line):
        return False
    if same(text).casefold().startswith(context.words.raw("permanent")["post"]):
        return False
    if _bold(line) or _capitals(text):
        return True
    others = lines[number + 1 :]
    return not any(_bold(each) or _capitals(words_of(each)) for each in others) and len(text.split()) <= 7


def _bold(line: tuple[Piece, ...]) -> bool:
    return any(isinstance(piece, Words) and piece.look.bold and piece.text.strip() for piece in line)


def _capitals(text: str) -> bool:
    """Whether a name has a surname in capitals beside words that are not."""
    parts = [word for word in text.split() if len(word) > 2 and _LETTER.search(word)]
    upper = [word for word in parts if word == word.upper() and word != word.lower()]
    return bool(upper) and len(text.split()) <= 8 and len(upper) < len(text.split())


def named(context: Context, line: tuple[Piece, ...], place: int) -> m.Name:
    """A name in its parts. What marks the surname is bold type, then capitals; otherwise it is guessed."""
    text = words_of(line)
    flat = [(word, piece.look.bold) for piece in line if isinstance(piece, Words) for word in _split(piece.text)]
    bold = {bold for word, bold in flat if word.strip()}
    if bold == {True, False}:
        before, surname, after = _parted(flat)
        if surname:
            return m.Name(before, surname, after)
    words = text.split()
    upper = [len(word) > 1 and word == word.upper() and word != word.lower() for word in words]
    if any(upper) and not all(upper):
        first, last = upper.index(True), len(upper) - upper[::-1].index(True)
        return m.Name(" ".join(words[:first]), " ".join(words[first:last]), " ".join(words[last:]))
    if len(words) == 1:
        return m.Name("", text)
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    name = m.Name(" ".join(words[:start]), " ".join(words[start:]))
    context.report.guess(place, f"the surname of “{text}” is taken to be “{name.surname}”", "correct <surname>")
    return name


def _split(text: str) -> Iterator[str]:
    yield from re.split(r"(\s+)", text)


def _parted(flat: list[tuple[str, bool]]) -> tuple[str, str, str]:
    """The words before the bold ones, the bold ones, those after them."""
    first = next(number for number, (word, bold) in enumerate(flat) if bold and word.strip())
    last = max(number for number, (word, bold) in enumerate(flat) if bold and word.strip())
    parts = ("".join(word for word, _ in each) for each in (flat[:first], flat[first : last + 1], flat[last + 1 :]))
    before, surname, after = (" ".join(part.split()) for part in parts)
    return before, surname, after


def _bare(line: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A line of title without the comma that ends it."""
    return tuple(piece for piece in line if piece is not Sign.TAB)
