"""Reads a plain text: each line is a piece, and a tab parts the cells of a row.

A line that ends in a space goes on in the next one; that space is none of the text's (RFC 3676, delsp=yes).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Place
from pipeline.verify.piece import Cell, Field, Kind, Piece, Reading, Run

TELLS = frozenset((Field.TEXT, Field.COLUMN))


def read(text: str, path: str) -> Reading:
    """The lines that have words, each at its place, and the column of each cell."""
    return Reading(
        tuple(
            Piece(
                Kind.PARAGRAPH,
                (Run("", "", part),),
                cell=Cell(column=column, width=line.count("\t") and line.count("\t") + 1),
                place=Place(path, number),
            )
            for number, line in _lines(text)
            for column, part in enumerate(line.split("\t"))
            if part.strip()
        ),
        TELLS,
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with its number, that of the first where several are one."""
    begun, parts = 1, list[str]()
    for number, line in enumerate(text.split("\n"), start=1):
        begun = begun if parts else number
        parts.append(line.lstrip(" ") if parts else line)
        if line.endswith(" ") and line.strip(" "):
            parts[-1] = parts[-1][:-1]
            continue
        yield begun, "".join(parts)
        parts = []
    if parts:
        yield begun, "".join(parts)
