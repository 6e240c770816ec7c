"""Reads the pictures that a source names: only from its own folder, bounded, and of a known kind."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from struct import unpack
from zlib import crc32

from pipeline.errors import Fault, MastheadError, Place

MAX_PICTURE = 20 * 1024 * 1024
MAX_PIXELS = 80_000_000  # an A4 page at 900 dots an inch; beyond, Pillow warns of decompression bombs
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # ISO/IEC 10918-1, table B.1: start of frame


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes, media type, and size in pixels."""

    data: bytes
    mime: str
    width: int
    height: int


def picture(folder: Path, name: str, place: Place) -> Picture:
    """The picture of that name in the source's folder.

    Raises ``MastheadError``: MH161 a name that leaves the folder, MH162 a file that cannot be read or is too large,
    MH163 a file that is neither PNG nor JPEG, or is cut off.
    """
    path = folder / name
    if Path(name).is_absolute() or not path.resolve().is_relative_to(folder.resolve()):
        raise _error(
            "MH161",
            place,
            f"the picture “{name}” lies outside the source's folder",
            "a file in the folder of the source",
            "copy the picture there and name it without a path",
        )
    try:
        if path.stat().st_size > MAX_PICTURE:
            raise _error("MH162", place, f"the picture “{name}” is larger than 20 MB", "at most 20 MB", "reduce it")
        data = path.read_bytes()
    except OSError as error:
        raise _error(
            "MH162",
            place,
            f"the picture “{name}” cannot be read ({error.strerror or error})",
            "a file in the folder of the source",
            "check its name",
        ) from None
    size = _png_size(data) or _jpeg_size(data)
    if size is None:
        raise _error(
            "MH163",
            place,
            f"the picture “{name}” is neither PNG nor JPEG",
            "a PNG or JPEG file",
            "save the picture as PNG",
        )
    width, height = size
    if not width or not height or not _whole(data):
        raise _error(
            "MH163", place, f"the picture “{name}” is damaged or cut off", "a whole PNG or JPEG file", "save it again"
        )
    if width * height > MAX_PIXELS:
        wrong, expected = f"the picture “{name}” has {width} by {height} pixels", f"at most {MAX_PIXELS:,} in all"
        raise _error("MH162", place, wrong, expected, "reduce it")
    return Picture(data, "image/png" if data.startswith(_PNG) else "image/jpeg", width, height)


def _error(code: str, place: Place, wrong: str, expected: str, mend: str) -> MastheadError:
    return MastheadError([Fault(code, place, wrong, expected, mend)])


def _whole(data: bytes) -> bool:
    """Whether the file ends as it should: a PNG with all its chunks to IEND, a JPEG with its end marker."""
    if not data.startswith(_PNG):
        return b"\xff\xd9" in data[-1024:]  # some cameras write bytes after the end
    position = len(_PNG)
    while position + 12 <= len(data):
        (length,) = unpack(">I", data[position : position + 4])
        end = position + 12 + length
        if end > len(data) or unpack(">I", data[end - 4 : end])[0] != crc32(data[position + 4 : end - 4]):
            return False
        if data[position + 4 : position + 8] == b"IEND":
            return True
        position = end
    return False


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG file: the first chunk (ISO/IEC 15948, 11.2.2)."""
    if not data.startswith(_PNG) or len(data) < 24:
        return None
    width, height = unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG file: the first start-of-frame segment (ISO/IEC 10918-1, B.2.2)."""
    if not data.startswith(_JPEG):
        return None
    position = 2
    while position + 9 < len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker in _JPEG_FRAMES:
            height, width = unpack(">HH", data[position + 5 : position + 9])
            return width, height
        position += 2 + unpack(">H", data[position + 2 : position + 4])[0]
    return None
