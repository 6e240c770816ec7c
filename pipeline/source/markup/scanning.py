"""Reads text as it stands in a file, with its references, comments and marked sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.characters import lettered

_PLAIN = re.compile(r"[^&<]+")
_SKIPPED = (("<!--", "-->"), ("<?", "?>"))
_MARKED, _ENDED = "<![CDATA[", "]]>"


class Stretch(NamedTuple):
    """Characters that stand one after another in a line: the offset of the first, its line and column, and the text.

    All count from 0. The text is empty where a stretch is one character: a reference, the end of a line, or the place
    where the whole text ends.
    """

    offset: int
    line: int
    column: int
    piece: str = ""


def stretches(lines: Sequence[str], line: int, column: int) -> Iterator[Stretch]:
    """The stretches of a text that begins in a line and column, in order of their offsets; the last is its end.

    Characters are counted as they are read: a reference is one, a ligature that fonts lack is its letters, what stands
    in a comment is none.
    """
    offset, closing = 0, ""
    while line < len(lines):
        words = lines[line]
        if column >= len(words):
            if not closing or closing == _ENDED:
                yield Stretch(offset, line, column)
                offset += 1  # the line end
            line, column = line + 1, 0
        elif closing and words.startswith(closing, column):
            column, closing = column + len(closing), ""
        elif closing and closing != _ENDED:
            found = words.find(closing, column)
            column = found if found >= 0 else len(words)
        elif not closing and words.startswith(_MARKED, column):
            column, closing = column + len(_MARKED), _ENDED
        elif not closing and words[column] == "<":
            closing = next((end for begin, end in _SKIPPED if words.startswith(begin, column)), "")
            if not closing:
                yield Stretch(offset, line, column)  # the text ends here
                return
        elif not closing and words[column] == "&":
            yield Stretch(offset, line, column)
            offset, column = offset + 1, words.find(";", column) + 1 or len(words)
        else:
            end = words.find(_ENDED, column) if closing else _end(words, column)
            piece = words[column : end if end >= 0 else len(words)]
            for made in _read(piece):
                yield Stretch(offset + made.offset, line, column + made.column, made.piece)
            offset, column = offset + len(lettered(piece)), column + len(piece)
    yield Stretch(offset, len(lines) - 1, len(lines[-1]))


def _read(piece: str) -> Iterator[Stretch]:
    """The stretches of plain words: one, or one for each character where some are read as other than one."""
    if len(lettered(piece)) == len(piece):
        yield Stretch(0, 0, 0, piece)
        return
    offset = 0
    for index, sign in enumerate(piece):
        if read := lettered(sign):
            yield Stretch(offset, 0, index)
        offset += len(read)


def _end(words: str, column: int) -> int:
    found = _PLAIN.match(words, column)
    return found.end() if found else column + 1
