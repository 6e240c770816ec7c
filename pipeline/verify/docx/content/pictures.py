"""Compares the pictures: emblem and figures, and the marks at the foot of the first page; each with its words."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document.blocks import Figure
from pipeline.document.model import Document
from pipeline.document.tree import every_block
from pipeline.errors import Fault
from pipeline.ooxml.opened import Opened, R, W
from pipeline.style.load import house_style
from pipeline.verify.expected.form import Form
from pipeline.verify.lines import short, told_of

_fault = told_of("MH647", "docx")
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_Drawn = tuple[str, bytes]  # the words for those who do not see it; a figure's own bytes


def picture_faults(document: Document, opened: Opened, form: Form) -> Iterator[Fault]:
    """MH647: a picture that is missing, another one, hidden, or without its words."""
    mast, foot = document.masthead, house_style(document.layout).foot
    text: list[_Drawn] = [(mast.emblem_alt, b"")] if form.masthead else []
    text += [(block.alt, block.data) for block in every_block(document.letter) if isinstance(block, Figure)]
    yield from _compared("the text", text, opened, opened.main)
    marks: list[_Drawn] = [(mast.job_number, b"")] if mast.barcode else []
    marks += [(mast.qr, b"")] if mast.qr and foot.qr.width else []
    marks += [(mast.recycle, b"")] if mast.recycle and foot.recycle.width else []
    feet = [related.target for related in opened.related(opened.main) if related.kind == "footer"]
    first = [name for name in feet if opened.part(name).find(f".//{W}drawing") is not None]
    if form.masthead and marks and len(first) != 1:
        yield _fault(f"{len(first)} feet with pictures", "one, that of the first page")
    for name in first:
        yield from _compared("the foot", marks if form.masthead else [], opened, name)


def _compared(where: str, needed: list[_Drawn], opened: Opened, part: str) -> Iterator[Fault]:
    found = list(opened.part(part).iter(f"{W}drawing"))
    if len(found) != len(needed):
        yield _fault(f"{len(found)} pictures in {where}", f"{len(needed)}")
        return
    targets = {related.id: related.target for related in opened.related(part)}
    for (words, data), node in zip(needed, found, strict=True):
        properties = node.find(f"*/{_WP}docPr")
        alt = "" if properties is None else properties.get("descr", "")
        if alt != words:
            yield _fault(f"a picture in {where} has the words “{short(alt)}”", f"“{short(words)}”")
        if properties is not None and properties.get("hidden", "0") in ("1", "true"):
            yield _fault(f"the picture “{short(words)}” is hidden", "one that is seen")
        blip = node.find(f".//{_BLIP}")
        had = opened.blob("" if blip is None else targets.get(blip.get(f"{R}embed", ""), ""))
        if not had or (data and had != data):
            yield _fault(f"the picture “{short(words)}” is another one", "that of the source")
