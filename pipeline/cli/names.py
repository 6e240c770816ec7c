"""Names of outputs: after the source, or after the symbol; never outside the chosen folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import Fault, MastheadError, Place, call_error
from pipeline.options import Format, Options

if TYPE_CHECKING:
    from pipeline.document.model import Document

_MAX_NAME = 120


def source_stem(path: Path) -> str:
    """The name of a source's outputs.

    Raises ``MastheadError`` MH106 where it could lead out of the output folder, hide a file, or break a line.
    """
    stem = path.name.removesuffix(".xml")
    safe = stem.isprintable() and not stem.startswith((".", "-")) and "/" not in stem and "\\" not in stem
    if not safe or not stem.strip() or len(stem.encode()) > _MAX_NAME:
        fault = Fault(
            "MH106",
            Place(ascii(str(path))[1:-1]),
            "the file's name cannot name outputs",
            "a name such as lima-declaration.xml: letters, digits, hyphens, not beginning with a point or hyphen",
            "rename the source",
        )
        raise MastheadError([fault])
    return stem


def unique(paths: Iterable[Path]) -> None:
    """Refuse a call in which two sources would write the same outputs: MH107, exit 2."""
    first: dict[str, Path] = {}
    for path in paths:
        stem = path.name.removesuffix(".xml")
        if stem in first:
            raise call_error(
                "MH107",
                f"{first[stem]} and {path} would write the same outputs",
                "names that differ",
                "rename one, or build them into different folders with --out",
            )
        first[stem] = path


def output_name(stem: str, format_: Format, options: Options) -> str:
    """The file name of one output: ``NAME.pdf``; a form for signature and a working copy say so in their names."""
    mark = ""
    if options.form == "submission":
        mark += ".submission"
    if options.review:
        mark += ".review"
    return f"{stem}{mark}{format_.extension}"


def symbol_stem(document: Document, otherwise: str) -> str:
    """The outputs' name after the symbol: ``A_79_123-S_2025_45.en``; ``otherwise`` where none is assigned."""
    from pipeline.archive import file_stem

    symbols = document.masthead.symbols
    return file_stem(document) if all(symbol.assigned for symbol in symbols) else otherwise
