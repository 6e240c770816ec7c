"""``masthead build --bilingual A B``: two language versions side by side, for revisers. No deposit takes it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from pipeline.cli.terminal.streams import say
from pipeline.document.model import Document
from pipeline.errors import Exit, call_error
from pipeline.files.naming import source_stem
from pipeline.files.writing import write_all
from pipeline.options import FOLDER, Options
from pipeline.outputs import Format


def run_bilingual(given: argparse.Namespace) -> Exit:
    """Write ``A+B.bilingual.html`` and ``.pdf``, or the one that ``--to`` names.

    Exit 2 (MH154) where the call does not name two versions in two languages, or another output.
    """
    from pipeline.render.bilingual import bilingual_html, bilingual_pdf

    makers: dict[Format, Callable[[Document, Document], bytes]] = {
        Format.HTML: lambda one, other: bilingual_html(one, other).encode(),
        Format.PDF: bilingual_pdf,
    }
    wanted = given.to or tuple(makers)
    _refuse(len(given.sources) != 2, f"{len(given.sources)} sources are named", "two versions: A.en.xml A.es.xml")
    _refuse(not set(wanted) <= set(makers), "the aid has no such output", "--to html, pdf or both")
    one, other = (_document(path) for path in given.sources)
    _refuse(one.language == other.language, f"both are in {one.language.name}", "versions in two languages")
    stem = "+".join(source_stem(path) for path in given.sources)
    files = {f"{stem}.bilingual{format_.extension}": makers[format_](one, other) for format_ in wanted}
    folder = given.out or FOLDER
    write_all(folder, files)
    for name in files:
        say(str(folder / name))
    return Exit.DONE


def _refuse(wrong: bool, what: str, expected: str) -> None:
    if wrong:
        raise call_error("MH154", what, expected, "masthead build --bilingual A.en.xml A.es.xml --to html,pdf")


def _document(path: Path) -> Document:
    from pipeline.stages import RESOLVING, Work, document_of
    from pipeline.stages import run as run_stages

    return document_of(run_stages(Work(path, path.stem, Options()), RESOLVING))
