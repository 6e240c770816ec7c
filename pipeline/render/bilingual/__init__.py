"""The reviser's aid: two language versions in two columns, as a page of HTML and as a PDF. It is no document."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.document.model import Document
from pipeline.fonts import private_fontconfig, require_fonts, user_cache
from pipeline.render.bilingual.pairs import paired
from pipeline.render.environment import environment
from pipeline.render.html.inline import InlineWriter
from pipeline.render.pdf.metadata import pdf_metadata
from pipeline.style.load import house_style
from pipeline.weasy import Profile, lay_out, write_pdf
from pipeline.words import words


def bilingual_html(one: Document, other: Document, *, on_screen: bool = True) -> str:
    """The page: a row for each block, with what the aid is on every page; ``on_screen``, light or dark as it is set."""
    versions = (one, other)
    writers: dict[str, InlineWriter] = {}
    return (
        environment()
        .get_template("html/bilingual.html.j2")
        .render(
            versions=versions,
            title=f"{one.title} · {other.title}",
            rows=paired(one, other),
            write=lambda language, content: writers.setdefault(language.code, InlineWriter(language)).write(content),
            aid=" · ".join(words(document.language.code).note["aid"] for document in versions),
            faces=house_style(one.layout).faces,
            on_screen=on_screen,
        )
    )


def bilingual_pdf(one: Document, other: Document) -> bytes:
    """The same on pages. Raises ``MastheadError`` as ``lay_out`` does."""
    require_fonts()
    laid = lay_out(bilingual_html(one, other, on_screen=False), "", fontconfig=private_fontconfig(user_cache()))
    metadata = replace(pdf_metadata(one), title=f"{one.title} · {other.title}", identifier="", symbol="")
    return write_pdf(laid, profile=Profile.A3_UA1, metadata=metadata)
