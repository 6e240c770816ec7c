"""The characters that a font has a glyph for, kept between runs as one bit a code point.

Reading them from the font takes a library that costs 35 ms to load; from the cache, they cost less than one.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_CODE_POINTS = 0x110000


class Repertoire:
    """A set of code points."""

    def __init__(self, bits: bytes) -> None:
        self._bits = bits

    def __contains__(self, code_point: int) -> bool:
        return bool(self._bits[code_point >> 3] & (1 << (code_point & 7)))

    def holds(self, code_points: list[int]) -> bool:
        """Whether every one of those has a glyph."""
        return all(code_point in self for code_point in code_points)


def repertoire(font: Path, face: int, cache: Path) -> Repertoire:
    """The repertoire of a face of a font file; kept in the folder ``cache`` where that can be written."""
    status = font.stat()
    kept = cache / f"glyphs-{font.stem}-{face}-{status.st_size}-{status.st_mtime_ns}"
    try:
        bits = kept.read_bytes()
    except OSError:
        bits = b""
    if len(bits) != _CODE_POINTS // 8:
        bits = _read(font, face)
        _keep(kept, bits)
    return Repertoire(bits)


def _read(font: Path, face: int) -> bytes:
    import uharfbuzz  # noqa: PLC0415 - only where nothing is kept

    bits = bytearray(_CODE_POINTS // 8)
    for code_point in uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font)), face).unicodes:
        bits[code_point >> 3] |= 1 << (code_point & 7)
    return bytes(bits)


def _keep(path: Path, bits: bytes) -> None:
    """Written whole or not at all; a cache that cannot be written is none."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(bits)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
