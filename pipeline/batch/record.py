"""The record of a run, ``report.jsonl``: a row a document, written as they come, and read by the next run."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Self, TextIO

from pipeline.batch.rows import Row, row_of
from pipeline.errors import MastheadError, Place, call_error, environment_error

NAME = "report.jsonl"


class Record:
    """The record in a folder, which this run alone may write. A run that is killed leaves what it had done."""

    def __init__(self, folder: Path) -> None:
        """Open it.

        Raises ``MastheadError``: MH320 (exit 3) where it cannot be written, MH140 (exit 2) where another run has it.
        """
        self.path = folder / NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file: TextIO = self.path.open("a+", encoding="utf-8", errors="replace")
        except OSError as error:
            raise _unwritable(folder, error) from None
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise call_error(
                "MH140", "another run is writing here", "one run a folder at a time",
                "wait for it, or choose another folder", Place(str(self.path)),
            ) from None  # fmt: skip
        except OSError:
            pass  # a file system without locks
        self.rows = self._read()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def _read(self) -> dict[str, Row]:
        """The last row of each document; lines that are none are passed over."""
        self._file.seek(0)
        line = "\n"
        rows: dict[str, Row] = {}
        for line in self._file:
            row = row_of(line)
            if row is not None:
                rows[row.source] = row
        if not line.endswith("\n"):  # a run was killed while it wrote
            self._file.write("\n")
        return rows

    def fresh(self, name: str, key: str, sizes: Mapping[str, int]) -> Row | None:
        """What became of a document when it was last done, if nothing has changed since: its outputs are there."""
        row = self.rows.get(name)
        if row is None or row.key != key or not key or not row.lasting:
            return None
        return row if all(sizes.get(file) == size for file, size in row.files.items()) else None

    def note(self, row: Row) -> None:
        """Keep a row at once."""
        self._file.write(f"{row.as_line()}\n")
        self._file.flush()

    def settle(self, rows: Iterable[Row]) -> None:
        """Write the record anew: one row a document, in order of their names."""
        part = self.path.with_name(f".{NAME}.{os.getpid()}.part")
        try:
            with part.open("w", encoding="utf-8") as file:
                file.writelines(f"{row.as_line()}\n" for row in sorted(rows, key=lambda row: row.source))
            with suppress(OSError):
                fcntl.flock(self._file, fcntl.LOCK_UN)
            part.replace(self.path)
        except OSError as error:
            raise _unwritable(self.path, error) from None
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> MastheadError:
    wrong = f"the record of the run cannot be written ({error.strerror or error})"
    expected, mend = "a folder with room, in which files may be made", "choose another with --report, or make room"
    return environment_error("MH320", wrong, expected, mend, Place(str(path)))
