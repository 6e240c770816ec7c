"""The files of a deposit as its records describe them: name, digest, size, format."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID, uuid5

from pipeline.archive.versions import record_words
from pipeline.outputs import Format

_UUIDS = UUID("6c1f3a52-60f7-5a0e-9f0b-8f6d3f0f2b71")  # ours: the names of files of deposits


@dataclass(frozen=True, slots=True)
class Pronom:
    """A format as PRONOM knows it: name, version (``''``: it has none), and PUID."""

    name: str
    version: str
    puid: str


@dataclass(frozen=True, slots=True)
class Held:
    """A file of a deposit: its path in the bag, digest, size and format, and whether it was made from the source.

    ``uuid`` follows from path and digest. ``pronom`` is the format as PRONOM knows it, where the name tells.
    """

    path: str
    uuid: str
    digest: str
    size: int
    format: str
    pronom: Pronom | None
    derived: bool


def held(path: str, data: bytes) -> Held:
    """A file as the records describe it."""
    outputs = {output.extension: output.row.media_type for output in Format}
    formats: dict[str, str] = outputs | record_words()["formats"]
    suffix = next((ending for ending in sorted(formats, key=len, reverse=True) if path.endswith(ending)), "")
    kind = formats.get(suffix, "application/octet-stream")
    pronoms = {output.extension: Pronom(*output.row.pronom) for output in Format if output.row.pronom}
    pronoms |= {ending: Pronom(**row) for ending, row in record_words()["pronom"].items()}
    pronom = pronoms.get(f".{path.rpartition('.')[2]}")
    digest = sha256(data).hexdigest()
    own = str(uuid5(_UUIDS, f"{path} {digest}"))
    return Held(path, own, digest, len(data), kind, pronom, path.startswith("data/outputs/"))
