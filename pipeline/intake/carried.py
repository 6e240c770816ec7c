"""A DOCX of masthead carries its source; it is given back as long as nobody has changed a word."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.errors import MastheadError
from pipeline.intake.docx.read import read_docx
from pipeline.intake.package import Package
from pipeline.intake.stream import Line, Stream, Words, lines_of
from pipeline.options import Options
from pipeline.pictures import pictures_of
from pipeline.render.docx import Form, render_docx
from pipeline.render.docx.package.carried import Carried, unpacked
from pipeline.resolve.document import resolve
from pipeline.source.model.blocks import Figure
from pipeline.source.model.document import Facsimile
from pipeline.source.model.walk import every
from pipeline.stages import CHECKING, Work, run
from pipeline.style.load import house_style
from pipeline.work import source_of

_DOT = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
_CONTENTS = "toc "  # styles of the lines of a table of contents: their numbers of pages change


def carried_source(stream: Stream, path: str) -> tuple[str, bool]:
    """The source that a file carries (``''``: none), and whether the words of the file are still those of it."""
    carried = unpacked(stream.carried)
    if carried is None:
        return "", False
    try:
        text = carried.source.decode("utf-8-sig")
        with TemporaryDirectory(prefix="masthead-") as folder:
            return text, _words(stream) == _words(_printed(carried, Path(folder), path))
    except (MastheadError, UnicodeDecodeError):  # what a check refuses that has become stricter since
        return "", False


def _printed(carried: Carried, folder: Path, path: str) -> Stream:
    """The stream of the DOCX that the source makes. Raises ``MastheadError`` where it does not check."""
    work = run(Work(folder / Path(path).name, Path(path).stem, Options(), carried.source), CHECKING[:-1])
    source = source_of(work)
    files = [figure.file for figure in every(source, Figure)] + [page.file for page in every(source, Facsimile)]
    for name in files:  # the words do not depend on the pictures
        file = folder / name
        if file.resolve().is_relative_to(folder.resolve()):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_DOT)
    pictures, _refused = pictures_of(source, folder)
    document = resolve(source, folder, pictures=pictures)
    form = Form("submission" if carried.submission else "issued")
    style = house_style(document.layout, document.language.code)
    data = render_docx(document, style, form=form, review=carried.review)
    return read_docx(Package(data, "printed"), "accept")


def _words(stream: Stream) -> list[str]:
    """What stands in the text and in its notes, line by line, without the space between words."""
    lines = [line for line in lines_of(stream.blocks) if not line.style.casefold().startswith(_CONTENTS)]
    notes = [line for note in stream.notes.values() for line in note.lines]
    return [text for line in (*lines, *notes) if (text := _bare(line))]


def _bare(line: Line) -> str:
    words = "".join(piece.text for piece in line.pieces if isinstance(piece, Words))
    return "".join(f"{line.label}{words}".split()).replace("\u200b", "")
