"""A block as the comparison sees it, and what became of it."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from msgspec import Struct

from pipeline.errors import NOWHERE, Place
from pipeline.values import PartlyCompared


class Block(PartlyCompared, frozen=True):
    """A paragraph, a cell of a table, a note: its words on one line, its id where it has one, what it is.

    Only blocks of the same ``sort`` are ever paired. Its ``number``, which follows from where it stands, its ``cell``
    (row from 1 and column from 0; row 0 outside of tables) and its ``place`` are told and not compared.
    """

    ASIDE: ClassVar[frozenset[str]] = frozenset({"number", "cell", "place"})

    text: str
    id: str = ""
    sort: str = ""
    number: str = ""
    cell: tuple[int, int] = (0, 0)
    place: Place = NOWHERE


class Fate(Enum):
    """What became of a block."""

    SAME = "same"
    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"


class Step(Struct, frozen=True):
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
