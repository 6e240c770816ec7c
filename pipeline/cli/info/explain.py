"""Explains a CODE: what is asked, where that comes from, a wrong and a right example, what a drafter can do."""

from __future__ import annotations

import argparse

import masthead
from pipeline.cli.terminal.streams import say
from pipeline.errors import Exit


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    command.add_argument("codes", metavar="CODE", nargs="+", help="the code of a finding, such as MH407")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> Exit:
    """Print what is known of each code; exit 2 where there is no such code."""
    paragraphs = [each for found in [masthead.explain(code) for code in given.codes] for each in found.lines()]
    for line in "\n\n".join(each.removeprefix("## ") for each in paragraphs).split("\n"):
        say(line)
    return Exit.DONE
