"""Writes outputs: all of a document's files, each whole, or none of them."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pipeline.errors import MastheadError, Place, environment_error


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put ``files`` (name to bytes) into ``folder``, which is made if need be.

    Everything is written beside its place first, and then put there; what fails before leaves earlier files as they
    were. Raises ``MastheadError`` MH320 (exit 3) where the folder cannot be written or is full.
    """
    fresh: list[tuple[Path, Path]] = []
    locks: list[int] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            target = folder / name
            if target.is_dir():
                raise IsADirectoryError(21, "a folder of that name stands in its place", str(target))
            part = folder / f".{name}.{os.getpid()}.part"  # two builds into one folder do not meet
            fresh.append((part, target))
            _write(part, data, locks)
        for part, target in fresh:
            part.replace(target)
    except OSError as error:
        raise _unwritable(folder, error) from None
    finally:  # whatever ends it, being stopped too
        for part, _target in fresh:
            _remove(part)  # those in their places are there no more
        for lock in locks:
            os.close(lock)


def set_aside(path: Path) -> Path:
    """Give a file another name, which no file has yet: ``NAME.old``. Raises ``MastheadError`` MH320."""
    for number in range(1, 1000):
        other = path.with_name(f"{path.name}.old{number if number > 1 else ''}")
        if not other.exists() and not other.is_symlink():
            try:
                return path.rename(other)
            except OSError as error:
                raise _unwritable(path.parent, error) from None
    raise _unwritable(path.parent, FileExistsError(17, f"there are too many files such as {path.name}.old"))


def remove(path: Path) -> None:
    """Remove a file, if it is there. Raises ``MastheadError`` MH320."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path.parent, error) from None


def _write(path: Path, data: bytes, locks: list[int]) -> None:
    descriptor = _locked(path)
    locks.append(descriptor)  # until the part is in its place
    with os.fdopen(descriptor, "wb", closefd=False) as file:
        file.write(data)
        file.flush()
        os.fsync(descriptor)


def _locked(path: Path) -> int:
    """A new file, open and locked. Where another build sweeps it away before the lock is there, it is made again."""
    while True:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
        with suppress(OSError):  # a file system without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return descriptor
        os.close(descriptor)


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
