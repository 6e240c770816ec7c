"""Writes outputs: all of a document's files, each whole, or none of them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import MastheadError, Place, environment_error


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put ``files`` (name to bytes) into ``folder``, which is made if need be.

    Everything is written beside its place first, and then put there; what fails before leaves earlier files as they
    were. Raises ``MastheadError`` MH320 (exit 3) where the folder cannot be written or is full.
    """
    fresh: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            target = folder / name
            if target.is_dir():
                raise IsADirectoryError(21, "a folder of that name stands in its place", str(target))
            part = folder / f".{name}.{os.getpid()}.part"  # two builds into one folder do not meet
            fresh.append((part, target))
            _write(part, data)
        for part, target in fresh:
            part.replace(target)
    except OSError as error:
        for part, _target in fresh:
            _remove(part)
        raise _unwritable(folder, error) from None


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the folder is read-only: nothing was put there


def _unwritable(folder: Path, error: OSError) -> MastheadError:
    reason = error.strerror or str(error)
    return environment_error(
        "MH320",
        f"the output folder cannot be written ({reason})",
        "a folder with room, in which files may be made",
        "choose another one with --out, or make room",
        Place(str(folder)),
    )
