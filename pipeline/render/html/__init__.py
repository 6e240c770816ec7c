"""The HTML page: accessible, self-contained, readable without style and printable without a network."""

from __future__ import annotations

from pipeline.document.contents import page_contents
from pipeline.document.model import Document
from pipeline.options import Options
from pipeline.render.emblem import emblem_address
from pipeline.render.environment import environment
from pipeline.render.html.inline import InlineWriter
from pipeline.render.html.neighbours import neighbours
from pipeline.render.html.printer import Printer
from pipeline.render.request import Request
from pipeline.style.load import house_style
from pipeline.words import words

_OPTIONS = Options()


def rendered(request: Request) -> bytes:
    """The page as an output of the table of outputs."""
    return render_html(request.document, request.name, request.options).encode()


def render_html(document: Document, name: str = "", options: Options = _OPTIONS) -> str:
    """The document as one HTML page; of one that has a ``name``, with links to what lies beside it."""
    own = words(document.language.code)
    return (
        environment()
        .get_template("html/page.html.j2")
        .render(
            document=document,
            mast=document.masthead,
            p=Printer(InlineWriter(document.language), permalink=own.page["permalink"]),
            contents=page_contents(document),
            neighbours=neighbours(name, document.language.code, options),
            words=own,
            emblem=emblem_address(),
            faces=house_style(document.layout).faces,
        )
    )
