"""Measures of Word pages: the house style turned into tops and distances of lines of exact height."""

from __future__ import annotations

from functools import cache
from tomllib import loads

from msgspec import Struct

from pipeline.document.functions import Function
from pipeline.render.docx.word.blocks import Running, Section
from pipeline.resources import data, read_text
from pipeline.style.model import HouseStyle
from pipeline.style.units import twips


class PageData(Struct, frozen=True):
    """What the Word pages need beyond the house style; points, and ``exact_ascent`` a share of 1."""

    exact_ascent: float
    masthead_slack: float
    empty_line: float
    head_room: float
    bare_header: float
    line_number_gap: float
    kerned_from: float
    hyphenation_zone: float
    kept_characters: int


@cache
def page_data() -> PageData:
    """The data of ``page.toml``."""
    return PageData(**loads(read_text(data("docx") / "page.toml")))


class Column(Struct, frozen=True):
    """A column of text: its indent and width in twips, its width in points."""

    indent: int
    width: int
    points: float


class PageOptions(Struct, frozen=True):
    """What differs from one way of printing to another; ``framed``: notes that stand in a frame on the first page."""

    masthead: bool
    review: bool
    bidi: bool
    running_lines: int
    status: bool
    framed: bool


class Pages:
    """The pages of a layout: sections, and where the first lines and the last ones stand."""

    def __init__(self, house: HouseStyle, options: PageOptions) -> None:
        self.house = house
        self.options = options
        self.heads: tuple[Running, ...] = ()
        self.turned_heads: tuple[Running, ...] = ()
        self._data = page_data()
        self._begun = False
        self._last_turned = False

    def top_of(self, base: float, function: Function) -> float:
        """The top of the line of ``function`` whose baseline is at ``base``."""
        return base - self._data.exact_ascent * self.house.of(function).leading

    def bottom_of(self, base: float, function: Function) -> float:
        """The foot of the line of ``function`` whose baseline is at ``base``."""
        return base + (1 - self._data.exact_ascent) * self.house.of(function).leading

    def below_base(self, leading: float) -> float:
        """How much of a line stands below its baseline."""
        return (1 - self._data.exact_ascent) * leading

    def opening_line(self, function: Function) -> float:
        """The height of a single line that opens a page, so that it has the base of headings there if it is large."""
        room = self.house.page.heading_base - self.body_top
        return min(self.house.of(function).leading, room / self._data.exact_ascent)

    @property
    def masthead_top(self) -> float:
        """Where the masthead begins, and with it the text area of the first page."""
        top = self.top_of(self.house.masthead.symbol_base, Function.SYMBOL_LARGE)
        return top - self._data.masthead_slack - self._data.empty_line

    @property
    def body_top(self) -> float:
        """Where the text area of the other pages begins."""
        return self.top_of(self.house.page.first_base, Function.BODY)

    @property
    def body_bottom(self) -> float:
        """Where the text area of the other pages ends."""
        return self.bottom_of(self.house.page.last_base, Function.BODY)

    @property
    def first_bottom(self) -> float:
        """Where the text area of the first page ends: its notes stand in it, beside the foot block if there are any."""
        if self.options.framed:
            return self.bottom_of(self.house.notes.frame_base, Function.NOTE)
        return self.bottom_of(self.house.page.last_base_first_page, Function.BODY)

    @property
    def header_top(self) -> float:
        """Where the space of the heads begins: so high that the empty head of the first page is above its masthead."""
        return self.masthead_top - self._data.head_room if self.options.masthead else self._data.bare_header

    @property
    def header_before(self) -> float:
        """The space above the first line of the running head, so that its last line always stands on the same base."""
        running = self.house.running
        above = running.symbol_step * (max(self.options.running_lines, 1) - 1)
        return self.top_of(running.symbol_base - above, Function.RUNNING_HEAD) - self.header_top

    @property
    def header_rule_space(self) -> float:
        """From the foot of the running head to its rule."""
        running = self.house.running
        return running.rule.y - self.bottom_of(running.symbol_base, Function.RUNNING_HEAD)

    @property
    def footer_end(self) -> float:
        """Where the foot ends."""
        running = self.house.running
        if self.options.status:
            return self.bottom_of(running.status_base, Function.STATUS)
        return self.bottom_of(running.page_base, Function.PAGE_NUMBER)

    @property
    def status_before(self) -> float:
        """From the page number's line to the status line."""
        running = self.house.running
        foot = self.bottom_of(running.page_base, Function.PAGE_NUMBER)
        return self.top_of(running.status_base, Function.STATUS) - foot

    @property
    def shift(self) -> float:
        """How far a working copy moves to where its lines begin, so that they end in front of a margin to write in."""
        return self.house.working.shift if self.options.review else 0.0

    def upright(self) -> Section:
        """The section that ends here: upright pages; the first one has the first page of the document."""
        first = not self._begun
        heads = self.heads if first or self._last_turned else ()
        self._begun, self._last_turned = True, False
        page = self.house.page
        begin, end = page.margin_left - self.shift, page.margin_right + self.shift
        left, right = (end, begin) if self.options.review and self.options.bidi else (begin, end)
        top = self.masthead_top if self.options.masthead and first else self.body_top
        return Section(
            width=twips(page.width), height=twips(page.height), landscape=False,
            top=twips(top), bottom=twips(page.height - self.body_bottom),
            left=twips(left), right=twips(right),
            header=twips(self.header_top), footer=twips(page.height - self.footer_end), heads=heads,
            title_page=first and self.options.masthead, bidi=self.options.bidi,
            line_numbers=twips(self._data.line_number_gap) if self.options.review else 0,
        )  # fmt: skip

    def turned(self) -> Section:
        """The section that ends here: pages on their side, with heads and feet of their own width.

        As in the PDF the text begins at what is the left margin of an upright page, and the head moves with it.
        """
        self._begun, self._last_turned = True, True
        page, house = self.house.page, self.house
        header = self.header_top - (self.body_top - page.margin_left)
        return Section(
            width=twips(page.height), height=twips(page.width), landscape=True,
            top=twips(page.margin_left), bottom=twips(page.height - self.body_bottom),
            left=twips(house.turned_left), right=twips(house.tables.turned_margin),
            header=twips(header), footer=twips(page.height - self.footer_end), heads=self.turned_heads,
            title_page=False, bidi=self.options.bidi,
            line_numbers=twips(self._data.line_number_gap) if self.options.review else 0,
        )  # fmt: skip

    def column(self, *, turned: bool) -> Column:
        """The column that tables and pictures fill."""
        page, grid = self.house.page, self.house.grid
        if turned:
            width = self.house.turned_measure
            return Column(0, twips(width), width)
        width = grid.column_right - grid.column
        return Column(twips(grid.column - page.margin_left), twips(width), width)
