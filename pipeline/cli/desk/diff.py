"""Compares two versions of a document and shows what changed.

Each side is a source, an Akoma Ntoso file of masthead, or a DOCX of masthead. Without --to the changes are printed.
With one file alone its words are printed, a block a line: what `git diff` compares (docs/desk.md).
"""

from __future__ import annotations

import argparse

import masthead
from pipeline.cli.terminal.messages import print_faults
from pipeline.cli.terminal.streams import say, say_file, tell
from pipeline.errors import Exit, MastheadError

TEXT = "text"
KINDS = (*masthead.SHOWN_IN, TEXT)


def run(given: argparse.Namespace) -> Exit:
    """Print or write the changes; exit 1 where a version is at fault."""
    if given.new is None:
        return _words(given)
    found = masthead.compare(given.old, given.new, author=given.author, date=given.date)
    if TEXT in given.to:
        lines = found.lines()
        for line in lines:
            say(line)
        if not lines:
            tell("masthead: both say the same")
    kinds = [kind for kind in given.to if kind != TEXT]
    files = found.outputs(*kinds) if kinds else {}
    if files:
        masthead.write_shown(given.out, files)
    for name in files:
        say(str(given.out / name))
    return Exit.DONE


def _words(given: argparse.Namespace) -> Exit:
    """What one file says, a block a line; a file that has faults is printed as it is, so that git goes on."""
    try:
        for line in masthead.lines_of(given.old):
            say(line)
    except MastheadError as error:
        print_faults(error.faults)
        say_file(masthead.load(given.old).data.decode("utf-8", "replace"))
    return Exit.DONE
