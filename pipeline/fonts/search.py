"""Finds the font files of the house on this machine, without asking any other program."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from pipeline.errors import NOWHERE, Exit, Fault, MastheadError
from pipeline.fonts.house import HOUSE, Typeface

#: The table directories of a font, with a checksum of every table, stand well within this many bytes of its start.
_HEAD = 4096


class Found(Struct, frozen=True):
    """A typeface and its files on this machine, in the order of ``typeface.files``; no files: it is not there."""

    typeface: Typeface
    files: tuple[Path, ...]


def home_folder() -> Path:
    """The home of the user; the root folder where there is no HOME and the machine does not know the user."""
    try:
        return Path.home()
    except RuntimeError:
        return Path("/")


def font_folders() -> tuple[Path, ...]:
    """The usual font folders of the system and of the user, the user's first; some may not exist."""
    home = home_folder()
    data_home = os.environ.get("XDG_DATA_HOME") or str(home / ".local/share")
    data_dirs = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    shared = [Path(folder) / "fonts" for folder in (data_home, *data_dirs.split(":")) if folder]
    others = [home / ".fonts", home / "Library/Fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]
    return tuple(dict.fromkeys([*shared, *others, Path("/Library/Fonts")]))


def found_fonts() -> tuple[Found, ...]:
    """Every typeface of the house with its files, in the order of the house."""
    return search(font_folders())


@cache
def search(folders: tuple[Path, ...]) -> tuple[Found, ...]:
    """As ``found_fonts``, in the given folders: the known places first, else anywhere below."""
    return tuple(Found(typeface, _files(typeface, folders)) for typeface in HOUSE)


def missing(fonts: Iterable[Found]) -> tuple[Typeface, ...]:
    """The typefaces that are not there."""
    return tuple(font.typeface for font in fonts if not font.files)


def require_fonts() -> tuple[Found, ...]:
    """As ``found_fonts``; raises MH301 (exit code 3), naming the packages, if a typeface is not on this machine."""
    fonts = found_fonts()
    if absent := missing(fonts):
        raise MastheadError([_fault(typeface) for typeface in absent], Exit.ENVIRONMENT)
    return fonts


def font_digest(fonts: Iterable[Found] | None = None) -> str:
    """A digest of the fonts' contents, the same wherever they lie and whenever they were installed.

    Reads the head of each file only, which holds a checksum of every table. A typeface that is missing counts too.
    """
    digest = hashlib.sha256()
    for font in found_fonts() if fonts is None else fonts:
        digest.update(f"{font.typeface.family}\n".encode())
        for path in font.files:
            with path.open("rb") as file:
                digest.update(f"{path.name} {os.fstat(file.fileno()).st_size}\n".encode() + file.read(_HEAD))
    return digest.hexdigest()


def _fault(typeface: Typeface) -> Fault:
    install = {"apt": "apt-get install", "pip": "pip install"}[typeface.package.manager]
    return Fault(
        "MH301",
        NOWHERE,
        f"the typeface {typeface.family} is not on this machine",
        f"the files {', '.join(typeface.files)}, from the {typeface.package}",
        f"run make setup, or {install} {typeface.package.names[0]}",
    )


def _files(typeface: Typeface, folders: tuple[Path, ...]) -> tuple[Path, ...]:
    for folder in _candidates(typeface, folders):
        files = tuple(folder / name for name in typeface.files)
        if all(file.is_file() for file in files):
            return files
    return ()


def _candidates(typeface: Typeface, folders: tuple[Path, ...]) -> Iterable[Path]:
    for place in typeface.folders:
        package, colon, inner = place.partition(":")
        if colon:
            spec = find_spec(package)
            yield from (Path(root) / inner for root in (spec and spec.submodule_search_locations) or ())
        else:
            yield from (folder / place for folder in folders)
    yield from _walk(folders).get(typeface.files[0], ())


@cache
def _walk(folders: tuple[Path, ...]) -> dict[str, tuple[Path, ...]]:
    """The folders in which each upright regular font of the house lies, anywhere below the given ones."""
    first_files = {typeface.files[0] for typeface in HOUSE}
    places: dict[str, list[Path]] = {}
    for root in folders:
        for folder, subfolders, names in os.walk(root, followlinks=False):
            subfolders.sort()
            for name in first_files.intersection(names):
                places.setdefault(name, []).append(Path(folder))
    return {name: tuple(found) for name, found in places.items()}
