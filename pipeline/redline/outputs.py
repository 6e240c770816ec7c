"""The outputs in which changes are shown: what each is called, how its file ends, who makes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Exit, Fault, MastheadError, Place
from pipeline.files.writing import write_all
from pipeline.redline.docx import Reviser, redline_docx
from pipeline.redline.versions import Side
from pipeline.render.docx import render_docx
from pipeline.style import document_style
from pipeline.verify.docx.package.opened import Unreadable


@dataclass(frozen=True, slots=True)
class RedlineOutput:
    """An output: its ending, what it is, and the function from both versions to its bytes."""

    extension: str
    about: str
    make: Callable[[Side, Side, Reviser], bytes]


def _docx(old: Side, new: Side, reviser: Reviser) -> bytes:
    """Raises ``MastheadError`` MH620 where a side is a DOCX that cannot be read."""
    try:
        return redline_docx(_file(old), _file(new), reviser)
    except (Unreadable, ValueError) as error:
        expected, mend = "two DOCX files of masthead", "take the files as masthead, Word or LibreOffice saved them"
        raise MastheadError([Fault("MH620", Place(str(new.path)), str(error), expected, mend)]) from None


def _file(side: Side) -> bytes:
    document = side.document
    return side.data if document is None else render_docx(document, document_style(document))


SHOWN = {"docx": RedlineOutput(".redline.docx", "a DOCX with tracked changes", _docx)}


def write_shown(files: dict[str, bytes], folder: Path) -> None:
    """Put files into ``folder``. Raises ``MastheadError`` MH603 (exit 2) where other files of these names are there."""
    for name, data in files.items():
        path = folder / name
        if path.is_file() and path.read_bytes() != data:
            wrong, expected = "another file of this name is there", "no file in the place of an output"
            fault = Fault("MH603", Place(str(path)), wrong, expected, "rename it, delete it, or choose another --out")
            raise MastheadError([fault], Exit.CALL)
    write_all(folder, files)
