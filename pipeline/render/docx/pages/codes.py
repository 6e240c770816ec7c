"""The marks at the foot of the first page as pictures: the Code 39 barcode, the QR code, the recycling mark."""

from __future__ import annotations

from pipeline.render.codes import barcode_rows, picture, qr_rows
from pipeline.resources import templates


def barcode_picture(text: str) -> bytes:
    """The Code 39 barcode of ``text`` as a PNG of one row, which Word stretches to its height."""
    return picture(barcode_rows(text), 4)


def qr_picture(address: str) -> bytes:
    """The QR code of ``address`` as a PNG without a border: the style's box is that of the code itself."""
    return picture(qr_rows(address), 8)


def recycling_picture() -> bytes:
    """The recycling mark, as the PDF has it, as a PNG."""
    return (templates() / "docx" / "recycle.png").read_bytes()
