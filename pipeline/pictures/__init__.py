"""The pictures that a source names: found, read and settled once, for every output."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from pipeline.errors import Fault, MastheadError, Severity
from pipeline.pictures.faults import UnusableError
from pipeline.pictures.file import read_file
from pipeline.pictures.pixels import JPEG
from pipeline.source.model.blocks import Figure
from pipeline.source.model.document import Facsimile, Source
from pipeline.source.model.walk import nodes

_ENDINGS = {"image/png": (".png",), JPEG: (".jpg", ".jpeg", ".jpe", ".jfif")}


class Picture(Struct, frozen=True):
    """A picture as every output carries it: bytes, media type, and size in pixels.

    ``file`` is the name of its file in the folder of the source, ``original`` what that file holds.
    """

    data: bytes
    mime: str
    width: int
    height: int
    file: str
    original: bytes


Pictures = Mapping[str, Picture]


def pictures_of(source: Source, folder: Path) -> tuple[Pictures, tuple[Fault, ...]]:
    """The pictures of ``source`` by the names that it has for them, and a fault for each place of one that has none.

    ``folder`` is where they lie. Codes: MH161 a name that leads out of the folder, MH162 a file that cannot be read or
    is too large, MH163 a file that is neither PNG nor JPEG, or damaged, MH164 no ordinary file, MH165 a strip,
    MH166 a name that fits several files; MH167 warns of an ending that belongs to the other kind.
    """
    read: dict[str, Picture] = {}
    refused: dict[str, UnusableError] = {}
    faults: list[Fault] = []
    for node in nodes(source):
        if not isinstance(node, Figure | Facsimile):
            continue
        name = node.file
        if name not in read and name not in refused:
            try:
                read[name] = picture(folder, name)
            except UnusableError as error:
                refused[name] = error
        if name in refused:
            faults.append(refused[name].at(node.place))
        elif not name.lower().endswith(_ENDINGS[read[name].mime]):
            faults.append(_misnamed(name, read[name].mime).at(node.place, Severity.WARNING))
    return read, tuple(faults)


def all_pictures(source: Source, folder: Path) -> Pictures:
    """The pictures of ``source``. Raises ``MastheadError`` with every error that ``pictures_of`` finds."""
    read, faults = pictures_of(source, folder)
    errors = [fault for fault in faults if fault.severity is Severity.ERROR]
    if errors:
        raise MastheadError(errors)
    return read


def picture(folder: Path, name: str) -> Picture:
    """The picture ``name`` of ``folder``. Raises ``UnusableError``."""
    from pipeline.pictures.settle import settled

    path, original = read_file(folder, name)
    data, mime, width, height = settled(name, original)
    return Picture(data, mime, width, height, path.relative_to(folder).as_posix(), original)


def _misnamed(name: str, mime: str) -> UnusableError:
    kind, ending = ("JPEG", ".jpg") if mime == JPEG else ("PNG", ".png")
    return UnusableError(
        "MH167",
        f"the picture “{name}” is a {kind} file",
        f"a name that ends as that of a {kind} file does",
        f"call the file {Path(name).stem}{ending}, here too",
    )
