"""Finds the documents of a collection: those of a folder, or those that a list names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct

from pipeline.errors import MastheadError, Place, call_error, environment_error

_LONGEST = 64 * 1024 * 1024  # bytes of a list


class Listed(Struct, frozen=True):
    """A document: its file, and its ``name`` within the collection, with slashes, which names its outputs."""

    path: Path
    name: str


def documents(collection: Path, out: Path | None) -> tuple[Listed, ...]:
    """The documents of a folder (every ``.xml`` in it, however deep), or those that a list names, in order of name.

    A list has one path a line, from the folder of the list on; ``#`` begins a remark. What lies in ``out`` is passed
    over. Raises ``MastheadError`` (exit 2): MH130 where there is no such folder or list, MH131 where it names no
    document, MH132 where a line of it leads to none, MH133 where one stands outside the folder or twice.
    """
    if collection.is_dir():
        listed = tuple(in_folder(collection, out))
    elif collection.is_file():
        listed = _in_list(collection)
    else:
        raise call_error(
            "MH130", "there is no such folder or list", "a folder of sources, or a list of their paths",
            "name another", Place(str(collection)),
        )  # fmt: skip
    if not listed:
        raise call_error(
            "MH131", "there is no document in it", "files that end in .xml", "name another folder or list",
            Place(str(collection)),
        )  # fmt: skip
    return tuple(sorted(listed, key=lambda each: each.name))


def in_folder(folder: Path, out: Path | None) -> Iterator[Listed]:
    """Every ``.xml`` in a folder, but for what is hidden or lies in ``out``. Raises ``MastheadError`` MH134."""
    passed = out.resolve() if out else None
    try:
        for root, folders, files in os.walk(folder, onerror=_raise):
            folder_path = Path(root)
            folders[:] = sorted(
                name for name in folders if not name.startswith(".") and (folder_path / name).resolve() != passed
            )
            for name in sorted(files):
                if name.endswith(".xml") and not name.startswith("."):
                    yield Listed(folder_path / name, (folder_path / name).relative_to(folder).as_posix())
    except OSError as error:
        reason = f"a folder cannot be read ({error.strerror or error})"
        place = Place(str(error.filename or folder))
        raise environment_error("MH134", reason, "folders that can be read", "change its rights", place) from None


def _raise(error: OSError) -> None:
    raise error


def _in_list(path: Path) -> tuple[Listed, ...]:
    from pipeline.reading import read_file

    try:
        lines = read_file(path, _LONGEST).decode("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no UTF-8 text"
        raise call_error(
            "MH130", f"the list cannot be read ({reason})", "a text with one path a line", "write it so",
            Place(str(path)),
        ) from None  # fmt: skip
    found: dict[str, Listed] = {}
    faults: list[MastheadError] = []
    for number, line in enumerate(lines, 1):
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        fault = _entry_fault(path, number, entry, found)
        if fault:
            faults.append(fault)
        else:
            found[str(PurePosixPath(entry))] = Listed(path.parent / entry, str(PurePosixPath(entry)))
    if faults:
        raise MastheadError([fault for error in faults for fault in error.faults], faults[0].exit_code)
    return tuple(found.values())


def _entry_fault(path: Path, number: int, entry: str, found: dict[str, Listed]) -> MastheadError | None:
    pure = PurePosixPath(entry)
    if pure.is_absolute() or ".." in pure.parts or str(pure) in found:
        wrong = "this document is listed twice" if str(pure) in found else "this path leads out of the list's folder"
        expected, mend = "each document once, in the list's folder or below it", "take the line out, or move the list"
        return call_error("MH133", wrong, expected, mend, Place(str(path), number, 1))
    if not (path.parent / entry).is_file():
        wrong, mend = f"there is no document “{entry}”", "write the path as it is, seen from the list's folder"
        return call_error("MH132", wrong, "the path of a file", mend, Place(str(path), number, 1))
    return None
