"""The files of a deposit as its records describe them: name, digest, size, format."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID, uuid5

from msgspec import Struct
from msgspec.structs import replace

from pipeline.archive.versions import record_words
from pipeline.outputs import Format

_UUIDS = UUID("6c1f3a52-60f7-5a0e-9f0b-8f6d3f0f2b71")  # ours: the names of files of deposits


class Pronom(Struct, frozen=True):
    """A format as PRONOM knows it: name, version (``''``: it has none), and PUID."""

    name: str
    version: str
    puid: str


class Held(Struct, frozen=True):
    """A file of a deposit: its path in the bag, digest, size and format.

    ``uuid`` follows from path and digest. ``pronom`` is the format as PRONOM knows it, where the name tells. ``source``
    is the path of the source that it was made from (``''``: it was not made), ``role`` says what a file is that was
    received, ``signs`` is the path of the file that it is a signature of.
    """

    path: str
    uuid: str
    digest: str
    size: int
    format: str
    pronom: Pronom | None
    source: str = ""
    role: str = ""
    signs: str = ""

    @property
    def derived(self) -> bool:
        """Whether it was made from a source."""
        return bool(self.source)


def held(path: str, data: bytes, source: str = "", role: str = "") -> Held:
    """A file as the records describe it; ``source`` and ``role`` are as in ``Held``."""
    outputs = {output.extension: output.row.media_type for output in Format}
    formats: dict[str, str] = outputs | record_words()["formats"]
    suffix = next((ending for ending in sorted(formats, key=len, reverse=True) if path.endswith(ending)), "")
    kind = formats.get(suffix, "application/octet-stream")
    pronoms = {output.extension: Pronom(*output.row.pronom) for output in Format if output.row.pronom}
    pronoms |= {ending: Pronom(**row) for ending, row in record_words()["pronom"].items()}
    ending = next((end for end in sorted(pronoms, key=len, reverse=True) if path.endswith(end)), "")
    pronom = None if role else pronoms.get(ending)  # of what was received, its bytes say more than its name
    digest = sha256(data).hexdigest()
    own = str(uuid5(_UUIDS, f"{path} {digest}"))
    return Held(path, own, digest, len(data), kind, pronom, source, role)


def with_signatures(files: Iterable[Held]) -> tuple[Held, ...]:
    """The files; what is called as another one and ends as a detached signature does, names that one."""
    every = tuple(files)
    named = {file.path.rpartition("/")[2]: file.path for file in every if not file.role}
    endings: list[str] = record_words()["signatures"]
    return tuple(replace(file, signs=_signed(file, named, endings)) if file.role else file for file in every)


def _signed(file: Held, named: dict[str, str], endings: list[str]) -> str:
    name = file.path.rpartition("/")[2]
    return next((named[name.removesuffix(end)] for end in endings if name.removesuffix(end) in named), "")
