"""A block as the comparison sees it, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from pipeline.errors import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a cell of a table, a note: its words on one line, its id where it has one, what it is.

    Only blocks of the same ``sort`` are ever paired. Its ``number``, which follows from where it stands, its ``cell``
    (row from 1 and column from 0; row 0 outside of tables) and its ``place`` are told and not compared.
    """

    text: str
    id: str = ""
    sort: str = ""
    number: str = field(default="", compare=False)
    cell: tuple[int, int] = field(default=(0, 0), compare=False)
    place: Place = field(default=NOWHERE, compare=False)


class Fate(Enum):
    """What became of a block."""

    SAME = "same"
    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Step:
    """One block on the way through both versions, in the order in which a reader of the marked text meets it.

    ``old`` and ``new`` are its positions, ``None`` where it does not stand. A block that has moved comes twice, as
    ``MOVED``: at its old place (``new`` is where it went, ``arrived`` is false), and at its new one. ``edited`` says
    that its words differ.
    """

    fate: Fate
    old: int | None
    new: int | None
    arrived: bool = True
    edited: bool = False
