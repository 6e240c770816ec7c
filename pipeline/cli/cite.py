"""Cites a PLACE of a document: IRI, eId, the words, and the citation in the form of the United Nations."""

from __future__ import annotations

import argparse
from pathlib import Path

import masthead
from pipeline.cli.terminal.messages import print_json
from pipeline.cli.terminal.streams import say
from pipeline.errors import Exit


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    command.add_argument("source", metavar="SOURCE", type=Path, help="a source")
    command.add_argument("place", metavar="PLACE", help="'annex, AGREE, 6', or an id such as att_1__dvs_2__para_6")
    command.add_argument("--json", action="store_true", help="the citation as JSON")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> Exit:
    """Print the citation. Exit 2 where the document has no such place."""
    from msgspec import to_builtins

    found = masthead.load(given.source).cite(given.place)
    if given.json:
        print_json(to_builtins(found))
    else:
        for name, value in to_builtins(found).items():
            say(f"{name}: {value}")
    return Exit.DONE
