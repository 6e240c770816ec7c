"""Running heads and feet: the symbol on the outer edge, page and job number, the foot of the first page, the status."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from unicodedata import east_asian_width

from msgspec import Struct
from msgspec.structs import replace

from pipeline.document.functions import Function
from pipeline.document.model import Document
from pipeline.render.codes import PNG
from pipeline.render.docx.package.identifiers import Registry, Relationships
from pipeline.render.docx.package.record import Record, running_symbol, segments
from pipeline.render.docx.pages.codes import barcode_picture, qr_picture, recycling_picture
from pipeline.render.docx.styles.choose import Styling
from pipeline.render.docx.word.blocks import Frame, Paragraph
from pipeline.render.docx.word.inline import Field, Mark, Picture, Piece, Run, What
from pipeline.render.docx.word.language import RunLanguage
from pipeline.style.landmarks import Box
from pipeline.style.units import emu, twips

_PAGE_NUMBER = "PageNumber"
_TITLE = 99  # its paragraph among those of its part
_LETTER, _CHARACTER = 3.9, 8.5  # points: letters of the heads, and Chinese characters


class Side(Enum):
    """Which pages a head or foot is for. The value is the ``w:type`` of its reference."""

    ODD = "default"
    EVEN = "even"
    FIRST = "first"


class RunningPart(Struct, frozen=True):
    """A head or foot: its part, the relationships of that part, its paragraphs."""

    name: str
    head: bool
    side: Side
    turned: bool
    paragraphs: tuple[Paragraph, ...]
    relationships: Relationships


class RunningWriter:
    """Makes the heads and feet of a document."""

    def __init__(
        self,
        document: Document,
        styling: Styling,
        registry: Registry,
        record: Record,
        language: RunLanguage,
        total_pages: int,
    ) -> None:
        self._document = document
        self._styling = styling
        self._registry = registry
        self._record = record
        self._language = language
        self._total = max(total_pages, 1)

    def parts(self, *, masthead: bool, turned: bool) -> tuple[RunningPart, ...]:
        """All heads and feet; without ``masthead`` there is no first page of its own, and no symbol."""
        made = [self._head(side, masthead=masthead) for side in (Side.ODD, Side.EVEN)]
        made += [self._foot(side, turned=False, masthead=masthead) for side in (Side.ODD, Side.EVEN)]
        if masthead:
            made += [self._first_head(), self._first_foot()]
        if turned:
            made += [self._foot(side, turned=True, masthead=masthead) for side in (Side.ODD, Side.EVEN)]
        return tuple(made)

    def _paragraph(self, part: str, place: int, style: str, pieces: tuple[Piece, ...]) -> Paragraph:
        return Paragraph(self._registry.paragraph(f"{part}/{place}"), style, pieces)

    def _head(self, side: Side, *, masthead: bool) -> RunningPart:
        """The symbols, one a line, with the rule under the last; on even pages at the left."""
        name = f"header-{side.name.lower()}"
        fixed, mast = self._styling.fixed, self._document.masthead
        look = self._language.for_words("").look()
        if not masthead:
            empty = self._paragraph(name, 0, fixed.empty_head, ())
            return RunningPart(name, True, side, False, (empty,), Relationships())
        parts = segments(mast)
        lines = [self._title(name, side)] if mast.running_title else []
        for place, symbol in enumerate(mast.running):
            last = place == len(mast.running) - 1
            style = fixed.head_last if last else fixed.head_first
            pieces = running_symbol(self._record, parts, place, symbol, look)
            lines.append(self._paragraph(name, place, style + ("" if side is Side.EVEN else "Odd"), pieces))
        return RunningPart(name, True, side, False, tuple(lines), Relationships())

    def _title(self, part: str, side: Side) -> Paragraph:
        """The title at the inner edge, in a frame whose last line stands beside the symbol."""
        title, running = self._document.masthead.running_title, self._styling.house.running
        lines = -(-_width(title) // running.title_width)
        top = self._styling.pages.top_of(running.symbol_base, Function.RUNNING_HEAD) - (lines - 1) * running.symbol_step
        at_left = (side is Side.ODD) != self._language.rtl
        x = running.outer_left if at_left else running.outer_right - running.title_width
        shift = self._styling.pages.shift
        frame = Frame(
            twips(x - shift), twips(top), twips(running.title_width), twips(lines * running.symbol_step)
        )  # fmt: skip
        style = self._styling.fixed.head_title + ("" if side is Side.EVEN else "Odd")
        bound = self._record.bound("running-title", title, self._language.look())
        made = self._paragraph(part, _TITLE, style, (bound,))
        return replace(made, frame=frame)

    def _foot(self, side: Side, *, turned: bool, masthead: bool) -> RunningPart:
        """Page number at the outer edge, job number at the inner one, the status line under them.

        Figures run from left to right in every document.
        """
        name = f"footer-{side.name.lower()}" + ("-turned" if turned else "")
        figures, mast = self._language.for_words(""), self._document.masthead
        look, number = figures.look(), figures.look(_PAGE_NUMBER)
        page: tuple[Piece, ...] = (Field("PAGE", number, (Run(number, "2"),)),)
        if self._styling.house.switches.page_total:
            total = Field("NUMPAGES", number, (Run(number, str(self._total)),))
            page = (*page, Run(number, "/"), total)
        job = (self._record.bound("job-number", mast.job_number, look),) if mast.job_number and masthead else ()
        left = (side is Side.EVEN) != self._language.rtl  # where the outer edge is
        pieces = (*page, Mark(What.TAB), *job) if left else (*job, Mark(What.TAB), *page)
        style = self._styling.of(Function.JOB_NUMBER) + ("Turned" if turned else "")
        lines = [self._paragraph(name, 0, style, pieces), *self._status(name)]
        return RunningPart(name, False, side, turned, tuple(lines), Relationships())

    def _first_head(self) -> RunningPart:
        """The masthead stands in the text; the head of its page is empty."""
        empty = self._paragraph("header-first", 0, self._styling.fixed.empty_head, ())
        return RunningPart("header-first", True, Side.FIRST, False, (empty,), Relationships())

    def _first_foot(self) -> RunningPart:
        """Job line, barcode, recycling mark and QR code of the first page, as far as there are any; the status line."""
        mast, look, foot = self._document.masthead, self._language.look(), self._styling.house.foot
        relationships = Relationships()
        lines: list[Paragraph] = []
        pieces: list[Piece] = []
        if mast.barcode:
            pieces.append(self._picture(relationships, barcode_picture(mast.barcode), foot.barcode, mast.job_number))
        if mast.qr and foot.qr.width:
            pieces.append(self._picture(relationships, qr_picture(mast.qr), foot.qr, mast.qr))
        pieces += self._job_line(mast.job_number, mast.job_line)
        if mast.recycle and foot.recycle.width:
            pieces.append(self._picture(relationships, recycling_picture(), foot.recycling_mark, mast.recycle))
            words = self._paragraph("footer-first", 2, self._styling.of(Function.RECYCLE), (Run(look, mast.recycle),))
            lines.append(replace(words, frame=self._beside_the_mark()))
        lines.append(self._paragraph("footer-first", 0, self._styling.fixed.first_foot, tuple(pieces)))
        lines += self._status("footer-first")
        return RunningPart("footer-first", False, Side.FIRST, False, tuple(lines), relationships)

    def _job_line(self, number: str, line: str) -> Iterator[Piece]:
        """The job line: its number, which the other feet print too, a blank, and the rest of it."""
        look = self._language.for_words("").look()
        rest = line
        if number and line.startswith(number):
            rest = line.removeprefix(number)
            yield self._record.bound("job-number", number, look)
            blank = rest[: len(rest) - len(rest.lstrip())]
            yield Run(look, blank)
            rest = rest.lstrip()
        if rest:
            yield self._record.bound("job-line", rest, look)

    def _beside_the_mark(self) -> Frame:
        """The words end before the recycling mark, and begin behind two fifths of the line.

        The longest are Russian, of 190 points. Where they begin the job line has ended.
        """
        house = self._styling.house
        begin = house.page.margin_left + house.page.measure * 2 / 5
        top = self._styling.pages.top_of(house.foot.recycle_base, Function.RECYCLE)
        width = house.foot.recycling_mark.x - house.foot.recycle_gap - begin
        return Frame(
            twips(self._left(begin, width)), twips(top), twips(width), twips(house.of(Function.RECYCLE).leading)
        )

    def _picture(self, relationships: Relationships, data: bytes, box: Box, alt: str) -> Picture:
        """A picture at its place of the page."""
        relationship = relationships.picture(PNG, data)
        return Picture(
            self._registry.picture(), relationship, alt, alt, emu(box.width), emu(box.height),
            anchored=True, x=emu(self._left(box.x, box.width)), y=emu(box.y),
        )  # fmt: skip

    def _left(self, x: float, width: float) -> float:
        """The left edge on the sheet of what stands at ``x`` in the house.

        It moves with the text of a working copy, and is seen in a mirror where the document runs from right to left.
        """
        left = x - self._styling.pages.shift
        return self._styling.house.page.width - left - width if self._language.rtl else left

    def _status(self, name: str) -> tuple[Paragraph, ...]:
        line = self._document.status_line
        if not line:
            return ()
        pieces = (self._record.bound("status", line, self._language.look()),)
        return (self._paragraph(name, 1, self._styling.of(Function.STATUS), pieces),)


def _width(title: str) -> float:
    """About how wide a title is in the type of the heads."""
    return sum(_CHARACTER if east_asian_width(sign) in ("W", "F") else _LETTER for sign in title)
