"""Compares two versions of a document and shows what changed.

Each side is a source, an Akoma Ntoso file of masthead, or a DOCX of masthead. Without --to the changes are printed.
With one file alone its words are printed, a block a line: what `git diff` compares (docs/desk.md).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.terminal.messages import print_faults, under
from pipeline.cli.terminal.streams import say, say_file, tell
from pipeline.errors import Exit, MastheadError
from pipeline.xmlio.parse import read_bytes

if TYPE_CHECKING:
    from pipeline.redline.sides import Side


def run(given: argparse.Namespace) -> Exit:
    """Print or write the changes; exit 1 where a version is at fault."""
    if given.new is None:
        return _words(given.old)
    from pipeline.comparison.align import align
    from pipeline.redline.text import as_text

    old, new = _side(given.old), _side(given.new)
    before, after = old.blocks, new.blocks
    steps = align(before, after)
    lines = list(as_text(before, after, steps))
    for line in lines:
        say(line)
    if not lines:
        tell("masthead: both say the same")
    return Exit.DONE


def _side(path: Path) -> Side:
    from pipeline.redline.sides import side

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
