"""Compares two versions of a document and shows what changed.

Each side is a source, an Akoma Ntoso file of masthead, or a DOCX of masthead. Without --to the changes are printed.
With one file alone its words are printed, a block a line: what `git diff` compares (docs/desk.md).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.terminal.messages import print_faults, under
from pipeline.cli.terminal.streams import say, say_file, tell
from pipeline.errors import Exit, MastheadError, call_error
from pipeline.xmlio.parse import read_bytes

if TYPE_CHECKING:
    from pipeline.redline.versions import Side

TEXT, AUTHOR = "text", "masthead diff"
KINDS = ("docx", "pdf", "html", "akn", TEXT)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?")


def run(given: argparse.Namespace) -> Exit:
    """Print or write the changes; exit 1 where a version is at fault."""
    if given.new is None:
        return _words(given.old)
    if given.date and not _MOMENT.fullmatch(given.date):
        wrong, expected = f"“{given.date}” is no date", "a day or a moment, such as 2026-05-31 or 2026-05-31T09:00:00Z"
        raise call_error("MH604", wrong, expected, "write it so after --date")
    old, new = _side(given.old), _side(given.new)
    if TEXT in given.to:
        _print(old, new)
    kinds = [kind for kind in given.to if kind != TEXT]
    if kinds:
        for path in _written(old, new, kinds, given):
            say(str(path))
    return Exit.DONE


def _print(old: Side, new: Side) -> None:
    from pipeline.comparison.align import align
    from pipeline.redline.text import as_text

    before, after = old.blocks, new.blocks
    lines = list(as_text(before, after, align(before, after)))
    for line in lines:
        say(line)
    if not lines:
        tell("masthead: both say the same")


def _written(old: Side, new: Side, kinds: Sequence[str], given: argparse.Namespace) -> list[Path]:
    from pipeline.redline.docx import Reviser
    from pipeline.redline.outputs import SHOWN, write_shown

    date = given.date if "T" in given.date or not given.date else f"{given.date}T00:00:00Z"
    stem = new.path.name.partition(".")[0] or "document"
    files = {
        f"{stem}{SHOWN[kind].extension}": SHOWN[kind].make(old, new, Reviser(given.author, date)) for kind in kinds
    }
    write_shown(files, given.out)
    return [given.out / name for name in files]


def _side(path: Path) -> Side:
    from pipeline.redline.versions import side

    try:
        return side(path)
    except MastheadError as error:
        raise MastheadError(under(error.faults, str(path)), error.exit_code) from None


def _words(path: Path) -> Exit:
    """What one file says, a block a line; a file that has faults is printed as it is, so that git goes on."""
    try:
        for block in _side(path).blocks:
            say(" ".join(part for part in (block.number, block.text) if part))
    except MastheadError as error:
        print_faults(error.faults)
        say_file(read_bytes(path).decode("utf-8", "replace"))
    return Exit.DONE
