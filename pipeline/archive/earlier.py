"""How what stands in the place of a bag already differs from the bag that would be written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from filecmp import cmp
from pathlib import Path
from stat import S_ISDIR, S_ISREG


def differences(made: Path, there: Path) -> Iterator[tuple[str, str]]:
    """How the folder ``there`` differs from the bag ``made``: each name, and whether it is other, missing, too many."""
    if not there.is_dir() or there.is_symlink():
        yield there.name, "is no folder"
        return
    own, found = dict(_files(made)), dict(_files(there))
    for name in sorted({*own, *found}):
        if name not in own:
            yield name, "is only there"
        elif name not in found:
            yield name, "is missing"
        elif own[name] != found[name] or (own[name] and not cmp(made / name, there / name, shallow=False)):
            yield name, "is another"


def _files(folder: Path) -> Iterator[tuple[str, bool]]:
    """Everything in a folder but plain folders that hold something: its name, and whether it is a plain file."""
    for root, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(root, name)
            mode = path.lstat().st_mode
            if not S_ISDIR(mode) or not any(path.iterdir()):
                yield path.relative_to(folder).as_posix(), S_ISREG(mode)
