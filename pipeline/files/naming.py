"""Names of outputs: after the source, or after the symbol; never outside the chosen folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import Fault, MastheadError, Place, call_error
from pipeline.files.symbols import file_stem
from pipeline.language import OFFICIAL
from pipeline.options import Options
from pipeline.outputs import Format

if TYPE_CHECKING:
    from pipeline.document.model import Document

_MAX_NAME = 120
# Names of devices, with or without an extension: Windows opens the device in place of the file.
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?", re.IGNORECASE)


def source_stem(path: Path) -> str:
    """The name of a source's outputs.

    Raises ``MastheadError`` MH106 where it could lead out of the output folder, hide a file, or break a line, and
    MH121 (exit 2) where it is that of a device.
    """
    stem = path.name.removesuffix(".xml")
    if device_name(stem):
        raise device_error(path)
    safe = stem.isprintable() and not stem.startswith((".", "-")) and "/" not in stem and "\\" not in stem
    if not safe or not stem.strip() or len(stem.encode()) > _MAX_NAME:
        fault = Fault(
            "MH106",
            Place(str(path)),
            "the file's name cannot name outputs",
            "a name such as lima-declaration.xml: letters, digits, hyphens, not beginning with a point or hyphen",
            "rename the source",
        )
        raise MastheadError([fault])
    return stem


def versions_of(path: Path) -> tuple[str, ...]:
    """The languages in which sources of the same document lie beside one that is called ``NAME.LANGUAGE.xml``."""
    name, _, own = path.name.removesuffix(".xml").rpartition(".")
    if not name or own not in OFFICIAL:
        return ()
    return tuple(code for code in OFFICIAL if code != own and path.with_name(f"{name}.{code}.xml").is_file())


def refuse_overlaps(stems: Mapping[Path, str], sources: list[Path], options: Options) -> None:
    """Refuse a call before anything is written in which outputs would be written over each other, or over a source.

    ``stems`` are the names of the outputs of each source. Raises ``MastheadError`` (exit 2): MH107 for two sources
    with the same outputs, MH122 for an output in the place of a source.
    """
    if len(sources) > len(set(sources)):
        twice = next(path for path in sources if sources.count(path) > 1)
        raise _same(twice, twice)
    resolved = {path.resolve(): path for path in sources}
    first: dict[str, Path] = {}
    for path, stem in stems.items():
        if stem in first:
            raise _same(first[stem], path)
        first[stem] = path
        for format_ in options.formats:
            target = (options.out / output_name(stem, format_, options)).resolve()
            if target in resolved:
                raise call_error(
                    "MH122",
                    f"an output of {path} would be written over this source",
                    "outputs beside no source of their names",
                    "choose another folder with --out, or rename the source",
                    Place(str(resolved[target])),
                )


def _same(one: Path, other: Path) -> MastheadError:
    return call_error(
        "MH107",
        f"{one} and {other} would write the same outputs",
        "names that differ",
        "rename one, or build them into different folders with --out",
        Place(str(other)),
    )


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
    symbols = document.masthead.symbols
    return file_stem(document) if all(symbol.assigned for symbol in symbols) else otherwise


def device_name(stem: str) -> bool:
    """Whether files of that name cannot be opened under Windows: ``con``, ``nul.en``."""
    return _DEVICE.fullmatch(stem.rstrip(" ")) is not None


def device_error(path: Path) -> MastheadError:
    """The refusal of a source whose outputs would have such a name: MH121, exit 2."""
    return call_error(
        "MH121",
        f"“{path.stem}” is the name of a device under Windows, where no file can have it",
        "a name such as lima-declaration.xml",
        "rename the source",
        Place(str(path)),
    )
