"""Type: how lines are set, letter-spacing, pairs of faces, the style of one function of text. Lengths in points."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from pipeline.document.functions import Function


class Align(Enum):
    """How lines are set. The value is the CSS keyword."""

    START = "start"
    END = "end"
    CENTER = "center"
    JUSTIFY = "justify"


class Tracking(Struct, frozen=True):
    """Letter-spacing, as one pair: ``em`` for CSS (PDF face); ``scale`` (per cent) and ``spacing`` for Word."""

    em: float
    scale: int
    spacing: float

    def scaled(self, scale: int, letter: float) -> Tracking:
        """The same for letters of another width, in per cent; one of the face is ``letter`` (em) wide on average."""
        return replace(self, em=round(self.em + (scale - self.scale) / 100 * letter, 5), scale=scale)


class Face(Struct, frozen=True):
    """A pair of faces for a script: the one that the PDF embeds and the one that Word is told.

    ``ascent`` and ``descent`` (em) are the PDF face's. ``tracked`` says whether the script bears letter-spacing, and
    ``indent_em``, where not 0, is the first-line indent that the script has instead of the first tab.
    """

    pdf: str
    word: str
    ascent: float
    descent: float
    tracked: bool
    indent_em: float


class TextStyle(Struct, frozen=True):
    """The style of one function of text.

    ``before`` and ``after`` are spaces of which the **larger** counts between two blocks, as in CSS; where a program
    adds them (Word), use ``before_added``. ``left``, ``first``, ``tab`` and ``mark_end`` count from the left margin,
    ``right`` from the right one: ``left`` is where turnover lines begin, ``first`` where the first line (or its
    number) begins, ``tab`` where the text after the number begins, and ``mark_end`` where a number that is set flush
    right ends (both 0 where there is none). ``baseline`` is the distance from the top of the line to its base.
    """

    function: Function
    size: float
    leading: float
    bold: bool
    italic: bool
    align: Align
    before: float
    before_added: float
    after: float
    left: float
    right: float
    first: float
    tab: float
    mark_end: float
    tracking: Tracking
    baseline: float
    keep_next: bool
    keep_lines: bool
    orphans: int
    widows: int

    @property
    def indented(self) -> bool:
        """Whether the first line begins further in than the others, and with words."""
        return self.first > self.left and not self.tab
