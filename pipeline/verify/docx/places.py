"""Measures where the masthead stands on the page, and compares with the landmarks of the house.

Word sets a line of exact height with four fifths above its base. A cell begins with the space before its first
paragraph; one that is aligned to its foot ends with the space after its last. Lengths in points from the upper edge of
the page, or from its side.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from lxml import etree

from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.style import HouseStyle
from pipeline.verify.compare import MEND
from pipeline.verify.docx.cascade import Cascade
from pipeline.verify.docx.measures import Properties
from pipeline.verify.docx.opened import W, value
from pipeline.verify.docx.sections import Section

ABOVE_BASE = 0.8  # share of a line of exact height
_NEAR = 0.5  # points: less than anybody sees, more than twips are rounded
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EMU = 12700  # to the point
Measured = tuple[str, float, float]


def masthead_place_faults(
    document: Document, house: HouseStyle, cascade: Cascade, body: etree._Element, section: Section
) -> Iterator[Fault]:
    """MH649: a part of the masthead that stands elsewhere."""
    found = body.find(f"{W}tbl")
    rows = [] if found is None else found.findall(f"{W}tr")
    if found is None or len(rows) < 2:
        yield Fault("MH649", Place("docx"), "the masthead is no table of rows", "one", MEND)
        return
    above = list(itertools.takewhile(lambda node: node is not found, body))
    top = section.margins.get("top", 0) / 20 + sum(_height(cascade.paragraph(node, "")[1].properties) for node in above)
    measured = (
        *_names(house, cascade, rows[0], top),
        *_organs(document, house, cascade, rows[1]),
        *_left(document, house, cascade, found, rows),
        *_sides(house, found, rows[1]),
    )
    for name, had, wanted in measured:
        if abs(had - wanted) > _NEAR:
            yield Fault("MH649", Place("docx"), f"{name} at {had:.1f} pt", f"{wanted:g} pt", MEND)


def _names(house: HouseStyle, cascade: Cascade, row: etree._Element, top: float) -> Iterator[Measured]:
    """The upper row ends with its rule, and the name and the symbol stand on it."""
    mast = house.masthead
    yield "the upper rule of the masthead stands", top + _exact(row), mast.rule_upper.y
    cells = row.findall(f"{W}tc")
    for name, cell, wanted in (("name", cells[0], mast.name_base), ("symbol", cells[-1], mast.symbol_base)):
        last = _looks(cascade, cell)[-1]
        base = mast.rule_upper.y - (_of(last, "after") + (1 - ABOVE_BASE) * _of(last, "line"))
        yield f"the {name} of the masthead stands", base, wanted


def _organs(document: Document, house: HouseStyle, cascade: Cascade, row: etree._Element) -> Iterator[Measured]:
    """The lower row ends with its rule; under the upper one stand emblem, organs and the right column."""
    mast, cells = house.masthead, row.findall(f"{W}tc")
    yield "the lower rule of the masthead stands", mast.rule_upper.y + _exact(row), mast.rule_lower.y
    emblem, organs, right = (_looks(cascade, cell) for cell in cells[:3])
    yield "the emblem stands", mast.rule_upper.y + _of(emblem[0], "before"), mast.emblem.y
    extent = cells[0].find(f".//{_WP}extent")
    if extent is not None:
        yield "the emblem has its width", int(extent.get("cx", "0")) / _EMU, mast.emblem.width
        yield "the emblem has its height", int(extent.get("cy", "0")) / _EMU, mast.emblem.height
    if document.masthead.organs:
        first = next(_bases(organs, mast.rule_upper.y))
        yield "the first organ of the masthead stands", first, mast.organ_base
    for number, (had, wanted) in enumerate(zip(_bases(right, mast.rule_upper.y), mast.right_bases, strict=False), 1):
        yield f"line {number} of the right column stands", had, wanted


def _left(
    document: Document, house: HouseStyle, cascade: Cascade, table: etree._Element, rows: Sequence[etree._Element]
) -> Iterator[Measured]:
    """The left block begins under the lower rule: in a third row where there are two, else after the table."""
    blocks = [column for column in document.masthead.left if column]
    if not blocks:
        return
    mast = house.masthead
    below = mast.rule_lower.y + mast.rule_lower.thickness
    if len(blocks) == 1:
        following = table.getnext()
        starts = [] if following is None else [[cascade.paragraph(following, "")[1].properties]]
    else:
        starts = [_looks(cascade, cell) for row in rows[2:3] for cell in row.findall(f"{W}tc")]
    for looks in starts:
        yield "the left block of the masthead begins", next(_bases(looks, below)), mast.left_base


def _sides(house: HouseStyle, table: etree._Element, row: etree._Element) -> Iterator[Measured]:
    """The cells begin at the house's places."""
    mast, indent = house.masthead, table.find(f"{W}tblPr/{W}tblInd")
    edge = house.page.margin_left + (0 if indent is None else int(indent.get(f"{W}w", "0")) / 20)
    for cell, (name, wanted) in zip(
        row.findall(f"{W}tc"),
        (("organs begin", mast.organ_x), ("right column begins", mast.right_x), ("masthead ends", mast.rule_upper.x1)),
        strict=False,
    ):
        width = cell.find(f"{W}tcPr/{W}tcW")
        edge += 0 if width is None else int(width.get(f"{W}w", "0")) / 20
        yield f"the {name}", edge, wanted


def _bases(looks: Sequence[Properties], top: float) -> Iterator[float]:
    """The bases of lines under each other, of which the larger space counts (17.3.1.33)."""
    after = 0.0
    for look in looks:
        top += max(after, _of(look, "before"))
        yield top + ABOVE_BASE * _of(look, "line")
        top, after = top + _of(look, "line"), _of(look, "after")


def _looks(cascade: Cascade, cell: etree._Element) -> list[Properties]:
    return [cascade.paragraph(node, "")[1].properties for node in cell.iterfind(f"{W}p")] or [{}]


def _exact(row: etree._Element) -> float:
    """The exact height of a row; none where it is left to what stands in it."""
    height = row.find(f"{W}trPr/{W}trHeight")
    exact = height is not None and height.get(f"{W}hRule") == "exact"
    return int(value(height, "0")) / 20 if exact else 0.0


def _height(look: Properties) -> float:
    return _of(look, "before") + _of(look, "line") + _of(look, "after")


def _of(look: Properties, name: str) -> float:
    return int(look.get(name, 0)) / 20
