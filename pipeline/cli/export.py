"""Prints a source for translation tools: XLIFF 2.1, a unit for each passage, its marks and references as inline codes.

`masthead import FILE.xlf --xliff --of SOURCE` makes a version of the source from the targets.
"""

from __future__ import annotations

import argparse

import masthead
from pipeline.cli.terminal.streams import say_file
from pipeline.errors import Exit, call_error


def run(given: argparse.Namespace) -> Exit:
    """Print the XLIFF, or write it into a new file (``-o``)."""
    if not given.xliff:
        raise call_error("MH153", "the format is not named", "masthead export SOURCE --xliff", "add --xliff")
    text = masthead.load(given.source).export(given.lang)
    if given.output is None:
        say_file(text)
    else:
        masthead.write_new(given.output, text)
    return Exit.DONE
