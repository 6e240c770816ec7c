"""What shaped a deposit: the version of the program, and digests of its data, fonts, libraries and machine."""

from __future__ import annotations

import platform
import tomllib
import zlib
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from lxml import etree
from msgspec import Struct

from pipeline import __version__, resources
from pipeline.files.freshness import product_digest
from pipeline.fonts import font_digest
from pipeline.render.emblem import emblem_address


class Version(Struct, frozen=True):
    """Something that shaped the outputs: its name, and its version or digest."""

    name: str
    value: str


@cache
def record_words() -> dict[str, Any]:
    """The words of the records: ``pipeline/data/archive/record.toml``."""
    return tomllib.loads(resources.read_text(resources.data("archive") / "record.toml"))


def versions() -> tuple[Version, ...]:
    """The version, and digests of schema, templates, styles, words, fonts and program that shaped the outputs."""
    words = record_words()
    folders = {
        "schema": resources.data("schema"),
        "templates": resources.templates(),
        "style": resources.data("style"),
        "words": resources.data("words"),
        "akn": resources.data("akn"),
    }
    own = Version(words["maker"], __version__)
    return (
        own,
        *(Version(f"{name}, {words['digest']}", _digest(folder)) for name, folder in folders.items()),
        Version(words["fonts"], font_digest()),
        Version(words["emblem"], sha256(emblem_address().encode()).hexdigest()),
        Version(words["product"], product_digest()),
        Version(words["machine"], _machine()),
    )


def _machine() -> str:
    """What is no package of ours and shapes bytes all the same."""
    from weasyprint.text.ffi import pango  # noqa: PLC0415 - loads Pango, which only the pages need

    names = {
        "Python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "libxml2": ".".join(map(str, etree.LIBXML_VERSION)),
        "Pango": str(pango.pango_version()),
    }
    return ", ".join(f"{name} {version}" for name, version in names.items())


def _digest(folder: Path) -> str:
    """One digest over the names and contents of all files of a folder."""
    total = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + sha256(path.read_bytes()).digest())
    return total.hexdigest()
