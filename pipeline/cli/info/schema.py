"""Prints where the schema of the source language is, or copies it into a FOLDER, with the XML catalog."""

from __future__ import annotations

import argparse

import masthead
from pipeline.cli.terminal.streams import say
from pipeline.errors import Exit


def run(given: argparse.Namespace) -> Exit:
    """Print the path of ``masthead.xsd``; with ``--to``, of its copy. Files that are there are not overwritten."""
    say(str(masthead.schema() if given.to is None else masthead.copy_schema(given.to)))
    return Exit.DONE
