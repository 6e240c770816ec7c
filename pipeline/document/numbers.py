"""Numbers as the document prints them: how they are written, and in which series they count."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Style(Enum):
    """How a number is written. The value is a sample of it, as the source's ``form`` gives it."""

    ARABIC = "1"
    LOWER_LETTER = "a"
    UPPER_LETTER = "A"
    LOWER_ROMAN = "i"
    UPPER_ROMAN = "I"
    BULLET = "•"
    DASH = "–"
    NONE = ""


class Scheme(Struct, frozen=True):
    """A numbering scheme: what stands before and after the number (``1.-``: after ``.-``) and how it is written."""

    before: str
    style: Style
    after: str


class Number(Struct, frozen=True):
    """A printed number.

    ``text`` is printed as it stands (``8.-``; ``''`` where there is none), ``token`` is its language-neutral form in
    the id (``8``), ``value`` its place in the count (0 for a pinned one outside it). ``series`` names the run of
    numbers that it belongs to: a new series restarts, and one series is one Word list instance. ``level`` counts from
    0.
    """

    text: str
    token: str
    value: int
    scheme: Scheme
    series: str
    level: int


PLAIN = Scheme("", Style.NONE, "")
UNNUMBERED = Number("", "", 0, PLAIN, "", 0)
