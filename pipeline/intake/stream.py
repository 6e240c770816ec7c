"""What every reader makes of a file: paragraphs and tables in their order, in the same words whatever the format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from msgspec import Struct, field
from msgspec.structs import replace


class Look(Struct, frozen=True):
    """How words look, as far as it means something."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    lowered: bool = False
    lang: str = ""
    rtl: bool = False


PLAIN = Look()


class Words(Struct, frozen=True):
    """Words of one look; ``href`` is the address to which they lead, ``target`` a bookmark of the file."""

    text: str
    look: Look = PLAIN
    href: str = ""
    target: str = ""


class Sign(Enum):
    """What stands among words and is none."""

    TAB = "\t"
    BREAK = "\n"


class Call(Struct, frozen=True):
    """The mark of a note; ``key`` names the note in the stream."""

    key: str


class Picture(Struct, frozen=True):
    """A picture in the line: its bytes and the words that stand for it."""

    data: bytes
    alt: str = ""


Piece = Words | Sign | Call | Picture


class Line(Struct, frozen=True):
    """A paragraph. ``place`` counts the paragraphs of the file, from 1.

    ``label`` is the number that a program computes, ``depth`` its level (-1: none) in the list ``series``. ``heading``
    is the level of a heading (0: text), ``style`` the name of the style. ``page`` says that a new page begins.
    """

    pieces: tuple[Piece, ...] = ()
    place: int = 0
    style: str = ""
    heading: int = 0
    label: str = ""
    depth: int = -1
    series: str = ""
    align: str = ""
    indent: int = 0
    page: bool = False
    boxed: bool = False
    marks: tuple[str, ...] = ()
    lang: str = ""

    @property
    def text(self) -> str:
        """The words, tabs and line breaks."""
        return text_of(self.pieces)


class Cell(Struct, frozen=True):
    """A cell with its lines; spans count from 1."""

    lines: tuple[Line, ...]
    columns: int = 1
    rows: int = 1


class Grid(Struct, frozen=True):
    """A table: rows of cells, how many of them are the head, whether rules are drawn."""

    rows: tuple[tuple[Cell, ...], ...]
    head: int = 0
    ruled: bool = True
    place: int = 0


Block = Line | Grid


class Note(Struct, frozen=True):
    """A note: its paragraphs, what it is (``footnote``, ``endnote``), and the mark where it is not counted."""

    lines: tuple[Line, ...]
    kind: str = "footnote"
    mark: str = ""


class Comment(Struct, frozen=True):
    """A remark in the margin: who made it, when (ISO 8601), and at which words."""

    author: str
    date: str
    text: str
    at: str = ""


class Changes(Struct, frozen=True):
    """Tracked changes: how many there are, and by whom."""

    count: int = 0
    authors: tuple[str, ...] = ()


class Loose(Struct, frozen=True):
    """Words in no place of the text: hidden ones, those that were taken out, those that stand for a drawing."""

    place: int
    text: str
    what: str


class Stream(Struct, frozen=True):
    """A whole file. ``running`` are the words of heads and feet, ``carried`` is the source that it carries.

    ``printed`` are numbers of notes that stand in it as words.
    """

    blocks: tuple[Block, ...]
    notes: Mapping[str, Note] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    running: tuple[str, ...] = ()
    changes: Changes = Changes()
    lang: str = ""
    loose: tuple[Loose, ...] = ()
    printed: tuple[str, ...] = ()
    carried: bytes = b""


def text_of(pieces: Iterable[Piece]) -> str:
    """The words of pieces, with tabs and line breaks."""
    return "".join(
        piece.text if isinstance(piece, Words) else piece.value if isinstance(piece, Sign) else "" for piece in pieces
    )


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """Every line, those of tables too, in order."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            yield from (line for row in block.rows for cell in row for line in cell.lines)


def cut(pieces: tuple[Piece, ...], start: int, end: int | None = None) -> tuple[Piece, ...]:
    """The pieces from one character of their text to another; what has no characters goes with those before it."""
    found: list[Piece] = []
    at = 0
    stop = len(text_of(pieces)) if end is None else end
    for piece in pieces:
        if isinstance(piece, Words):
            first, last = max(start - at, 0), min(stop - at, len(piece.text))
            if first < last:
                found.append(Words(piece.text[first:last], piece.look, piece.href, piece.target))
            at += len(piece.text)
        elif isinstance(piece, Sign):
            if start <= at < stop:
                found.append(piece)
            at += 1
        elif (start < at <= stop) or (start == 0 and at == 0) or (end is None and at >= start):
            found.append(piece)
    return tuple(found)


def stripped(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces without white space at the ends."""
    text = text_of(pieces)
    first = len(text) - len(text.lstrip(" \t\n\r"))
    return (
        cut(pieces, first, len(text.rstrip(" \t\n\r")))
        if text.strip(" \t\n\r")
        else tuple(piece for piece in pieces if isinstance(piece, Call | Picture))
    )


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one look are one piece, however the program split them."""
    last: Words | None = None
    for piece in pieces:
        if not isinstance(piece, Words):
            yield from () if last is None else (last,)
            last = None
            yield piece
        elif last is not None and replace(last, text="") == replace(piece, text=""):
            last = replace(last, text=last.text + piece.text)
        elif piece.text:
            yield from () if last is None else (last,)
            last = piece
    yield from () if last is None else (last,)
