"""The pages of the PDF: HTML with the structure that its tags need, and the CSS of the house for it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document.model import Document
from pipeline.render.emblem import emblem_address
from pipeline.render.environment import environment
from pipeline.render.html.printer import Printer
from pipeline.render.pdf.attached import attached_files
from pipeline.render.pdf.css import stylesheet
from pipeline.render.pdf.frame import framed_notes, uncalled_notes
from pipeline.render.pdf.inline import PdfInlineWriter
from pipeline.render.pdf.metadata import pdf_metadata
from pipeline.render.pdf.pictures import barcode, qr
from pipeline.render.pdf.turned import turned_end
from pipeline.style import HouseStyle

__all__ = ["PdfPages", "attached_files", "pdf_metadata", "render_pdf_html"]


@dataclass(frozen=True, slots=True)
class PdfPages:
    """What is laid out: the HTML, and the stylesheet for it."""

    html: str
    css: str


def render_pdf_html(document: Document, style: HouseStyle) -> PdfPages:
    """The document in the layout ``style``, ready for ``pipeline.weasy.lay_out``."""
    framed = framed_notes(document, style)
    last = turned_end(document)
    mast = document.masthead
    inline = PdfInlineWriter(frozenset(note.id for note in framed))
    html = (
        environment()
        .get_template("pdf/page.html.j2")
        .render(
            document=document,
            mast=mast,
            p=Printer(inline, document.outline, "pdf", last),
            emblem=emblem_address(),
            framed=framed,
            uncalled=uncalled_notes(document),
            sideways=last is not None,
            barcode=barcode(mast.barcode, style.foot.barcode),
            qr=qr(mast.qr) if style.switches.qr else "",
            recycle=mast.recycle if style.switches.recycle and mast.qr else "",
        )
    )
    return PdfPages(html, stylesheet(document, style, framed, html))
