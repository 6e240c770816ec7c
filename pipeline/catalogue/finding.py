"""Finds the documents in a folder of outputs: files of one name, of which one carries Akoma Ntoso."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from pipeline.errors import Fault, MastheadError, Place, environment_error
from pipeline.outputs import Format
from pipeline.xmlio.parse import MAX_BYTES, read_bytes

CATALOGUE = "catalogue"  # the folder of the catalogue's own files, in that of the outputs
_FACTS = (Format.AKN, *Format.AKN.carriers)  # what says what a document is, the best first
_WORKING = (".submission", ".review")  # copies that are for those who write the document


class Found(Struct, frozen=True):
    """The outputs of one document: their common ``name``, with slashes, from the folder on, and which there are."""

    name: str
    formats: tuple[Format, ...]


def found(folder: Path) -> Iterator[Found]:
    """The documents of a folder, in order of name. Raises ``MastheadError`` MH134 (exit 3) where it cannot be read."""
    for root, folders, files in os.walk(folder, onerror=_refuse):
        top = Path(root) == folder
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not (top and name == CATALOGUE))
        below = Path(root).relative_to(folder)
        names: dict[str, set[Format]] = {}
        for file in files:
            for format_ in Format:
                if file.endswith(format_.extension) and not file.startswith("."):
                    names.setdefault(file.removesuffix(format_.extension), set()).add(format_)
        for name in sorted(names):
            if names[name] & set(_FACTS) and not name.endswith(_WORKING):
                yield Found((below / name).as_posix(), tuple(each for each in Format if each in names[name]))


def akn_of(folder: Path, document: Found) -> bytes:
    """The Akoma Ntoso of a document: its file, or the one that its PDF has attached.

    Raises ``MastheadError``: MH101 or MH102 where it cannot be read, MH182 where there is none in the PDF.
    """
    if Format.AKN in document.formats:
        return read_bytes(folder / f"{document.name}{Format.AKN.extension}")
    path = folder / f"{document.name}{Format.PDF.extension}"
    try:
        data = _attached(path)
    except Exception as error:  # noqa: BLE001 - a file may be damaged in any way
        reason = " ".join(f"it cannot be read: {error}".split())[:200]
        raise _without_facts(path, reason) from None
    if data is None or len(data) > MAX_BYTES:
        raise _without_facts(path, "no Akoma Ntoso is attached to it")
    return data


def _attached(path: Path) -> bytes | None:
    import pikepdf

    with pikepdf.open(path) as pdf:
        for name, specification in pdf.attachments.items():
            if name.endswith(Format.AKN.extension):
                return bytes(specification.get_file().read_bytes())
    return None


def _without_facts(path: Path, reason: str) -> MastheadError:
    expected, mend = "a PDF that masthead built", "build the document anew, also --to akn"
    return MastheadError(
        [Fault("MH182", Place(str(path)), f"the PDF does not say what it is ({reason})", expected, mend)]
    )


def _refuse(error: OSError) -> None:
    reason = f"a folder cannot be read ({error.strerror or error})"
    place = Place(str(error.filename or ""))
    raise environment_error("MH134", reason, "folders that can be read", "change its rights", place)
