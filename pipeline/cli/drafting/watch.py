"""Shows documents in the browser while one works on them: each save is checked and made again at once.

The page is served to this machine alone. Findings stand beside the text, then come the pages and the files.
"""

from __future__ import annotations

import argparse

import masthead
from pipeline.cli.several.folders import sources_of
from pipeline.cli.shared import above, sources
from pipeline.cli.terminal.streams import say, tell
from pipeline.errors import Exit


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    sources(command)
    command.add_argument("--port", type=above(0, "ports"), default=0, metavar="N", help="the port (any that is free)")
    command.add_argument("--open", action="store_true", help="open the page in the browser")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> Exit:
    """Serve until Ctrl-C."""

    def ready(address: str) -> None:
        say(address)
        tell("masthead: open that page in a browser; Ctrl-C ends the bench")
        if given.open:
            import webbrowser  # it loads what no other command needs

            webbrowser.open(address)

    masthead.watch(sources_of(given.sources), port=given.port, ready=ready)
    return Exit.DONE
