"""Lists what each edited copy of a SOURCE changed, tracked or silently, with comments and conflicts.

Copies are DOCX files of masthead that were edited in Word or LibreOffice, also saved as ODT. --base is the source as it
was when the copies were made. --apply takes changes into the SOURCE, in place: its formatting, comments and attributes
stay as they are. What cannot be taken in is listed and left.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.terminal.messages import print_faults, print_json
from pipeline.cli.terminal.streams import say, tell
from pipeline.errors import Exit, call_error

if TYPE_CHECKING:
    from pipeline.desk.desk import Desk
    from pipeline.desk.found import Change


def run(given: argparse.Namespace) -> Exit:
    """Print the changes on standard output; exit 1 where a file is at fault, or a chosen change is left."""
    from pipeline.desk.desk import desk
    from pipeline.desk.report import as_json, lines

    found = desk(given.source, given.edited, given.base)
    if given.html:
        _page(found, given.html)
    if given.apply:
        return _apply(found, given)
    if given.only or given.author or given.ask:
        expected, mend = "--apply beside --only, --author and --ask", "say --apply, too"
        raise call_error("MH611", "changes are chosen, but not to be taken in", expected, mend)
    if given.json:
        print_json(as_json(found))
    else:
        print_faults(found.faults)
        for line in lines(found):
            say(line)
        tell(f"masthead: {_counted(len(found.changes), 'change')}, {_counted(len(found.conflicts), 'conflict')}")
    return Exit.DONE


def _page(found: Desk, path: Path) -> None:
    from pipeline.desk.page import page
    from pipeline.redline.outputs import write_shown

    write_shown({path.name: page(found).encode()}, path.parent)


def _apply(found: Desk, given: argparse.Namespace) -> Exit:
    """Take in the chosen changes, and say of each what became of it."""
    from pipeline.desk.apply import apply
    from pipeline.files.writing import write_all

    unknown = set(given.only) - {change.id for change in found.changes}
    if unknown:
        wrong, expected = f"no change is called {', '.join(sorted(unknown))}", "ids as masthead changes lists them"
        raise call_error("MH610", wrong, expected, "list them again: they follow from the copies and their order")
    chosen = [
        change
        for change in found.changes
        if (not given.only or change.id in given.only) and (not given.author or change.author in given.author)
    ]
    if given.ask:
        chosen = list(_asked(found, chosen))
    made = apply(found, chosen)
    if made.data != found.source.data:
        path = given.source.resolve()
        write_all(path.parent, {path.name: made.data})
    for change in made.taken:
        say(f"{change.id}: taken")
    for change, reason in made.left:
        say(f"{change.id}: left; {reason}")
    tell(f"masthead: {_counted(len(made.taken), 'change')} taken, {len(made.left)} left")
    return Exit.DOCUMENT if made.left else Exit.DONE


def _asked(found: Desk, chosen: list[Change]) -> Iterator[Change]:
    """Ask for each change on the terminal: yes, no, or quit."""
    from pipeline.desk.report import marked

    for change in chosen:
        tell(f"{change.id} {found.place(change)}: {change.what.value} by {change.copy}\n    {marked(change)}")
        tell("take it? [y]es, [n]o, [q]uit: ", end="")
        answer = sys.stdin.readline().strip().lower()[:1]
        if answer in ("q", ""):
            return
        if answer == "y":
            yield change


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
