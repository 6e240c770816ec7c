"""Makes a static catalogue of built documents: by symbol, organ, session, year, language and subject, with a search.

It reads the Akoma Ntoso among the outputs, or what their PDF has attached, and writes index.html, catalogue.json and
the folder catalogue/ beside them. The folder then works on any web server as it is. A second run over the same
outputs changes nothing.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import perf_counter

import masthead
from pipeline.cli.terminal.messages import print_faults
from pipeline.cli.terminal.streams import redraw, say, tell
from pipeline.errors import Exit

_EVERY = 30.0  # seconds between two lines of progress where there is no terminal
_BLINK = 0.2  # seconds between two on a terminal


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    command.add_argument("folder", metavar="OUT", type=Path, help="the output folder of build or batch")
    command.add_argument(
        "--lang", type=_languages, default=("en",), metavar="LIST",
        help=f"the languages of the pages, the first on top (en): {', '.join(masthead.OFFICIAL)}",
    )  # fmt: skip
    command.add_argument(
        "--address", default="", metavar="URL",
        help="where the folder will stand on the web, https://archive.example/documents/; makes a site map",
    )  # fmt: skip
    command.add_argument("--no-search", action="store_false", dest="search", help="make no full-text search")
    command.add_argument(
        "--force", action="store_true", help="overwrite files in its places that it did not write, or that were changed"
    )
    command.set_defaults(run=run)


def _languages(text: str) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    if not set(codes) <= set(masthead.OFFICIAL):
        raise argparse.ArgumentTypeError(f"“{text}” is no list of languages of {', '.join(masthead.OFFICIAL)}")
    return codes


def run(given: argparse.Namespace) -> Exit:
    """Make the catalogue; exit code 1 where a document is not in it."""
    progress = _Progress()
    try:
        made = masthead.catalogue(
            given.folder,
            given.lang,
            address=given.address,
            search=given.search,
            force=given.force,
            tell=progress.read,
        )
    finally:
        progress.end()
    for error in made.faults:
        print_faults(error.faults)
    say(str(Path(given.folder) / "index.html"))
    left = f"; {len(made.faults):,} are not in it" if made.faults else ""
    tell(f"masthead: {made.works:,} documents in {made.documents:,} versions{left}")
    return Exit.DOCUMENT if made.faults else Exit.DONE


class _Progress:
    """How many documents are read: on one line of a terminal, else a line now and then."""

    def __init__(self) -> None:
        self._told = perf_counter()
        self._terminal = sys.stderr is not None and sys.stderr.isatty()

    def read(self, count: int, total: int) -> None:
        """So many documents are read."""
        now = perf_counter()
        if now - self._told >= (_BLINK if self._terminal else _EVERY):
            self._told = now
            (redraw if self._terminal else tell)(f"{count:,} of {total:,} documents read")

    def end(self) -> None:
        """Leave the line clean for what follows."""
        if self._terminal:
            redraw("")
