"""Cites a PLACE of a document: IRI, eId, the words, and the citation in the form of the United Nations."""

from __future__ import annotations

import argparse

import masthead
from pipeline.cli.terminal.messages import print_json
from pipeline.cli.terminal.streams import say
from pipeline.errors import Exit


def run(given: argparse.Namespace) -> Exit:
    """Print the citation. Exit 2 where the document has no such place."""
    from dataclasses import asdict

    found = masthead.load(given.source).cite(given.place)
    if given.json:
        print_json(asdict(found))
    else:
        for name, value in asdict(found).items():
            say(f"{name}: {value}")
    return Exit.DONE
