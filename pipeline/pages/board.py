"""Where the making of pages stands: written by the process that makes them, and read when it has died."""

from __future__ import annotations

import mmap
import struct
from enum import IntEnum

_FORM = struct.Struct("II")


class Doing(IntEnum):
    """What the process does."""

    WAITING = 0
    LAYING_OUT = 1
    WRITING = 2


class Board:
    """A few bytes that two processes share: whoever is killed leaves them as they were."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, _FORM.size)

    def set(self, doing: Doing, page: int = 0) -> None:
        """Say what is done, and at which page (0: none yet)."""
        _FORM.pack_into(self._memory, 0, doing, page)

    def __str__(self) -> str:
        """What was done last, in words that follow "while"."""
        doing, page = _FORM.unpack_from(self._memory)
        if doing == Doing.LAYING_OUT:
            return f"it laid out page {page}" if page else "it began to lay out the pages"
        return "it wrote the PDF" if doing == Doing.WRITING else "it waited for a document"
