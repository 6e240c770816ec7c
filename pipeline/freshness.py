"""What is fresh: the command alone decides, by a hash of everything that an output depends on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline import __version__, resources
from pipeline.fonts import font_digest
from pipeline.options import Options
from pipeline.render.emblem import emblem_address
from pipeline.writing import write_all

RECORD = ".masthead.json"
_LIBRARIES = ("weasyprint", "pydyf", "lxml", "jinja2", "python-docx", "uharfbuzz", "segno", "python-barcode", "pillow")
_KINDS = (".py", ".j2", ".toml", ".xsd", ".svg", ".txt", ".css", ".xml")


def key(path: Path, data: bytes, options: Options) -> str:
    """The key of a build: source, what the product is made of, fonts, library versions, and the options that count."""
    digest = sha256(data)
    digest.update(str(path).encode())
    digest.update(_product().encode())
    chosen = asdict(options)
    for name in ("force", "out", "formats"):
        chosen.pop(name)
    digest.update(json.dumps({**chosen, "emblem": emblem_address()}, sort_keys=True, default=str).encode())
    return digest.hexdigest()


@cache
def _product() -> str:
    """A hash of the product's own files, the fonts, and the versions of the libraries that shape the outputs."""
    digest = sha256(__version__.encode())
    for root in (Path(__file__).parent, resources.templates()):
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
    """The record of a folder: for every file the key that it was built with, its hash, and the pictures it used."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, dict[str, str]] = {}
        try:
            read = json.loads((folder / RECORD).read_text(encoding="utf-8"))
            self.files = {name: dict(entry) for name, entry in read["files"].items()}
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            self.files = {}  # no record, or one that nobody can read: everything is built anew

    def fresh(self, names: tuple[str, ...], key_: str, folder: Path) -> bool:
        """Whether all those files are there as they were built with that key, and their pictures are unchanged."""
        return all(self._fresh(name, key_, folder) for name in names)

    def _fresh(self, name: str, key_: str, folder: Path) -> bool:
        entry = self.files.get(name)
        if entry is None or entry.get("key") != key_:
            return False
        if _hash(self.folder / name) != entry.get("sha256"):
            return False
        pictures = json.loads(entry.get("pictures", "{}"))
        return all(_hash(folder / picture) == known for picture, known in pictures.items())

    def note(self, files: Mapping[str, bytes], key_: str, pictures: Mapping[str, bytes]) -> None:
        """Record files that have been written."""
        used = json.dumps({name: sha256(data).hexdigest() for name, data in sorted(pictures.items())})
        for name, data in files.items():
            self.files[name] = {"key": key_, "sha256": sha256(data).hexdigest(), "pictures": used}

    def save(self) -> None:
        """Write the record, last of all. Raises ``MastheadError`` MH320 where the folder cannot be written."""
        text = json.dumps({"version": 1, "files": dict(sorted(self.files.items()))}, indent=1)
        write_all(self.folder, {RECORD: text.encode()})


def _hash(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError:
        return ""
