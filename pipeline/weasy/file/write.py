"""What makes WeasyPrint's PDF keep PDF/A and PDF/UA at once: one module for each matter.

WeasyPrint lays out and paints. While it writes, its painter notes where each run of marked content begins (``marks``),
and in place of its own tag tree (one element per box and page) stands ours (``tree``): one structure element for each
element of the HTML, however many pages and boxes it spans. Just before the file is written, ``finish`` adds the XMP
packet, the attached files and what the second profile asks for. WeasyPrint itself stays as it was for anyone else.
"""

from __future__ import annotations

from typing import Any

import weasyprint.pdf

from pipeline.weasy.content import glyphs
from pipeline.weasy.file import attachments, destinations, pictures, writing, xmp
from pipeline.weasy.metadata import Attached, Metadata, Profile
from pipeline.weasy.patches import When, in_force
from pipeline.weasy.tags import links, tree

_VARIANTS = {Profile.A3_UA1: "pdf/a-3a", Profile.A4F_UA2: "pdf/a-4f"}
_stock_fonts: Any = weasyprint.pdf.build_fonts_dictionary


def write(document: Any, profile: Profile, metadata: Metadata, attached: tuple[Attached, ...]) -> bytes:
    """The PDF of a laid-out document. Raises ``MastheadError`` (MH305) where it cannot be tagged properly."""
    document = document.copy()
    document.metadata = xmp.info(metadata)
    written: list[writing.Written] = []

    def add_tags(pdf: Any, document: Any, _version: str, streams: list[Any]) -> None:
        root, dropped = tree.build(document.pages, streams)
        links.drop(pdf, dropped)
        written.append(writing.write(pdf, document.pages, root, profile, metadata.language))

    def write_fonts(pdf: Any, fonts: Any, *args: Any) -> Any:
        glyphs.settle(fonts.values())
        return _stock_fonts(pdf, fonts, *args)

    def finish(document: Any, pdf: Any) -> None:
        xmp.replace(pdf, profile, metadata, files=bool(attached))
        pictures.forbid_interpolation(pdf)
        attachments.embed(pdf, attached, metadata.created)
        if profile is Profile.A4F_UA2:
            destinations.make_structural(pdf, document.pages, written[0])

    with in_force(When.WRITING, add_tags=add_tags, build_fonts_dictionary=write_fonts):
        result = document.write_pdf(pdf_variant=_VARIANTS[profile], pdf_tags=True, finisher=finish)
    return bytes(result)
