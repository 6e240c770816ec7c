"""What is fresh: the command alone decides, by a hash of everything that an output depends on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from msgspec.structs import asdict

from pipeline import __version__, resources
from pipeline.fonts import font_digest
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.reading import read_file
from pipeline.render.emblem import emblem_address

RECORD = ".masthead.json"
_ENTRY = ("key", "sha256", "pictures")
_LONGEST = 256 * 1024 * 1024  # bytes
_LIBRARIES = (
    "weasyprint",
    "pydyf",
    "lxml",
    "jinja2",
    "python-docx",
    "uharfbuzz",
    "segno",
    "python-barcode",
    "pillow",
    "pyphen",
)
_KINDS = (".py", ".j2", ".toml", ".xsd", ".svg", ".txt", ".css", ".xml")


def keys(path: Path, data: bytes, options: Options) -> dict[Format, str]:
    """The key of each output: source, what the product is made of, fonts, library versions, and options that count.

    What lies beside a page counts for the page alone.
    """
    digest = sha256(data)
    digest.update(str(path).encode())
    digest.update(product_digest().encode())
    chosen = asdict(options)
    for name in ("force", "out", "formats", "limits", "published", "versions"):
        chosen.pop(name)
    digest.update(json.dumps({**chosen, "emblem": emblem_address()}, sort_keys=True, default=str).encode())
    page = digest.copy()
    page.update(" ".join((*(format_.value for format_ in options.led_to), *options.versions)).encode())
    return {format_: (page if format_ is Format.HTML else digest).hexdigest() for format_ in options.formats}


@cache
def product_digest() -> str:
    """A hash of the product's own files, the fonts, and the versions of the libraries that shape the outputs."""
    digest = sha256(__version__.encode())
    for root in (Path(__file__).parent.parent, resources.templates()):
        for path in sorted(root.rglob("*")):
            if path.suffix in _KINDS:
                digest.update(str(path.relative_to(root)).encode())
                digest.update(path.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {_version(library)}".encode())
    digest.update(font_digest().encode())
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


class Record:
    """The record of a folder: for every file the key that it was built with, its hash, and the pictures it used.

    A file of which an annex is shared is recorded as a picture is.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, dict[str, str]] = {}
        try:
            read = json.loads(read_file(folder / RECORD, _LONGEST).decode())
        except (OSError, ValueError, RecursionError):
            return  # no record, or one that nobody can read: everything is built anew
        entries = read.get("files") if isinstance(read, dict) else None
        if isinstance(entries, dict):
            self.files = {name: entry for name, entry in entries.items() if _is_entry(entry)}

    def fresh(self, keys_: Mapping[str, str], folder: Path) -> bool:
        """Whether all those files are there as they were built with their keys, and their pictures are unchanged."""
        return all(self._fresh(name, key_, folder) for name, key_ in keys_.items())

    def _fresh(self, name: str, key_: str, folder: Path) -> bool:
        entry = self.files.get(name)
        if entry is None or entry["key"] != key_ or not self.wrote(name):
            return False
        return all(_hash(folder / picture) == digest for picture, digest in _pictures(entry).items())

    def wrote(self, name: str) -> bool:
        """Whether the file is there, as it was written."""
        entry = self.files.get(name)
        return entry is not None and _hash(self.folder / name) == entry["sha256"]

    def state(self, name: str, data: bytes) -> str:
        """Whether those bytes are what was ``written`` under that name, were ``changed``, or are ``unknown``."""
        entry = self.files.get(name)
        if entry is None:
            return "unknown"
        return "written" if sha256(data).hexdigest() == entry["sha256"] else "changed"

    def note(self, files: Mapping[str, bytes], keys_: Mapping[str, str], pictures: Mapping[str, bytes]) -> None:
        """Record files that are to be written, each with its key."""
        used = json.dumps({name: sha256(data).hexdigest() for name, data in sorted(pictures.items())})
        for name, data in files.items():
            self.files[name] = {"key": keys_[name], "sha256": sha256(data).hexdigest(), "pictures": used}

    def as_file(self) -> dict[str, bytes]:
        """Name and content of the record, which is written after the files that it tells of."""
        text = json.dumps({"version": 1, "files": dict(sorted(self.files.items()))}, indent=1)
        return {RECORD: text.encode()}


def _is_entry(entry: object) -> bool:
    """Whether an entry of the record is one: others are passed over, and their files built anew."""
    if not isinstance(entry, dict) or not all(isinstance(entry.get(name), str) for name in _ENTRY):
        return False
    try:
        pictures = _pictures(entry)
    except (ValueError, RecursionError):
        return False
    return all(isinstance(digest, str) for digest in pictures.values())


def _pictures(entry: Mapping[str, str]) -> dict[str, str]:
    """The pictures that an output used, and the hash of each. Raises ``ValueError`` where these are none."""
    pictures = json.loads(entry["pictures"])
    if not isinstance(pictures, dict):
        raise ValueError("no names with hashes")
    return pictures


def _hash(path: Path) -> str:
    try:
        return sha256(read_file(path)).hexdigest()
    except (OSError, ValueError):
        return ""
