"""The chunks of a PNG file (ISO/IEC 15948): what it is, what may stay, what must go. Nothing is decoded here."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cached_property
from struct import unpack
from zlib import crc32

from msgspec import Struct

from pipeline.pictures.faults import DamagedError
from pipeline.pictures.rows import require_rows

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PALETTE, GREY_ALPHA, ALPHA = 3, 4, 6  # colour types, table 11.1
_ANIMATION = frozenset({b"acTL", b"fcTL", b"fdAT"})  # readers would move the picture, others show another one
_BARE = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_SRGB_CODES = b"\x01\x0d\x00\x01"  # ITU-T H.273: the cICP chunk of sRGB
_SRGB_CHROMATICITY = (31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)  # 11.3.2.1
_SRGB_GAMMA = 1 / 2.2
_NEAR = 0.01
MAX_PROFILE = 16 * 1024 * 1024


class Png(Struct, frozen=True, dict=True):
    """A whole PNG file: its chunks in order, each with its type and contents; ``data`` is the file up to its end."""

    data: bytes
    chunks: tuple[tuple[bytes, int, int], ...]  # type, where it begins in the file, where it ends

    def chunk(self, kind: bytes) -> bytes | None:
        """The contents of the first chunk of that kind."""
        return next((self.data[start + 8 : end - 4] for name, start, end in self.chunks if name == kind), None)

    @cached_property
    def header(self) -> tuple[int, int, int, int]:
        """Width, height, bits of a sample, colour type."""
        width, height, depth, colour = unpack(">IIBB", (self.chunk(b"IHDR") or b"")[:10])
        return width, height, depth, colour

    @property
    def profile(self) -> bytes | None:
        """The colour profile, ``b""`` for one that cannot be unpacked or is vast, none where there is none."""
        chunk = self.chunk(b"iCCP")
        if chunk is None:
            return None
        unpacked = zlib.decompressobj()
        try:
            profile = unpacked.decompress(chunk.partition(b"\0")[2][1:], MAX_PROFILE)
        except zlib.error:
            return b""
        return b"" if unpacked.unconsumed_tail else profile

    @property
    def gamma(self) -> float:
        """The exponent from light to samples, 0 where it is that of sRGB or another chunk says more."""
        chunk = self.chunk(b"gAMA")
        if chunk is None or len(chunk) != 4 or self.chunk(b"sRGB") is not None or self.chunk(b"iCCP") is not None:
            return 0.0
        gamma = float(unpack(">I", chunk)[0]) / 100000
        return gamma if 0.1 <= gamma <= 10 and abs(gamma - _SRGB_GAMMA) > _NEAR else 0.0

    @property
    def density(self) -> tuple[int, int]:
        """Pixels a unit, across and down; zeros where the file says nothing."""
        chunk = self.chunk(b"pHYs") or b""
        return unpack(">II", chunk[:8]) if len(chunk) == 9 else (0, 0)

    @property
    def exif(self) -> bytes:
        """What the camera says."""
        return self.chunk(b"eXIf") or b""

    @property
    def key(self) -> tuple[int, ...]:
        """The samples of the one colour that is transparent; none for palettes and where there is none."""
        _width, _height, depth, colour = self.header
        chunk = self.chunk(b"tRNS")
        if chunk is None or colour not in (0, 2):
            return ()
        if len(chunk) != (2 if colour == 0 else 6):
            raise DamagedError("its transparent colour is cut off")
        return tuple(each % (1 << depth) for each in unpack(">H" if colour == 0 else ">HHH", chunk))

    def require_pixels(self) -> None:
        """Raise ``DamagedError`` where rows are missing."""
        head = self.chunk(b"IHDR") or b""
        parts = (self.data[start + 8 : end - 4] for kind, start, end in self.chunks if kind == b"IDAT")
        require_rows(self.header, parts, interlaced=head[12:] == b"\1")

    def bare(self) -> bytes:
        """The file with nothing but the picture."""
        return self._only(lambda kind: kind in _BARE)

    def kept(self, *, profile: bool) -> bytes:
        """The file without what only some readers heed; its colour profile stays where ``profile`` says so."""
        unheeded = set(_ANIMATION)
        if not profile:
            unheeded.add(b"iCCP")
        if self.chunk(b"cICP") not in (None, _SRGB_CODES):
            unheeded.add(b"cICP")
        if self.header[3] in (GREY_ALPHA, ALPHA):
            unheeded.add(b"tRNS")
        if not _is_srgb(self.chunk(b"cHRM")):
            unheeded.add(b"cHRM")
        if (self.chunk(b"gAMA") or b"") == bytes(4):
            unheeded.add(b"gAMA")
        return self._only(lambda kind: kind not in unheeded)

    def _only(self, stays: Callable[[bytes], bool]) -> bytes:
        if all(stays(kind) for kind, _start, _end in self.chunks):
            return self.data
        return SIGNATURE + b"".join(self.data[start:end] for kind, start, end in self.chunks if stays(kind))


def read_png(data: bytes) -> Png:
    """The chunks of a PNG file. Raises ``DamagedError`` where one is cut off or altered, or one is missing."""
    chunks: list[tuple[bytes, int, int]] = []
    at = len(SIGNATURE)
    while not chunks or chunks[-1][0] != b"IEND":
        if at + 12 > len(data):
            raise DamagedError("it is cut off")
        (length,) = unpack(">I", data[at : at + 4])
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            raise DamagedError("it is cut off")
        if unpack(">I", data[end - 4 : end])[0] != crc32(memoryview(data)[at + 4 : end - 4]):
            raise DamagedError(f"its bytes were altered after {at:,}")
        chunks.append((kind, at, end))
        at = end
    png = Png(data if at == len(data) else data[:at], tuple(chunks))
    if chunks[0][0] != b"IHDR" or len(png.chunk(b"IHDR") or b"") != 13:
        raise DamagedError("it has no head")
    palette = png.chunk(b"PLTE")
    if png.header[3] == PALETTE and (not palette or len(palette) % 3 or len(palette) > 768):
        raise DamagedError("it has no palette")
    if png.chunk(b"IDAT") is None:
        raise DamagedError("it has no pixels")
    return png


def _is_srgb(chromaticity: bytes | None) -> bool:
    """Whether a cHRM chunk says nothing new."""
    if chromaticity is None:
        return True
    if len(chromaticity) != 32:
        return False
    pairs = zip(unpack(">8I", chromaticity), _SRGB_CHROMATICITY, strict=True)
    return all(abs(one - other) <= 100 for one, other in pairs)
