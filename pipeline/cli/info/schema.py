"""Prints where the schema of the source language is, or copies it into a FOLDER, with the XML catalog."""

from __future__ import annotations

import argparse
from pathlib import Path

import masthead
from pipeline.cli.terminal.streams import say
from pipeline.errors import Exit


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    command.add_argument("--to", type=Path, metavar="FOLDER", help="copy schema and XML catalog into this folder")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> Exit:
    """Print the path of ``masthead.xsd``; with ``--to``, of its copy. Files that are there are not overwritten."""
    say(str(masthead.schema() if given.to is None else masthead.copy_schema(given.to)))
    return Exit.DONE
