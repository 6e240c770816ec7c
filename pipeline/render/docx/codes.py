"""The marks at the foot of the first page as pictures: the Code 39 barcode, the QR code, the recycling mark."""

from __future__ import annotations

from struct import pack
from zlib import compress, crc32

from pipeline.render.codes import Rows, barcode_rows, qr_rows
from pipeline.resources import templates

PNG = "image/png"


def barcode_picture(text: str) -> bytes:
    """The Code 39 barcode of ``text`` as a PNG of one row, which Word stretches to its height."""
    return picture(barcode_rows(text), 4)


def qr_picture(address: str) -> bytes:
    """The QR code of ``address`` as a PNG without a border: the style's box is that of the code itself."""
    return picture(qr_rows(address), 8)


def recycling_picture() -> bytes:
    """The recycling mark, as the PDF has it, as a PNG."""
    return (templates() / "docx" / "recycle.png").read_bytes()


def picture(rows: Rows, scale: int) -> bytes:
    """A black-and-white PNG (ISO/IEC 15948): modules ``scale`` pixels wide, and as high if there are several rows."""
    high = scale if len(rows) > 1 else 1
    lines = b"".join(_line(row, scale) * high for row in rows)
    header = pack(">IIBBBBB", len(rows[0]) * scale, len(rows) * high, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _line(row: tuple[bool, ...], scale: int) -> bytes:
    """A line of pixels, eight to the byte, without a filter (0); black is 0."""
    bits = "".join(("0" if dark else "1") * scale for dark in row)
    padded = bits.ljust(-(-len(bits) // 8) * 8, "1")
    return b"\0" + bytes(int(padded[start : start + 8], 2) for start in range(0, len(padded), 8))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))
