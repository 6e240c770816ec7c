"""The pages of the PDF: HTML with the structure that its tags need, and the CSS of the house for it."""

from __future__ import annotations

from pipeline.document.model import Document
from pipeline.pages.drafts import Draft
from pipeline.render.emblem import emblem_address
from pipeline.render.environment import environment
from pipeline.render.frame import Framing, framings, uncalled_notes
from pipeline.render.html.printer import Printer
from pipeline.render.pdf.attached import attached_files
from pipeline.render.pdf.css import stylesheet
from pipeline.render.pdf.inline import PdfInlineWriter
from pipeline.render.pdf.metadata import pdf_metadata
from pipeline.render.pdf.pictures import barcode, qr, recycling
from pipeline.render.pdf.tables import table_spots
from pipeline.render.turned import table_at_end, turned_end
from pipeline.style.model import HouseStyle

__all__ = ["TEMPLATE", "attached_files", "pdf_drafts", "pdf_metadata", "render_pdf_html"]

TEMPLATE = "pdf/page.html.j2"


def pdf_drafts(document: Document, style: HouseStyle) -> tuple[Draft, ...]:
    """The document in the layout ``style``, ready for the layout; more than one where only the layout can tell.

    Which notes stand in the frame of the first page depends on what is called there.
    """
    return tuple(_draft(document, style, framing) for framing in framings(document, style))


def render_pdf_html(document: Document, style: HouseStyle) -> Draft:
    """The first of the drafts."""
    return _draft(document, style, framings(document, style)[0])


def _draft(document: Document, style: HouseStyle, framing: Framing) -> Draft:
    framed = framing.notes
    last, table = turned_end(document), table_at_end(document)
    mast = document.masthead
    ids = frozenset(note.id for note in framed)
    inline = PdfInlineWriter(document.language, ids, framing.first, frames=style.switches.framed_note)
    html = (
        environment()
        .get_template(TEMPLATE)
        .render(
            document=document,
            mast=mast,
            p=Printer(inline, document.outline, "pdf", last),
            emblem=emblem_address(),
            framed=[(note, *framing.spoken.get(note.id, ("", ""))) for note in framed],
            uncalled=uncalled_notes(document),
            sideways=last is not None,
            noted=table is not None and bool(table.under or table.notes),
            rule=style.end_rule,
            barcode=barcode(mast.barcode, style.foot.barcode),
            qr=qr(mast.qr) if style.switches.qr else "",
            recycle=mast.recycle if style.switches.recycle and mast.qr else "",
            recycling=recycling(document.language.direction),
        )
    )
    return Draft(html, stylesheet(document, style, framed, html), framing.first, table_spots(document), inline.places)
