"""Prints a source for translation tools: XLIFF 2.1, a unit for each passage, its marks and references as inline codes.

`masthead import FILE.xlf --xliff --of SOURCE` makes a version of the source from the targets.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import masthead
from pipeline.cli.terminal.streams import say_file
from pipeline.errors import Exit, call_error


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    command.add_argument("source", metavar="SOURCE", type=Path, help="a source")
    command.add_argument("--xliff", action="store_true", help="XLIFF 2.1")
    command.add_argument("--lang", default="", choices=masthead.OFFICIAL, help="the language to translate into")
    command.add_argument("-o", dest="output", type=Path, metavar="FILE", help="write a new file, not standard output")
    command.set_defaults(run=run)


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
