"""Finds and reads the file of a picture: an ordinary one, in the source's own folder, of bounded size."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path

from pipeline.pictures.faults import UnusableError

MAX_PICTURE = 20 * 1024 * 1024
_FOLDER = "a file in the folder of the source"


def read_file(folder: Path, name: str) -> tuple[Path, bytes]:
    """Path and bytes of the picture ``name`` in ``folder``. Raises ``UnusableError``: MH161, MH162, MH164, MH166."""
    try:
        path = find(folder, name)
        if Path(name).is_absolute() or not path.resolve().is_relative_to(folder.resolve()):
            raise UnusableError(
                "MH161",
                f"the picture “{name}” lies outside the source's folder",
                _FOLDER,
                "copy the picture there and name it without a path",
            )
        return path, _read(path, name)
    except (OSError, RuntimeError, ValueError) as error:  # Python 3.11 raises RuntimeError for links in a circle
        reason = getattr(error, "strerror", None) or error
        raise UnusableError(
            "MH162", f"the picture “{name}” cannot be read ({reason})", _FOLDER, "check its name"
        ) from None


def _read(path: Path, name: str) -> bytes:
    """The bytes of an ordinary file; a pipe is opened without waiting for somebody to write into it."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise UnusableError("MH164", f"the picture “{name}” is no ordinary file", _FOLDER, "copy the picture there")
        data = file.read(MAX_PICTURE + 1)
    if len(data) > MAX_PICTURE:
        raise UnusableError("MH162", f"the picture “{name}” is larger than 20 MB", "at most 20 MB", "reduce it")
    return data


def find(folder: Path, name: str) -> Path:
    """The path of ``name``; where there is none of exactly that name, the one file whose name reads the same.

    Systems write letters with marks composed or decomposed, and XML joins the blanks of an attribute.
    Raises ``UnusableError`` MH166 where several do.
    """
    path = folder / name
    if os.path.lexists(path) or not path.parent.is_dir():
        return path
    alike = [other for other in sorted(path.parent.iterdir()) if _plain(other.name) == _plain(path.name)]
    if len(alike) > 1:
        raise UnusableError(
            "MH166",
            f"the picture “{name}” may be each of {len(alike)} files whose names read the same",
            "a name that one file has",
            "rename the files so that their names differ in more than blanks and accents",
        )
    return alike[0] if alike else path


def _plain(name: str) -> str:
    """A name as it is read: letters composed, every run of blanks one space."""
    return " ".join(unicodedata.normalize("NFC", name).split())
