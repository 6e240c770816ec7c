"""What goes into a layout and into a PDF besides its pages, and what comes out: plain data, free to import."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

NEXT_SHEET = "\f"  # between two stylesheets; white space in CSS


class Attached(Struct, frozen=True):
    """A file attached to the PDF; ``relationship`` is an AFRelationship such as Source or Alternative (ISO 19005-3)."""

    name: str
    data: bytes
    mime: str
    description: str
    relationship: str


class Metadata(Struct, frozen=True):
    """What the XMP packet and the Info dictionary say. Nothing here reads the clock.

    ``created`` is an ISO 8601 date of the source, or empty; ``status``, ``symbol`` and ``identifier`` are written in a
    schema of the product's own (``urn:masthead:xmp:1``), and left out where empty.
    """

    title: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    author: str
    creator: str
    created: str
    status: str
    symbol: str
    identifier: str


class Profile(Enum):
    """The pair of standards that one file keeps at once."""

    A3_UA1 = "a3a-ua1"
    A4F_UA2 = "a4f-ua2"


class WideWord(Struct, frozen=True):
    """A word that reaches out of its cell: ``table`` is the id of the table, which has so many ``columns``.

    ``column`` is the first that the cell stands in, counted from 1; ``width`` is the word's, ``room`` the cell's, both
    in points.
    """

    table: str
    columns: int
    column: int
    word: str
    width: float
    room: float


class LostNote(Struct, frozen=True):
    """A note that stands over the text of its page: its id, and its first ``words`` there."""

    note: str
    words: str
