"""Whether the compressed rows of a PNG file are all there; Pillow takes a file with fewer, and shows black below."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from pipeline.pictures.faults import DamagedError

_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # of a pixel, by colour type (ISO/IEC 15948, table 11.1)
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))  # 8.2
_AT_ONCE = 1 << 20


def require_rows(header: tuple[int, int, int, int], parts: Iterable[bytes], *, interlaced: bool) -> None:
    """Raise ``DamagedError`` where the IDAT chunks lack rows; ``header``: width, height, depth, colour type."""
    width, height, depth, colour = header
    if depth not in _DEPTHS.get(colour, ()):
        raise DamagedError("it has no head")
    bits = depth * _SAMPLES[colour]
    passes = _PASSES if interlaced else ((0, 0, 1, 1),)
    missing = sum(_bytes(width - x, height - y, across, down, bits) for x, y, across, down in passes)
    try:
        for unpacked in _unpacked(parts):
            missing -= len(unpacked)
            if missing <= 0:
                return
    except zlib.error:
        raise DamagedError("its pixels cannot be unpacked") from None
    raise DamagedError("rows of it are missing")


def _bytes(width: int, height: int, across: int, down: int, bits: int) -> int:
    """The bytes of one pass: every row has one more, for its filter."""
    columns, rows = -(-width // across), -(-height // down)
    return rows * (1 + -(-columns * bits // 8)) if columns > 0 and rows > 0 else 0


def _unpacked(parts: Iterable[bytes]) -> Iterator[bytes]:
    """What the parts hold, little by little: a small file may unpack to gigabytes."""
    stream = zlib.decompressobj()
    for part in parts:
        waiting = part
        while waiting and not stream.eof:
            yield stream.decompress(waiting, _AT_ONCE)
            waiting = stream.unconsumed_tail
