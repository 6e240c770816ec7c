"""Folders as sources: the documents in them, however deep, in order of name; other XML is passed over and named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from pipeline.batch.listing import in_folder
from pipeline.errors import Place, call_error
from pipeline.options import FOLDER
from pipeline.project import project_of
from pipeline.reading import read_file
from pipeline.xmlio.kinds import is_akn, is_source


class Found(Struct, frozen=True):
    """The documents that are named or lie in the folders that are, and the XML files in these that are none."""

    paths: tuple[Path, ...]
    passed: tuple[Path, ...] = ()


def sources_in(paths: Iterable[Path], *, out: Path | None = None) -> Found:
    """The sources that are named, and those in the folders that are; what lies in the output folder is none.

    ``out`` is that folder, where it is not the one of the project. Raises ``MastheadError`` (exit 2 or 3) MH131 where a
    folder holds none, MH134 where it cannot be read.
    """
    return _listed(paths, out, is_source)


def documents_in(paths: Iterable[Path]) -> Found:
    """The same, Akoma Ntoso included."""
    return _listed(paths, None, lambda data: is_source(data) or is_akn(data))


def _listed(paths: Iterable[Path], out: Path | None, fits: Callable[[bytes], bool]) -> Found:
    found: list[Path] = []
    others: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        outputs = out or project_of(path).out or FOLDER
        inside = [listed.path for listed in sorted(in_folder(path, outputs), key=lambda each: each.name)]
        sources = [each for each in inside if fits(_data(each))]
        if not sources:
            raise call_error(
                "MH131", "there is no source in this folder", "files that end in .xml and are in urn:masthead:source:1",
                "name another folder", Place(str(path)),
            )  # fmt: skip
        found += sources
        others += [each for each in inside if each not in set(sources)]
    return Found(tuple(found), tuple(others))


def _data(path: Path) -> bytes:
    """The file; of one that cannot be read, enough for it to be tried, and the reason told in its place."""
    try:
        return read_file(path)
    except (OSError, ValueError):
        return b"urn:masthead:source:"
