"""Reads text as it stands in a file, with its references, comments and marked sections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.characters import lettered

_PLAIN = re.compile(r"[^&<]+")
_SKIPPED = (("<!--", "-->"), ("<?", "?>"))
_MARKED, _ENDED = "<![CDATA[", "]]>"


def reached(lines: Sequence[str], line: int, column: int, offset: int) -> tuple[int, int]:
    """Where the character at ``offset`` of a text stands that begins in a line and column; all count from 0.

    Characters are counted as they are read: a reference is one, a ligature that fonts lack is its letters, what stands
    in a comment is none.
    """
    left, closing = offset, ""
    while line < len(lines):
        words = lines[line]
        if column >= len(words):
            if not closing or closing == _ENDED:
                if not left:
                    return line, column
                left -= 1  # the line end
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
                return line, column  # the text ends here
        elif not closing and words[column] == "&":
            if not left:
                return line, column
            left, column = left - 1, words.find(";", column) + 1 or len(words)
        else:
            end = words.find(_ENDED, column) if closing else _end(words, column)
            piece = words[column : end if end >= 0 else len(words)]
            if len(lettered(piece)) > left:
                return line, column + _index(piece, left)
            left, column = left - len(lettered(piece)), column + len(piece)
    return len(lines) - 1, len(lines[-1])


def _end(words: str, column: int) -> int:
    found = _PLAIN.match(words, column)
    return found.end() if found else column + 1


def _index(piece: str, left: int) -> int:
    """The index of the character from which the one at ``left`` of its letters comes."""
    if len(lettered(piece)) == len(piece):
        return left
    read = 0
    for index, sign in enumerate(piece):
        read += len(lettered(sign))
        if left < read:
            return index
    return len(piece)
