"""Lists what each edited copy of a SOURCE changed, tracked or silently, with comments and conflicts.

Copies are DOCX files of masthead that were edited in Word or LibreOffice, also saved as ODT. --base is the source as it
was when the copies were made.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.terminal.messages import print_faults, print_json
from pipeline.cli.terminal.streams import say, tell
from pipeline.errors import Exit

if TYPE_CHECKING:
    from pipeline.desk.desk import Desk


def run(given: argparse.Namespace) -> Exit:
    """Print the changes on standard output; exit 1 where a file is at fault."""
    from pipeline.desk.desk import desk
    from pipeline.desk.report import as_json, lines

    found = desk(given.source, given.edited, given.base)
    if given.html:
        _page(found, given.html)
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


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
