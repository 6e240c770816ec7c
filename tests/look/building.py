"""Builds the PDF of a source for the tests of look, and reads its pages back."""

from __future__ import annotations

from pathlib import Path

from look.page_lines import Pages, read

from pipeline.document.model import Document
from pipeline.fonts import private_fontconfig, user_cache
from pipeline.pages.drafts import lay_out_drafts
from pipeline.render.pdf import pdf_drafts, pdf_metadata
from pipeline.resolve.document import resolve
from pipeline.source.load import load
from pipeline.style.load import document_style
from pipeline.weasy import Profile, write_pdf
from pipeline.xmlio.parse import parse

_HEAD = """<document xmlns="urn:masthead:source:1" xml:lang="{lang}" status="issued" layout="{layout}">
<masthead><issue organ="general-assembly" session="79"><symbol>A/79/9904</symbol></issue>
<issued when="2025-05-06"/><original in="en"/><job state="unassigned"/></masthead>
<letter kind="letter"><title><kind>Letter</kind> dated <date when="2025-05-05">5 May 2025</date> from
the <sender>Permanent Representative of Ruritania to the United Nations</sender> addressed to
the <addressee>President of the General Assembly</addressee></title>
<body>{letter}</body>{closing}</letter>{attached}</document>"""


def source(
    *, attached: str = "", letter: str = "", closing: str = "", layout: str = "new-york", lang: str = "en"
) -> bytes:
    """A source with these parts; a letter of one paragraph where none is given."""
    body = letter or "<paragraph>Alpha.</paragraph>"
    return _HEAD.format(lang=lang, layout=layout, letter=body, closing=closing, attached=attached).encode()


def document_of(data: bytes, layout: str = "") -> Document:
    """The Resolved document of a source."""
    return resolve(load(parse("source.xml", data)), Path(), layout=layout)


def build(document: Document, folder: Path, name: str) -> Pages:
    """The pages of the document's PDF, which is left in ``folder``."""
    laid = lay_out_drafts(pdf_drafts(document, document_style(document)), private_fontconfig(user_cache()))
    out = folder / f"{name}.pdf"
    out.write_bytes(write_pdf(laid, profile=Profile.A3_UA1, metadata=pdf_metadata(document)))
    return read(str(out))
