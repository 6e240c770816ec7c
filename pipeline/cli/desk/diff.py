"""Compares two versions of a document and shows what changed.

Each side is a source, an Akoma Ntoso file of masthead, or a DOCX of masthead. Without --to the changes are printed.
With one file alone its words are printed, a block a line: what `git diff` compares (docs/desk.md).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import masthead
from pipeline.cli.terminal.messages import print_faults
from pipeline.cli.terminal.streams import say, say_file, tell
from pipeline.errors import Exit, MastheadError

TEXT = "text"
KINDS = (*masthead.SHOWN_IN, TEXT)


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    about = "a source, an Akoma Ntoso file of masthead, or a DOCX of masthead"
    command.add_argument("old", metavar="OLD", type=Path, help=about)
    command.add_argument("new", metavar="NEW", type=Path, nargs="?", help="the later version, of any of these kinds")
    command.add_argument(
        "--to",
        type=_kinds,
        default=(TEXT,),
        metavar="LIST",
        help="text (printed), docx (tracked changes), pdf and html (marked), akn (modifications)",
    )
    command.add_argument("--out", type=Path, default=masthead.FOLDER, metavar="FOLDER", help="where files go (build/)")
    command.add_argument("--author", default=masthead.AUTHOR, metavar="NAME", help="whose the tracked changes are")
    command.add_argument("--date", default="", metavar="DATE", help="when they were made (not said): 2026-05-31")
    command.set_defaults(run=run)


def _kinds(text: str) -> tuple[str, ...]:
    """What shows changes, as named in ``docx,text``, each once, in their own order."""
    names = {name.strip() for name in text.split(",") if name.strip()}
    if not names or names - set(KINDS):
        all_kinds = ", ".join(KINDS)
        raise argparse.ArgumentTypeError(f"changes cannot be shown as “{text}”; they can as {all_kinds}")
    return tuple(kind for kind in KINDS if kind in names)


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
