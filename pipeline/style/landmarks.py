"""The page and the places on it: grid, masthead, running matter, foot block, notes, tables, end. Lengths are in points.

``x`` counts from the left edge of the page, ``y`` from its top; ``base`` is the ``y`` of a baseline. In a document that
runs from right to left everything is mirrored, so *left* means the side on which a line begins.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace


class Page(Struct, frozen=True):
    """The page and its text area: margins, first and last bases of running text.

    ``heading_base`` is the base of a heading that stands at the head of a page.
    """

    width: float
    height: float
    margin_left: float
    margin_right: float
    first_base: float
    heading_base: float
    last_base: float
    last_base_first_page: float

    @property
    def measure(self) -> float:
        """The width between the side margins."""
        return self.width - self.margin_left - self.margin_right

    @property
    def picture_height(self) -> float:
        """How tall a picture may be: two thirds of the text area, so that titles and caption stand with it."""
        return (self.last_base - self.first_base) * 2 / 3


class Grid(Struct, frozen=True):
    """Positions from the left edge of the page to which text is set."""

    margin: float
    column: float
    column_right: float
    title_right: float
    heading_right: float
    tab_0: float
    tab_1: float
    tab_2: float
    tab_3: float
    tab_4: float
    heading_mark: float
    bullet_mark_1: float
    bullet_mark_2: float
    dash_mark_2: float
    bullet_mark_3: float
    note_mark: float
    table_note: float
    table_note_text: float
    place_date: float


class Rule(Struct, frozen=True):
    """A horizontal rule: the ``y`` of its upper edge, from ``x0`` to ``x1``, and its thickness."""

    y: float
    x0: float
    x1: float
    thickness: float


class Box(Struct, frozen=True):
    """A box on the page."""

    x: float
    y: float
    width: float
    height: float


class MastheadStyle(Struct, frozen=True):
    """Landmarks of the masthead. The bases of ``right`` are distribution, date, language, original.

    ``several_before`` is the space added above each agenda title where there are several items.
    """

    name_x: float
    name_base: float
    symbol_right: float
    symbol_base: float
    rule_upper: Rule
    rule_lower: Rule
    emblem: Box
    organ_x: float
    organ_base: float
    organ_step: float
    right_x: float
    right_bases: tuple[float, float, float, float]
    left_x: float
    left_second_x: float
    left_width: float
    left_base: float
    several_before: float
    title_base_bare: float
    report_title_base_bare: float


class Running(Struct, frozen=True):
    """Running heads and feet: outer side symbol and page number, inner side job number."""

    symbol_base: float
    symbol_step: float
    title_width: float
    outer_left: float
    outer_right: float
    rule: Rule
    page_base: float
    job_base: float
    status_base: float


class Foot(Struct, frozen=True):
    """The foot block of the first page; a box of no width is not printed in this layout.

    ``job_base_bare`` is the base of a job line without a barcode under it. ``recycle`` is the box of the words and the
    recycling mark, ``recycle_gap`` the white between the two.
    """

    job_x: float
    job_base: float
    job_base_bare: float
    barcode: Box
    recycle: Box
    recycle_base: float
    recycle_gap: float
    qr: Box

    @property
    def recycling_mark(self) -> Box:
        """The mark is as wide as it is high, and ends the box."""
        box = self.recycle
        return replace(box, x=box.x + box.width - box.height, width=box.height)


class Notes(Struct, frozen=True):
    """Notes: separator, distance from it to the first base, raise of the marks, and the frame of first-page notes.

    The separator was a line of underscores: ``first_base`` counts from their base, below which the rule stands by
    ``separator_drop``.
    ``frame_rule`` and ``frame_base`` hold for a single line; each further line moves the frame up by the leading.
    """

    separator_x: float
    separator_width: float
    separator_thickness: float
    separator_drop: float
    first_base: float
    call_raise: float
    mark_raise: float
    last_base: float
    frame_rule: Rule
    frame_text_x: float
    frame_mark_x: float
    frame_base: float


class Tables(Struct, frozen=True):
    """Tables: rules and row distances (from a rule to the base below it, from base to base, from base to rule)."""

    rule_thin: float
    rule_heavy: float
    head_above: float
    head_below: float
    first_row: float
    row_step: float
    last_below: float
    total_above: float
    total_below: float
    total_last: float
    total_indent: float
    gap: float
    turned_margin: float


class EndRule(Struct, frozen=True):
    """The rule that ends the document, centred in the page: distance from the last base, width, thickness.

    ``under_note`` is the distance where a note or source of a table comes last. The rule stands at ``lowest`` at the
    lowest, on the first page at ``lowest_first`` (both from the top of the page), yet ``nearest`` below the last base
    at the nearest. ``clear`` is what must be free between it and notes.
    """

    below: float
    under_note: float
    nearest: float
    lowest: float
    lowest_first: float
    clear: float
    width: float
    thickness: float


class Working(Struct, frozen=True):
    """The working copy: how far its text moves to the side where lines begin, and the margin where they end."""

    shift: float
    margin: float


class Switches(Struct, frozen=True):
    """What a layout has and has not.

    ``link_colour`` is that of links to documents and to the web (RGB in hexadecimal digits; empty: as the text);
    ``hyphenated`` are the codes of the languages in which words are divided.
    """

    recycle: bool
    qr: bool
    page_total: bool
    framed_note: bool
    link_colour: str
    hyphenated: tuple[str, ...]
