"""The two codes of the first page as rows of modules, dark or light, and as pictures of these."""

from __future__ import annotations

from importlib import import_module
from struct import pack
from typing import Any
from zlib import compress, crc32

PNG = "image/png"
Rows = tuple[tuple[bool, ...], ...]

_START_AND_STOP = "*"  # signs of Code 39 that the job number is written with, and its maker adds by itself


def barcode_rows(text: str) -> Rows:
    """``text`` in Code 39 (ISO/IEC 16388), without a check character, as a single row."""
    code39: Any = import_module("barcode.codex").Code39  # loaded only for the document that has a job number
    modules: str = code39(text.strip(_START_AND_STOP), add_checksum=False).build()[0]
    return (tuple(module == "1" for module in modules),)


def qr_rows(address: str) -> Rows:
    """``address`` as a QR code (ISO/IEC 18004) without a quiet zone.

    The level of correction is L, raised where that needs no larger code: those of the issued documents have the 25
    modules a side that an address has at this level.
    """
    segno: Any = import_module("segno")
    return tuple(tuple(bool(module) for module in row) for row in segno.make_qr(address, error="l").matrix)


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
