"""Reads files that somebody names: files alone. A named pipe would wait for ever, a device never end."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a folder",
}
_STANDARD = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")  # pipes that a program of the same call writes into


class NoFileError(OSError):
    """What the path names is there, and is no file."""

    def __init__(self, path: Path, mode: int) -> None:
        kind = _KINDS.get(stat.S_IFMT(mode), "no file")
        super().__init__(22, f"it is {kind}" if kind != "no file" else "it is no file", str(path))


def read_file(path: Path, most: int = -1) -> bytes:
    """The bytes of a file; of a longer one, the first ``most``.

    Never waits. Raises ``NoFileError`` for what is no file, any other ``OSError`` as opening does, and ``ValueError``
    for a path that can be none. A pipe that the shell hands over (``/dev/stdin``, ``<(…)``) is read to its end.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            if not (stat.S_ISFIFO(mode) and str(path).startswith(_STANDARD)):
                raise NoFileError(path, mode)
            os.set_blocking(descriptor, True)
        return file.read(most)
