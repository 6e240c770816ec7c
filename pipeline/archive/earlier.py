"""How what stands in the place of a bag already differs from the bag that would be written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from filecmp import cmp
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from unicodedata import normalize


def differences(made: Path, there: Path) -> Iterator[tuple[str, str]]:
    """How the folder ``there`` differs from the bag ``made``: each name, and whether it is other, missing, too many."""
    if not there.is_dir() or there.is_symlink():
        yield there.name, "is no folder"
        return
    own, found = _files(made), _files(there)
    for name in sorted({*own, *found}):
        if name not in own:
            yield found[name][0], "is only there"
        elif name not in found:
            yield name, "is missing"
        elif own[name][1] != found[name][1] or not _same(made / own[name][0], there / found[name][0]):
            yield name, "is another"


def _same(one: Path, other: Path) -> bool:
    return not one.is_file() or cmp(one, other, shallow=False)


def _files(folder: Path) -> dict[str, tuple[str, bool]]:
    """What ``_listed`` finds, by the name as Unicode composes it (NFC): other systems keep names otherwise."""
    return {normalize("NFC", name): (name, plain) for name, plain in _listed(folder)}


def _listed(folder: Path) -> Iterator[tuple[str, bool]]:
    """Everything in a folder but plain folders that hold something: its name, and whether it is a plain file."""
    for root, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(root, name)
            mode = path.lstat().st_mode
            if not S_ISDIR(mode) or not any(path.iterdir()):
                yield path.relative_to(folder).as_posix(), S_ISREG(mode)
