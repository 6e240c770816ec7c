"""Keeps the outputs of a document in their folder, with the record of what they were made from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import Fault, Place, Severity
from pipeline.files.naming import output_name, symbol_stem
from pipeline.options import Options
from pipeline.outputs import Format

if TYPE_CHECKING:
    from pipeline.files.freshness import Record
    from pipeline.stages import Work


def output_stem(work: Work) -> str:
    """What the outputs of a document are called: after its source, or its symbol."""
    from pipeline.stages import document_of

    return symbol_stem(document_of(work), work.name) if work.options.name == "symbol" else work.name


def keep(
    work: Work, options: Options, record: Record, keys: Mapping[Format, str]
) -> tuple[list[str], list[str], tuple[Fault, ...]]:
    """Write the outputs that are asked for, but for those that are withheld; no older one of theirs stays.

    Gives the paths of both, and what is to be told of older files. Raises ``MastheadError`` MH320.
    """
    from pipeline.files.writing import write_all

    names = {format_: output_name(output_stem(work), format_, options) for format_ in options.formats}
    files = {names[format_]: work.outputs[format_] for format_ in options.formats if format_ not in work.withheld}
    withheld = [names[format_] for format_ in options.formats if format_ in work.withheld]
    ours = {name for name in withheld if record.wrote(name)}
    for name in withheld:
        record.files.pop(name, None)
    pictures = (work.pictures or {}).values()
    keys_ = {name: keys[format_] for format_, name in names.items()}
    record.note(files, keys_, {**{picture.file: picture.original for picture in pictures}, **work.shared})
    write_all(options.out, {**files, **record.as_file()})
    faults = tuple(fault for name in withheld for fault in _clear(options.out / name, ours=name in ours))
    written, left = ([str(options.out / name) for name in names_] for names_ in (files, withheld))
    return written, left, faults


def _clear(path: Path, *, ours: bool) -> tuple[Fault, ...]:
    """Take an older file away from the place of one that is withheld: what masthead wrote; other work is kept."""
    from pipeline.files.writing import remove, set_aside

    if ours:
        remove(path)
        return ()
    if not path.exists():
        return ()
    other = set_aside(path)
    wrong = f"this file is older than its source, and was changed since it was built; it is called {other.name} now"
    mend = "delete it, or keep what somebody wrote there"
    return (Fault("MH325", Place(str(path)), wrong, "no file where an output is withheld", mend, Severity.WARNING),)
