"""The segments of a JPEG file (ISO/IEC 10918-1, annex B): what it is, and what may stay. Nothing is decoded."""

from __future__ import annotations

import re
from struct import unpack

from msgspec import Struct

from pipeline.pictures.faults import DamagedError

SIGNATURE = b"\xff\xd8\xff"
_EOI, _SOS, _DRI, _COMMENT = 0xD9, 0xDA, 0xDD, 0xFE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # table B.1: start of frame
_EVERYWHERE = frozenset({0xC0, 0xC1, 0xC2})  # Huffman coding, sequential or progressive: what every reader decodes
_AFTER_SCAN = frozenset({0xC4, _EOI, _SOS, 0xDB, 0xDC, _DRI, _COMMENT, *range(0xE0, 0xF0)})
_RESTARTS = range(0xD0, 0xD8)
_MARKER = re.compile(rb"\xff[^\x00\xff]")
_ICC = b"ICC_PROFILE\0"


class Segment(Struct, frozen=True):
    """A segment: its marker, where it begins in the file and where it ends, the data of a scan with its header."""

    marker: int
    start: int
    end: int


class Jpeg(Struct, frozen=True):
    """A whole JPEG file; ``data`` is the file up to its end, without what cameras write behind it."""

    data: bytes
    segments: tuple[Segment, ...]

    def held(self, segment: Segment) -> bytes:
        """What a segment holds, after its length."""
        return self.data[segment.start + 4 : segment.end]

    @property
    def frame(self) -> tuple[int, bytes]:
        """The marker and the contents of the frame's header."""
        return next((part.marker, self.held(part)) for part in self.segments if part.marker in _FRAMES)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        height, width = unpack(">HH", self.frame[1][1:5])
        return width, height

    @property
    def plain(self) -> bool:
        """Whether every reader decodes it, and to the same colours."""
        marker, head = self.frame
        told = any(part.marker in (0xE0, 0xEE) for part in self.segments)
        return marker in _EVERYWHERE and (told or bytes(head[6:15:3]) != b"RGB")

    @property
    def adobe(self) -> bool:
        """Whether one of Adobe's programs made it, which invert inks."""
        return any(self._is(part, 0xEE, b"Adobe") for part in self.segments)

    @property
    def profile(self) -> bytes | None:
        """The colour profile, ``b""`` for one with parts missing, none where there is none."""
        parts = sorted(self.held(part)[len(_ICC) :] for part in self.segments if self._is(part, 0xE2, _ICC))
        if not parts:
            return None
        whole = all(part[:2] == bytes((number, len(parts))) for number, part in enumerate(parts, 1))
        return b"".join(part[2:] for part in parts) if whole else b""

    @property
    def density(self) -> tuple[int, int]:
        """Pixels a unit, across and down (JFIF); zeros where the file says nothing."""
        found = next((self.held(part) for part in self.segments if self._is(part, 0xE0, b"JFIF\0")), b"")
        return unpack(">HH", found[8:12]) if len(found) >= 12 else (0, 0)

    @property
    def exif(self) -> bytes:
        """What the camera says."""
        return next((self.held(part) for part in self.segments if self._is(part, 0xE1, b"Exif\0\0")), b"")

    def bare(self) -> bytes:
        """The file with nothing but the picture."""
        kept = {0xE0, 0xEE, *range(0xE0)}
        return self._without([part for part in self.segments if part.marker not in kept])

    def kept(self, *, profile: bool) -> bytes:
        """The file without the list of further pictures; its colour profile stays where ``profile`` says so."""
        gone = [part for part in self.segments if self._is(part, 0xE2, b"MPF\0")]
        if not profile:
            gone += [part for part in self.segments if self._is(part, 0xE2, _ICC)]
        return self._without(gone)

    def _is(self, segment: Segment, marker: int, begins: bytes) -> bool:
        return segment.marker == marker and self.data.startswith(begins, segment.start + 4)

    def _without(self, gone: list[Segment]) -> bytes:
        if not gone:
            return self.data
        dropped = frozenset(gone)
        stay = (part for part in self.segments if part not in dropped)
        return self.data[:2] + b"".join(self.data[part.start : part.end] for part in stay)


def read_jpeg(data: bytes) -> Jpeg:
    """The segments of a JPEG file. Raises ``DamagedError`` where it is cut off, or holds what no JPEG file holds."""
    segments: list[Segment] = []
    at, marker = 2, 0
    while marker != _EOI:
        start = at
        while data[at : at + 1] == b"\xff":
            at += 1
        if at + 1 > len(data):
            raise DamagedError("it is cut off")
        marker = data[at]
        if at == start or marker in (0x00, 0xD8):
            raise DamagedError(f"its bytes were altered at {start:,}")
        begins, at = at - 1, at + 1
        if marker != _EOI and marker not in _RESTARTS and marker != 0x01:
            length = int.from_bytes(data[at : at + 2], "big")
            if length < 2:
                raise DamagedError(f"its bytes were altered at {start:,}")
            at += length
        if marker == _SOS:
            at = _scan(data, at)
        segments.append(Segment(marker, begins, at))
    frames = [part for part in segments if part.marker in _FRAMES]
    if len(frames) != 1 or frames[0].end - frames[0].start < 13 or all(part.marker != _SOS for part in segments):
        raise DamagedError("it has no pixels")
    return Jpeg(data if at == len(data) else data[:at], tuple(segments))


def _scan(data: bytes, at: int) -> int:
    """Where the data of a scan end; signs to begin again count from 0 to 7, and no others stand between them."""
    for restarts, found in enumerate(_MARKER.finditer(data, at)):
        marker = data[found.start() + 1]
        if marker not in _RESTARTS:
            if marker not in _AFTER_SCAN:
                raise DamagedError(f"its bytes were altered at {found.start():,}")
            return found.start()
        if marker != _RESTARTS[restarts % 8]:
            raise DamagedError(f"its bytes were altered at {found.start():,}")
    raise DamagedError("it is cut off")
