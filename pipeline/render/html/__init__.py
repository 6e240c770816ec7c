"""The HTML page: accessible, self-contained, readable without style and printable without a network."""

from __future__ import annotations

from pipeline.document.model import Document
from pipeline.render.emblem import emblem_address
from pipeline.render.environment import environment
from pipeline.render.html.inline import InlineWriter
from pipeline.render.html.printer import Printer
from pipeline.render.request import Request
from pipeline.style import house_style


def rendered(request: Request) -> bytes:
    """The page as an output of the table of outputs."""
    return render_html(request.document).encode()


def render_html(document: Document) -> str:
    """The document as one HTML page."""
    return (
        environment()
        .get_template("html/page.html.j2")
        .render(
            document=document,
            mast=document.masthead,
            p=Printer(InlineWriter(document.language)),
            emblem=emblem_address(),
            faces=house_style(document.layout).faces,
        )
    )
