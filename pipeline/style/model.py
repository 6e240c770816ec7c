"""The house style: everything that a layout says, in one piece of data."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from pipeline.document.functions import Function
from pipeline.style.landmarks import EndRule, Foot, Grid, MastheadStyle, Notes, Page, Running, Switches, Tables, Working
from pipeline.style.typography import Face, TextStyle


class HouseStyle(Struct, frozen=True):
    """A layout of the house.

    ``head_after`` is the space between the head of a letter or attachment and its text, where no style has more.
    ``left_share`` is the part of the column before what stands beside a letterhead or title; ``signature_column``
    the distance between the left edges of two signatures side by side. ``word_spacing`` (em) is what justified lines
    squeeze. ``faces`` go by script: ``latin`` (with Cyrillic), ``arabic``, ``han``.
    """

    name: str
    page: Page
    grid: Grid
    masthead: MastheadStyle
    running: Running
    foot: Foot
    notes: Notes
    tables: Tables
    end_rule: EndRule
    working: Working
    switches: Switches
    head_after: float
    left_share: float
    signature_column: float
    word_spacing: float
    tab_step: float
    faces: Mapping[str, Face]
    styles: Mapping[Function, TextStyle]

    def of(self, function: Function) -> TextStyle:
        """The style of a function of text."""
        return self.styles[function]

    def after_head(self, last: Function) -> float:
        """The points between a head that ends with ``last`` and its text: a title without label has its own."""
        after = self.of(last).after
        return after if last is Function.UNLABELLED_TITLE else max(after, self.head_after)

    @property
    def turned_left(self) -> float:
        """The left margin of a page on its side, in points: feet that stand higher than usual have more room there."""
        body = self.of(Function.BODY)
        below = self.page.last_base + body.leading - body.baseline
        return max(self.tables.turned_margin, self.page.height - below)

    @property
    def turned_measure(self) -> float:
        """The width of the text on a page on its side, in points."""
        return self.page.height - self.turned_left - self.tables.turned_margin
