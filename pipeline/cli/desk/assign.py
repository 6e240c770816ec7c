"""Gives every language version of a document its symbol, date, job number and original language, in place.

The status becomes "issued" when nothing is unassigned, unverified or a placeholder in any of them. Nothing else in a
file changes. What contradicts the symbol's form, the session or another version is refused, and nothing is written.
"""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

import masthead
from pipeline.cli.terminal.messages import print_faults
from pipeline.cli.terminal.streams import say, tell
from pipeline.errors import Exit, Severity, under


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    command.add_argument("sources", metavar="SOURCE", nargs="+", type=Path, help="all language versions of a document")
    command.add_argument("--symbol", nargs="+", default=(), metavar="SYMBOL", help="A/61/100; of two organs both")
    for name, form, about in (("date", "DATE", "the day of issue: 2006-06-12"), ("job", "NUMBER", "the job number"),
                              ("original", "LANGUAGES", "its original language or languages: 'en es'")):  # fmt: skip
        command.add_argument(f"--{name}", default="", metavar=form, help=about)
    command.add_argument("--dry-run", action="store_true", help="print what would change, and write nothing")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> Exit:
    """Write the values into all sources, or none; with ``--dry-run`` print what would change."""
    made = masthead.assign(given.sources, symbols=given.symbol, date=given.date, job=given.job, original=given.original)
    for each in made:
        _tell(each, written=not given.dry_run)
    if not given.dry_run:
        _write(made)
    return Exit.DONE


def _write(made: Iterable[masthead.Assigned]) -> None:
    folders: dict[Path, dict[str, bytes]] = {}
    for each in made:
        if each.after != each.before:
            folders.setdefault(each.path.resolve().parent, {})[each.path.resolve().name] = each.after
    for folder, files in folders.items():
        masthead.write_files(folder, files)


def _tell(each: masthead.Assigned, *, written: bool) -> None:
    before, after = (data.decode("utf-8").splitlines() for data in (each.before, each.after))
    for line in difflib.unified_diff(before, after, str(each.path), str(each.path), lineterm="", n=0):
        say(line)
    if not before or each.after == each.before:
        tell(f"{each.path}: all values are there already")
    print_faults(under((replace(fault, severity=Severity.WARNING) for fault in each.lacking), str(each.path)))
    state = "issued" if each.issued else "not issued yet"
    tell(f"{each.path}: {state}{'' if written else ' (nothing is written)'}")
