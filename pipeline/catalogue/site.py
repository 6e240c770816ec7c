"""Puts the catalogue's files in their places: nothing of anybody else's is overwritten, what is the same stays.

``catalogue/files.txt`` names each file with its digest, as ``sha256sum --check`` reads it. A line is written before
its file: a run that is killed leaves nothing that the next would take for somebody else's.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Self, TextIO

from pipeline.catalogue.finding import CATALOGUE
from pipeline.errors import MastheadError, Place, call_error, environment_error
from pipeline.files.unfinished import sweep

RECORD = f"{CATALOGUE}/files.txt"


class Site:
    """The catalogue in a folder of outputs, which this run alone may write."""

    def __init__(self, folder: Path, *, force: bool) -> None:
        """Open it.

        Raises ``MastheadError``: MH140 (exit 2) where another run writes it, MH184 (exit 2) where a file of the
        catalogue was changed, unless ``force`` is given, MH320 (exit 3) where it cannot be written.
        """
        self.folder = folder
        self._force = force
        self._put: dict[str, str] = {}
        path = folder / RECORD
        try:
            path.parent.mkdir(exist_ok=True)
            self._file: TextIO = path.open("a+", encoding="utf-8")
        except OSError as error:
            raise unwritable(folder, error) from None
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise call_error(
                "MH140", "another run is writing here", "one run a folder at a time", "wait for it", Place(str(path))
            ) from None
        except OSError:
            pass  # a file system without locks
        self._earlier = self._read()
        for below in {folder, *(path.parent for path in map(folder.joinpath, self._earlier))}:
            sweep(below)
        try:
            self._refuse_changed()
        except MastheadError:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, name: str, data: bytes) -> None:
        """Put a file there, whole. Raises ``MastheadError``: MH184 (exit 2), MH320 (exit 3)."""
        path, digest = self.folder / name, sha256(data).hexdigest()
        self._put[name] = digest
        present = _digest(path)
        if present == digest:
            self._note(name, digest)
            return
        if present and present not in self._earlier.get(name, ()) and not self._force:
            raise _not_ours(path)
        self._note(name, digest)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            part.replace(path)
        except OSError as error:
            raise unwritable(path, error) from None
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def keep(self, below: str) -> bool:
        """Keep all files of an earlier run below a folder; whether there are any, all of them as they were."""
        names = [name for name in self._earlier if name.startswith(f"{below}/")]
        whole = bool(names) and all(_digest(self.folder / name) in self._earlier[name] for name in names)
        for name in names if whole else ():
            self._put[name] = _digest(self.folder / name)
        return whole

    def settle(self) -> None:
        """Remove what earlier runs wrote and this one did not, and write the record anew. Raises MH320 (exit 3)."""
        for name in sorted(set(self._earlier) - set(self._put)):
            path = self.folder / name
            if _digest(path) in self._earlier[name]:
                with suppress(OSError):
                    path.unlink()
                    _remove_empty(path.parent, self.folder)
        text = "".join(f"{digest}  {name}\n" for name, digest in sorted(self._put.items()))
        path = self.folder / RECORD
        if path.read_text("utf-8") != text:
            part = path.with_name(f".{path.name}.{os.getpid()}.part")
            try:
                part.write_text(text, "utf-8")
                part.replace(path)
            except OSError as error:
                raise unwritable(path, error) from None

    def _note(self, name: str, digest: str) -> None:
        if digest not in self._earlier.get(name, ()):
            self._file.write(f"{digest}  {name}\n")
            self._file.flush()

    def _read(self) -> dict[str, tuple[str, ...]]:
        self._file.seek(0)
        earlier: dict[str, tuple[str, ...]] = {}
        for digest, name in _lines(self._file):
            earlier[name] = (*earlier.get(name, ()), digest)
        return earlier

    def _refuse_changed(self) -> None:
        for name, digests in self._earlier.items():
            present = _digest(self.folder / name)
            if present and present not in digests and not self._force:
                raise _not_ours(self.folder / name)


def _lines(file: TextIO) -> Iterator[tuple[str, str]]:
    """The lines that are whole, and lead into the folder: what a killed run has half written is passed over."""
    for line in file:
        digest, _, name = line.rstrip("\n").partition("  ")
        if line.endswith("\n") and len(digest) == 64 and name and ".." not in name.split("/") and name[0] != "/":
            yield digest, name


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top:
        folder.rmdir()
        folder = folder.parent


def _not_ours(path: Path) -> MastheadError:
    return call_error(
        "MH184",
        "this file is in the place of one of the catalogue, and is none that masthead wrote, or was changed since",
        "the catalogue's own files, or none",
        "move it away, or let it be overwritten with --force",
        Place(str(path)),
    )


def unwritable(path: Path, error: OSError) -> MastheadError:
    """The fault of a place that takes no files: MH320, exit 3."""
    wrong = f"the catalogue cannot be written ({error.strerror or error})"
    expected, mend = "a folder with room, in which files may be made", "make room, or change its rights"
    return environment_error("MH320", wrong, expected, mend, Place(str(path)))
