"""Writes files as the commands do: all of them whole, or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import Place, call_error


def write_files(folder: Path, files: Mapping[str, bytes], *, aside: bool = False) -> dict[Path, Path]:
    """Put files (name to bytes) into a folder, which is made if need be; all, or none of them.

    With ``aside`` what stands in their places is kept under other names: gives the old path and the new of each. Raises
    ``MastheadError`` MH320 (exit 3) where the folder cannot be written.
    """
    from pipeline.files.writing import set_aside, write_all

    paths = [folder / name for name in files] if aside else []
    kept = {path: set_aside(path) for path in paths if path.exists() or path.is_symlink()}
    write_all(folder, files)
    return kept


def write_new(path: Path, text: str) -> None:
    """Write a new file. Raises ``MastheadError`` MH119 (exit 2) where there is one, MH320 where none can be made."""
    if path.exists() or path.is_symlink():
        raise call_error(
            "MH119",
            "a file of that name exists, and nothing is written over",
            "the name of a file that is not there yet",
            "choose another name for -o",
            Place(str(path)),
        )
    write_files(path.parent, {path.name: text.encode()})
