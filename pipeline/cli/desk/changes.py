"""Lists what each edited copy of a SOURCE changed, tracked or silently, with comments and conflicts.

Copies are DOCX files of masthead that were edited in Word or LibreOffice, also saved as ODT. --base is the source as it
was when the copies were made. --apply takes changes into the SOURCE, in place: its formatting, comments and attributes
stay as they are. What cannot be taken in is listed and left.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import masthead
from pipeline.cli.terminal.messages import print_faults, print_json
from pipeline.cli.terminal.streams import say, tell
from pipeline.errors import Exit, call_error


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    command.add_argument("source", metavar="SOURCE", type=Path, help="the source of which the copies were made")
    command.add_argument("edited", metavar="EDITED.docx", type=Path, nargs="+", help="a copy that somebody edited")
    command.add_argument("--base", type=Path, metavar="OLD.xml", help="the source as it was when the copies were made")
    command.add_argument("--json", action="store_true", help="the changes as JSON on standard output")
    command.add_argument("--html", type=Path, metavar="FILE", help="the changes as a page, too")
    command.add_argument("--apply", action="store_true", help="take changes into the source, in place")
    command.add_argument("--only", nargs="+", default=(), metavar="ID", help="of them only these: C1 C4")
    command.add_argument("--author", nargs="+", default=(), metavar="NAME", help="only those that these people tracked")
    command.add_argument("--ask", action="store_true", help="ask for each of them on the terminal")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> Exit:
    """Print the changes on standard output; exit 1 where a file is at fault, or a chosen change is left."""
    found = masthead.changes(given.source, given.edited, base=given.base)
    if given.html:
        masthead.write_shown(given.html.parent, {given.html.name: found.page().encode()})
    if given.apply:
        return _apply(found, given)
    if given.only or given.author or given.ask:
        expected, mend = "--apply beside --only, --author and --ask", "say --apply, too"
        raise call_error("MH611", "changes are chosen, but not to be taken in", expected, mend)
    if given.json:
        print_json(found.as_json())
    else:
        print_faults(found.faults)
        for line in found.lines():
            say(line)
        tell(f"masthead: {_counted(len(found.changes), 'change')}, {_counted(len(found.conflicts), 'conflict')}")
    return Exit.DONE


def _apply(found: masthead.Edited, given: argparse.Namespace) -> Exit:
    """Take in the chosen changes, and say of each what became of it."""
    chosen = found.chosen(given.only, given.author)
    made = found.applied(tuple(_asked(found, chosen)) if given.ask else chosen)
    if made.data != masthead.load(given.source).data:
        path = given.source.resolve()
        masthead.write_files(path.parent, {path.name: made.data})
    for change in made.taken:
        say(f"{change.id}: taken")
    for change, reason in made.left:
        say(f"{change.id}: left; {reason}")
    tell(f"masthead: {_counted(len(made.taken), 'change')} taken, {len(made.left)} left")
    return Exit.DOCUMENT if made.left else Exit.DONE


def _asked(found: masthead.Edited, chosen: Sequence[masthead.Change]) -> Iterator[masthead.Change]:
    """Ask for each change on the terminal: yes, no, or quit."""
    for change in chosen:
        tell(f"{change.id} {found.place(change)}: {change.what.value} by {change.copy}\n    {found.marked(change)}")
        tell("take it? [y]es, [n]o, [q]uit: ", end="")
        answer = sys.stdin.readline().strip().lower()[:1]
        if answer in ("q", ""):
            return
        if answer == "y":
            yield change


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
