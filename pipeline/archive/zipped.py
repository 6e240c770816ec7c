"""Bags packed as one file: a ZIP archive with the folder of the bag at its top (RFC 8493, 4)."""

from __future__ import annotations

import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from pipeline.errors import Fault, MastheadError, Place

ENDING = ".zip"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # ZIP knows no earlier day; the day of the deposit stands in the bag
_MOST_FILES, _MOST_BYTES = 100_000, 20_000_000_000


def pack(folder: Path, target: Path, name: str) -> None:
    """Pack the bag in ``folder`` into ``target``, under the folder ``name``. The same bag gives the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.create_system = 3  # names and rights as on Unix, whatever machine packs it
            packed.writestr(entry, path.read_bytes())


@contextmanager
def opened(bag: Path) -> Iterator[Path]:
    """The folder of a bag: ``bag`` itself, or for as long as it is needed what is packed in it.

    Raises ``MastheadError`` MH680 where it is a file and no bag is packed in it.
    """
    if not bag.is_file():
        yield bag
        return
    with tempfile.TemporaryDirectory() as temporary:
        try:
            with zipfile.ZipFile(bag) as packed:
                top = _top(bag, packed)
                packed.extractall(temporary)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
            raise _no_bag(bag, f"it is no sound ZIP file ({error})") from None
        yield Path(temporary) / top


def told_of(error: MastheadError, folder: Path, bag: Path) -> MastheadError:
    """What is told of the files of ``folder``, told of those that are packed in ``bag``."""
    faults = [_renamed(fault, str(folder), str(bag)) for fault in error.faults]
    return MastheadError(faults, error.exit_code)


def _renamed(fault: Fault, folder: str, bag: str) -> Fault:
    place = replace(fault.place, path=fault.place.path.replace(folder, bag, 1))
    return replace(fault, place=place, wrong=fault.wrong.replace(folder, bag))


def _top(bag: Path, packed: zipfile.ZipFile) -> str:
    """The one folder at the top. Raises ``MastheadError`` for what would be no bag, or would leave its folder."""
    entries = packed.infolist()
    paths = [PurePosixPath(entry.filename) for entry in entries]
    if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise _no_bag(bag, "it holds too much")
    if any(path.is_absolute() or ".." in path.parts or "\\" in str(path) for path in paths):
        raise _no_bag(bag, "a name in it leads out of the bag")
    if any(stat.S_ISLNK(entry.external_attr >> 16) for entry in entries):
        raise _no_bag(bag, "it holds a link")
    if len({str(path) for path in paths}) < len(paths):
        raise _no_bag(bag, "a name stands in it twice")
    tops = {path.parts[0] for path in paths if path.parts}
    if len(tops) != 1:
        raise _no_bag(bag, f"{len(tops)} files or folders stand at its top")
    return tops.pop()


def _no_bag(bag: Path, wrong: str) -> MastheadError:
    mend = "name the folder of a bag, or a bag packed with --zip"
    return MastheadError([Fault("MH680", Place(str(bag)), wrong, "a BagIt bag", mend)])
