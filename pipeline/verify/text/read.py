"""Reads a plain text: each line is a piece, and a tab parts the cells of a row."""

from __future__ import annotations

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
            for number, line in enumerate(text.split("\n"), start=1)
            for column, part in enumerate(line.split("\t"))
            if part.strip()
        ),
        TELLS,
    )
