"""Paragraphs made ready for recognition: no empty ones, no rules of underscores, typed numbers apart from the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from pipeline.intake.recognise.labels import Label, readings, typed
from pipeline.intake.stream import Block, Call, Grid, Line, Picture, Piece, Sign, Words, cut, stripped, text_of

_RULE = re.compile(r"(?<![\s_—–=*·.…-])[\s_—–=*·.…-]*(?:_{3,}|[—–-]{4,}|={4,}|\.{6,}|…{3,})[\s_—–=*-]*")
_SIGNING = re.compile(r"(?<!\s)\s*(?:_{4,}|\.{6,}|…{3,})\s*")


class Item(Struct):
    """A paragraph. ``label`` is its number, computed (``live``) or typed; ``gap`` says that space stands above it."""

    line: Line
    pieces: tuple[Piece, ...]
    label: str = ""
    live: bool = False
    gap: bool = False
    page: bool = False
    ruled: bool = False

    @property
    def text(self) -> str:
        """The words, without the number."""
        return text_of(self.pieces)

    @property
    def flat(self) -> str:
        """The words on one line."""
        return " ".join(self.text.split(" ") if "\n" not in self.text and "\t" not in self.text else self.text.split())

    @property
    def bold(self) -> bool:
        """Whether all words are bold."""
        looks = [piece.look.bold for piece in self.pieces if isinstance(piece, Words) and piece.text.strip()]
        return bool(looks) and all(looks)

    @property
    def centred(self) -> bool:
        """Whether the line is centred."""
        return self.line.align == "center"

    @property
    def upper(self) -> bool:
        """Whether all letters are capitals."""
        letters = [character for character in self.text if character.isalpha()]
        return (
            len(letters) > 1
            and all(character == character.upper() for character in letters)
            and any(character.lower() != character for character in letters)
        )

    @property
    def italic_opening(self) -> str:
        """The words in italics with which it begins."""
        first = next((piece for piece in self.pieces if isinstance(piece, Words) and piece.text.strip()), None)
        return first.text.strip() if isinstance(first, Words) and first.look.italic else ""

    def labels(self, lang: str) -> tuple[Label, ...]:
        """What its number may be."""
        return readings(self.label, lang)

    def lines(self) -> list[tuple[Piece, ...]]:
        """Its lines where breaks part them, without white space around."""
        found: list[list[Piece]] = [[]]
        for piece in self.pieces:
            if piece is Sign.BREAK:
                found.append([])
            else:
                found[-1].append(piece)
        return [part for each in found if (part := stripped(tuple(each)))]


def ready(blocks: Iterable[Block], lang: str) -> Iterator[Item | Grid]:
    """The paragraphs and tables of a text that say something."""
    gap = page = ruled = False
    for block in blocks:
        if isinstance(block, Grid):
            yield block
            gap = page = ruled = False
            continue
        page = page or block.page
        text = block.text
        if not text.strip() and not any(isinstance(piece, Call | Picture) for piece in block.pieces):
            gap = True
            continue
        if _RULE.fullmatch(text):
            ruled = True
            continue
        item = _item(block, lang)
        item.gap, item.page, item.ruled = gap, page, ruled
        yield item
        gap = page = ruled = False


def _item(line: Line, lang: str) -> Item:
    """A paragraph with its number; one that the language has no form for (“Article 1”) stands among its words."""
    text = line.text
    signing = _SIGNING.match(text)
    pieces = cut(line.pieces, signing.end()) if signing else line.pieces
    if line.label and not readings(line.label, lang):
        return Item(line, (Words(f"{line.label} "), *stripped(pieces)))
    if line.label:
        return Item(line, stripped(pieces), line.label, live=True)
    found = typed(text_of(pieces))
    if not found or not readings(found[0], lang) or not text_of(pieces)[found[1] :].strip():
        return Item(line, stripped(pieces))
    label, end = found
    return Item(line, stripped(cut(pieces, end)), label)


def untyped(item: Item) -> Item:
    """The item with its typed number among its words again: it was none."""
    return item if item.live or not item.label else replace(item, pieces=stripped(item.line.pieces), label="")
