"""Compares the pictures: emblem and figures, and the marks at the foot of the first page; each with its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.document.blocks import Figure
from pipeline.document.model import Document
from pipeline.document.tree import every_block
from pipeline.errors import Fault, Place
from pipeline.style import Box, HouseStyle
from pipeline.verify.compare import MEND, shown
from pipeline.verify.docx.form import Form
from pipeline.verify.docx.opened import Opened, R, Unreadable, W

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_OTHER = (f"{W}pict", f"{W}object")  # as watermarks are
_DRAWN = (f"{W}drawing", *_OTHER)
_WITHOUT = frozenset({"header", "footnotes", "endnotes"})
_EMU = 12700  # to the point
_NEAR = 0.5  # points
_STRETCHED = 0.01  # of the proportion of width to height


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture that must be there: its words for those who do not see it, a figure with its pixels, or its place."""

    alt: str
    figure: Figure | None = None
    box: Box | None = None


def picture_faults(document: Document, house: HouseStyle, opened: Opened, form: Form) -> Iterator[Fault]:
    """MH647: a picture that is missing, another one, stretched, elsewhere, or without its words."""
    mast, foot, masthead = document.masthead, house.foot, form.masthead
    rtl = document.language.direction == "rtl"
    shift = house.working.shift if form.review else 0.0

    def placed(box: Box) -> Box:
        """The place on the page, moved with the column, and mirrored where the document runs from right to left."""
        x = box.x - shift
        return replace(box, x=house.page.width - x - box.width if rtl else x)

    text = [Drawn(mast.emblem_alt)] if masthead else []
    text += [Drawn(block.alt, block) for block in every_block(document.letter) if isinstance(block, Figure)]
    yield from _compared("the text", text, opened, opened.main)
    marks = [Drawn(mast.job_number, box=placed(foot.barcode))] if mast.barcode else []
    marks += [Drawn(mast.qr, box=placed(foot.qr))] if mast.qr and foot.qr.width else []
    marks += [Drawn(mast.recycle, box=placed(foot.recycling_mark))] if mast.recycle and foot.recycle.width else []
    feet = [related.target for related in opened.related(opened.main) if related.kind == "footer"]
    first = [name for name in feet if opened.part(name).find(f".//{W}drawing") is not None]
    if masthead and marks and len(first) != 1:
        yield _fault(f"{len(first)} feet with pictures", "one, that of the first page")
    for name in first:
        yield from _compared("the foot", marks if masthead else [], opened, name)
    for name in (related.target for related in opened.related(opened.main) if related.kind in _WITHOUT):
        if any(True for _ in opened.part(name).iter(*_DRAWN)):
            yield _fault(f"a picture in the part {name}", "none")
    for name in (opened.main, *feet):
        if any(True for _ in opened.part(name).iter(*_OTHER)):
            yield _fault(f"a drawing of another kind in the part {name}", "none")


def _compared(where: str, wanted: list[Drawn], opened: Opened, part: str) -> Iterator[Fault]:
    found = list(opened.part(part).iter(f"{W}drawing"))
    if len(found) != len(wanted):
        yield _fault(f"{len(found)} pictures in {where}", f"{len(wanted)}")
        return
    targets = {related.id: related.target for related in opened.related(part)}
    for drawn, node in zip(wanted, found, strict=True):
        properties = node.find(f"*/{_WP}docPr")
        alt = "" if properties is None else properties.get("descr", "")
        if alt != drawn.alt:
            yield _fault(f"a picture in {where} has the words “{shown(alt)}”", f"“{shown(drawn.alt)}”")
        if properties is not None and properties.get("hidden", "0") in ("1", "true"):
            yield _fault(f"the picture “{shown(drawn.alt)}” is hidden", "one that is seen")
        blip = node.find(f".//{_BLIP}")
        data = _data(opened, "" if blip is None else targets.get(blip.get(f"{R}embed", ""), ""))
        if not data or (drawn.figure is not None and data != drawn.figure.data):
            yield _fault(f"the picture “{shown(drawn.alt)}” is another one", "that of the source")
        yield from _proportion(drawn, node)
        yield from _place(drawn, node)


def _proportion(drawn: Drawn, node: etree._Element) -> Iterator[Fault]:
    figure, extent = drawn.figure, node.find(f"*/{_WP}extent")
    width, height = (int((extent.get(side) if extent is not None else None) or 0) for side in ("cx", "cy"))
    if not width or not height:
        yield _fault(f"the picture “{shown(drawn.alt)}” has no size", "one with a width and a height")
    elif figure is not None and abs(width * figure.height / (height * figure.width or 1) - 1) > _STRETCHED:
        yield _fault(f"the picture “{shown(drawn.alt)}” is stretched", f"{figure.width} by {figure.height}")


def _place(drawn: Drawn, node: etree._Element) -> Iterator[Fault]:
    """A picture that has a place on the page stands there, as large as the house has it."""
    if drawn.box is None:
        return
    box, extent = drawn.box, node.find(f"*/{_WP}extent")
    had = [float(node.findtext(f"*/{_WP}position{axis}/{_WP}posOffset") or -1) / _EMU for axis in "HV"]
    had += [float((extent.get(side) if extent is not None else None) or 0) / _EMU for side in ("cx", "cy")]
    wanted = (box.x, box.y, box.width, box.height)
    if any(abs(one - other) > _NEAR for one, other in zip(had, wanted, strict=True)):
        where = ", ".join(f"{each:.1f}" for each in had)
        yield _fault(f"the picture “{shown(drawn.alt)}” stands in {where} pt", ", ".join(f"{e:g}" for e in wanted))


def _data(opened: Opened, name: str) -> bytes:
    try:
        return opened.blob(name)
    except Unreadable:
        return b""


def _fault(wrong: str, expected: str) -> Fault:
    return Fault("MH647", Place("docx"), wrong, expected, MEND)
