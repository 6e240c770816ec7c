"""The marks at the foot of the first page as pictures: the Code 39 barcode, the QR code, the recycling mark."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from struct import pack
from zlib import compress, crc32

from pipeline.resources import templates
from pipeline.style import Box

PNG = "image/png"
_MODULE = 4  # pixels for each module of the barcode
_QUIET = "*"  # start and stop sign, which the maker of the code adds itself


def barcode_picture(text: str) -> bytes:
    """The Code 39 barcode of ``text`` as a PNG of one row of pixels, which Word stretches to its height."""
    from barcode import Code39  # noqa: PLC0415 - only for documents that have a job number

    modules = Code39(text.strip(_QUIET), add_checksum=False).build()[0]
    return one_row("".join(module * _MODULE for module in modules))


def qr_picture(address: str) -> bytes:
    """The QR code of ``address`` as a PNG without a border: the style's box is that of the code itself."""
    import segno  # noqa: PLC0415 - only for layouts that have the code

    out = BytesIO()
    segno.make_qr(address, error="m").save(out, kind="png", scale=8, border=0)
    return out.getvalue()


def recycling_picture() -> bytes:
    """The recycling mark, as the PDF has it, as a PNG."""
    return (templates() / "docx" / "recycle.png").read_bytes()


def recycling_mark(box: Box) -> Box:
    """Where the mark stands: at the end of the box that it shares with its words, a point smaller than that is high."""
    side = box.height - 1
    return replace(box, x=box.x + box.width - side, y=box.y + 0.5, width=side, height=side)


def one_row(modules: str) -> bytes:
    """A black-and-white PNG one pixel high (ISO/IEC 15948): ``1`` is black."""
    padded = modules.ljust(-(-len(modules) // 8) * 8, "0")
    bits = bytes(255 - int(padded[start : start + 8], 2) for start in range(0, len(padded), 8))
    header = pack(">IIBBBBB", len(modules), 1, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data) for kind, data in ((b"IHDR", header), (b"IDAT", compress(b"\0" + bits, 9)), (b"IEND", b""))
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))
