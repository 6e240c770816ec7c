"""Puts a document into a parcel: its bytes and its pictures, so that a worker needs no other file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html import unescape
from pathlib import Path, PurePosixPath

from msgspec import Struct, field
from msgspec.structs import asdict

from pipeline.batch.listing import Listed
from pipeline.errors import MastheadError
from pipeline.files.naming import versions_of
from pipeline.options import Options
from pipeline.pictures.faults import UnusableError
from pipeline.pictures.file import MAX_PICTURE, find
from pipeline.reading import read_file
from pipeline.xmlio.parse import read_bytes

_PICTURE = re.compile(rb"""\b(?:file|src)\s{0,100}=\s{0,100}["']([^"'<]{1,1000})["']""")
_SHARED = re.compile(rb"""\bof\s{0,100}=\s{0,100}["']\s{0,100}([^"'<#/\\]{1,800})#""")  # an annex of another version


class Parcel(Struct, frozen=True):
    """A document to work on. ``name`` is its own in the collection, ``path`` how it is called in messages.

    ``pictures`` are the files that it names, as far as they are there: pictures, and sources whose annexes it shares;
    ``key`` is that of all that its outputs depend on; ``versions`` are the languages whose sources lie beside it.
    ``refused`` is why it could not be read. ``family`` is what its name shares with those of its sisters in other
    languages, with which it is compared.
    """

    name: str
    path: str
    data: bytes
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    key: str = ""
    versions: tuple[str, ...] = ()
    refused: MastheadError | None = None
    family: str = ""

    @property
    def size(self) -> int:
        """Bytes, pictures included."""
        return len(self.data) + sum(map(len, self.pictures.values()))


def pack(listed: Listed, ordered: str) -> Parcel:
    """The parcel of a document. ``ordered`` is what its outputs depend on beside it (``order_key``)."""
    path = str(listed.path)
    try:
        data = read_bytes(listed.path)
    except MastheadError as error:
        return Parcel(listed.name, path, b"", refused=error)
    pictures = dict(_files(listed.path.parent, data))
    versions = versions_of(listed.path)
    digest = sha256(f"{ordered} {versions}".encode())
    for part in (listed.name.encode(), data, *(each for name in pictures for each in (name.encode(), pictures[name]))):
        digest.update(len(part).to_bytes(8, "big") + part)
    return Parcel(listed.name, path, data, pictures, digest.hexdigest(), versions)


def order_key(options: Options, doing: str, product: str) -> str:
    """What outputs depend on beside their documents: the options that count, and the product with its fonts."""
    chosen = {name: value for name, value in asdict(options).items() if name not in ("force", "out", "limits")}
    return f"{doing} {product} {sorted((name, str(value)) for name, value in chosen.items())}"


def _files(folder: Path, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files in ``folder`` of which the document may be made: its pictures, and sources with theirs."""
    for name, shared in _named(folder, data, _SHARED):
        yield name, shared
        yield from _named(folder, shared, _PICTURE)
    yield from _named(folder, data, _PICTURE)


def _named(folder: Path, data: bytes, pattern: re.Pattern[bytes]) -> Iterator[tuple[str, bytes]]:
    """The files in ``folder`` that are named so; of too large ones, so much that it shows."""
    for name in dict.fromkeys(unescape(found.decode("utf-8", "replace")) for found in pattern.findall(data)):
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            continue
        try:
            path = find(folder, name)
            if not path.resolve().is_relative_to(folder.resolve()):  # a link, which a build refuses
                continue
            yield path.relative_to(folder).as_posix(), read_file(path, MAX_PICTURE + 1)
        except (OSError, RuntimeError, ValueError, UnusableError):  # Python 3.11: RuntimeError for links in a circle
            continue  # the check tells, in its place, what is wrong
