"""Measures where running heads and feet stand, and where the text begins under a head. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from pipeline.style import Function, HouseStyle
from pipeline.verify.docx.opened import W
from pipeline.verify.docx.places import ABOVE_BASE, Measured
from pipeline.verify.docx.sections import Section
from pipeline.verify.docx.shown import Shown

_NEAR = 0.5  # less than anybody sees, more than twips are rounded


def head_places(house: HouseStyle, lines: Sequence[Shown], section: Section) -> Iterator[Measured]:
    """The last line of the head stands on the house's base; the rule under it pushes the text down to its place.

    On a page on its side the text begins at the left margin of an upright one, and the head is as much higher.
    """
    running, body = house.running, house.of(Function.BODY)
    top = section.margins.get("header", 0) / 20
    base, after, style = 0.0, 0.0, ""
    rise = house.page.first_base - ABOVE_BASE * body.leading - house.page.margin_left if section.landscape else 0.0
    for line in lines:
        close = line.style == style and bool(line.look.properties.get("contextualSpacing"))
        top += 0.0 if close else max(after, _of(line, "before"))
        base = top + ABOVE_BASE * _of(line, "line")
        top, after, style = top + _of(line, "line"), _of(line, "after"), line.style
    if lines:
        text = running.rule.y + running.rule.thickness + after + ABOVE_BASE * body.leading
        yield from _parted("the symbol stands", base, running.symbol_base - rise)
        yield from _parted("the text under it begins", text, house.page.first_base)


def foot_places(house: HouseStyle, section: Section, lines: Sequence[Shown]) -> Iterator[Measured]:
    """The line of the page number, counted from the foot of the page."""
    height, foot = section.height / 20, section.margins.get("footer", 0) / 20
    bottom, before = height - foot, 0.0
    for line in reversed(lines):
        bottom -= max(before, _of(line, "after"))
        base = bottom - (1 - ABOVE_BASE) * _of(line, "line")
        bottom, before = bottom - _of(line, "line"), _of(line, "before")
        if line is lines[0]:
            yield from _parted("the page number stands", height - base, house.page.height - house.running.page_base)


def first_foot_places(house: HouseStyle, section: Section, lines: Sequence[Shown]) -> Iterator[Measured]:
    """The job line, counted from the foot of the page, and the text above it, which ends no earlier than in the house.

    What stands in a frame is beside it.
    """
    height, foot = section.height / 20, section.margins.get("footer", 0) / 20
    end = house.page.last_base_first_page + (1 - ABOVE_BASE) * house.of(Function.BODY).leading
    text = [line for line in lines if "framePr" not in line.look.properties]
    bottom, before = height - foot, 0.0
    for line in reversed(text):
        bottom -= max(before, _of(line, "after"))
        base = bottom - (1 - ABOVE_BASE) * _of(line, "line")
        bottom, before = bottom - _of(line, "line"), _of(line, "before")
        if line is text[0]:
            yield from _parted("the job line stands", base, house.foot.job_base)
            yield from _parted("the text above it ends", min(bottom - before, end), end)


def recycle_places(house: HouseStyle, lines: Sequence[Shown], *, rtl: bool, shift: float) -> Iterator[Measured]:
    """The words in a frame end right before the recycling mark, and stand on their base; ``shift``: of the column."""
    foot, page = house.foot, house.page
    for line in lines:
        said = line.look.properties.get("framePr")
        if said is None:
            continue
        frame = etree.fromstring(str(said))
        x, y, width, height = (int(frame.get(f"{W}{name}", 0)) / 20 for name in ("x", "y", "w", "h"))
        end = page.width - x if rtl else x + width
        room = house.page.measure / 2  # long words, too, leave the job line alone
        yield from _parted(
            "the words before the recycling mark end", end, foot.recycling_mark.x - foot.recycle_gap - shift
        )
        yield from _parted("the room of these words begins", end - width, page.margin_left + room - shift)
        yield from _parted("these words stand", y + ABOVE_BASE * height, foot.recycle_base)
        at = {name: frame.get(f"{W}{name}", "") for name in ("vAnchor", "hAnchor", "hRule", "xAlign", "yAlign")}
        if at != {"vAnchor": "page", "hAnchor": "page", "hRule": "exact", "xAlign": "", "yAlign": ""}:
            yield "these words stand", -1.0, foot.recycle_base


def _parted(name: str, had: float, wanted: float) -> Iterator[Measured]:
    if abs(had - wanted) > _NEAR:
        yield name, had, wanted


def _of(line: Shown, name: str) -> float:
    return int(line.look.properties.get(name, 0)) / 20
