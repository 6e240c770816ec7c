"""Normalises white space, once and for all: in the inline content of a source, and in its plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from unicodedata import category, east_asian_width

from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import Place
from pipeline.source.model.inline import (
    Break,
    DateRun,
    Footnote,
    Inline,
    Inlines,
    Marked,
    NoteAgain,
    Reference,
    Text,
)

# White space that may have to change: all but a single space between two words.
_GAP = re.compile(r"\A[ \t\r\n]+|[ \t\r\n]+\Z| ?[\t\r\n][ \t\r\n]*|  [ \t\r\n]*")


class _Sign(Enum):
    """What stands between pieces of text."""

    BREAK = "a line break of the text: no space beside it"
    NOTE = "the mark of a note: it takes no room"
    WORD = "words that the resolver will put there"


def squeeze(text: str) -> str:
    """``text`` with every run of white space as one space, none at the ends; no-break spaces are no white space."""
    for character in "\t\r\n":
        text = text.replace(character, " ")
    return " ".join(part for part in text.split(" ") if part)


def tidy(content: Inlines) -> Inlines:
    """White space collapsed over the whole run, none at either end, none around a line break of the text.

    Spaces at the ends of marked words stand outside of the mark.

    A line break of the file between two Han characters vanishes, since Chinese has no spaces between words; so does
    a space before the mark of a note, wherever it stands.
    """
    return tidy_runs((content,))[0]


def tidy_runs(runs: Sequence[Inlines]) -> tuple[Inlines, ...]:
    """The runs, tidied as if they were one."""
    leaves = [leaf for run in runs for leaf in _leaves(run)]
    texts = iter(_normalise(leaves))
    return tuple(_rebuild(run, texts) for run in runs)


def _leaves(content: Inlines) -> Iterator[str | _Sign]:
    for item in content:
        match item:
            case Text():
                yield item.text
            case Break():
                yield _Sign.BREAK
            case Footnote() | NoteAgain():
                yield _Sign.NOTE
            case Reference(content=()):
                yield _Sign.WORD
            case Marked() | DateRun() | Reference():
                yield from _leaves(item.content)


class _Pending(Struct):
    """White space that has been read: the piece that will hold it, whether it had a line break, a note after it."""

    piece: int
    broken: bool
    noted: bool = False


class _Normaliser:
    """Reads pieces of text in order and keeps what counts."""

    def __init__(self, pieces: int) -> None:
        self.kept: list[list[str]] = [[] for _ in range(pieces)]
        self.last = ""  # the character before; none at the start and after a line break of the text
        self.pending: _Pending | None = None

    def space(self, piece: int, broken: bool) -> None:
        if self.pending is None:
            self.pending = _Pending(piece, broken)
        elif self.pending.noted:
            self.pending = _Pending(piece, broken or self.pending.broken)
        else:
            self.pending.broken = self.pending.broken or broken

    def settle(self, following: str) -> None:
        waiting, self.pending = self.pending, None
        if not waiting or waiting.noted or not self.last:
            return
        if not (waiting.broken and _together(self.last, following)):
            self.kept[waiting.piece].append(" ")

    def words(self, piece: int, words: str) -> None:
        if words:
            self.settle(words[0])
            self.kept[piece].append(words)
            self.last = words[-1]

    def sign(self, sign: _Sign) -> None:
        match sign:
            case _Sign.BREAK:
                self.pending = None
                self.last = ""
            case _Sign.WORD:
                self.settle("x")
                self.last = "x"
            case _Sign.NOTE:
                if self.pending:
                    self.pending.noted = True


def _normalise(leaves: list[str | _Sign]) -> list[str]:
    """The text of every piece among ``leaves``, in order."""
    normaliser = _Normaliser(len(leaves))
    for piece, leaf in enumerate(leaves):
        if isinstance(leaf, _Sign):
            normaliser.sign(leaf)
            continue
        start = 0
        for gap in _GAP.finditer(leaf):
            normaliser.words(piece, leaf[start : gap.start()])
            normaliser.space(piece, "\n" in gap[0])
            start = gap.end()
        normaliser.words(piece, leaf[start:])
    return ["".join(kept) for kept, leaf in zip(normaliser.kept, leaves, strict=True) if isinstance(leaf, str)]


def _together(before: str, after: str) -> bool:
    """Whether a line break of the file between these two is no space: two Han characters, or one and a quote."""
    han = (_han(before), _han(after))
    return all(han) or (any(han) and category(after if han[0] else before) in ("Pi", "Pf", "Pd"))


def _han(character: str) -> bool:
    """A character of Chinese text: wide, and not of the Korean script, which has spaces."""
    return east_asian_width(character) in ("W", "F") and not "\uac00" <= character <= "\ud7a3"


def _rebuild(content: Inlines, texts: Iterator[str]) -> Inlines:
    kept: list[Inline] = []
    for item in content:
        match item:
            case Text():
                _add(kept, next(texts), item.place)
            case Marked() | DateRun() | Reference():
                before, words, after = _hugged(_rebuild(item.content, texts))
                _add(kept, before, item.place)
                kept.append(replace(item, content=words))
                _add(kept, after, item.place)
            case _:
                kept.append(item)
    return tuple(kept)


def _add(kept: list[Inline], text: str, place: Place) -> None:
    """Words after what there is; a space that an element has left stands where the words do that follow it."""
    if kept and isinstance(kept[-1], Text):
        kept[-1] = Text(kept[-1].text + text, kept[-1].place if kept[-1].text.strip() else place)
    elif text:
        kept.append(Text(text, place))


def _hugged(content: Inlines) -> tuple[str, Inlines, str]:
    """The space before the words of an element, the words, the space after them: a mark is of words, not of spaces."""
    before = after = ""
    if content and isinstance(first := content[0], Text) and first.text.startswith(" "):
        before, content = " ", (Text(first.text[1:], first.place), *content[1:])
    if content and isinstance(last := content[-1], Text) and last.text.endswith(" "):
        after, content = " ", (*content[:-1], Text(last.text[:-1], last.place))
    return before, tuple(item for item in content if not (isinstance(item, Text) and not item.text)), after
