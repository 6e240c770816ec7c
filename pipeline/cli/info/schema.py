"""Prints where the schema of the source language is, or copies it into a FOLDER, with the XML catalog."""

from __future__ import annotations

import argparse
import shutil

from pipeline.cli.terminal.streams import say
from pipeline.errors import Exit, Place, call_error


def run(given: argparse.Namespace) -> Exit:
    """Print the path of ``masthead.xsd``; with ``--to``, of its copy. Files that are there are not overwritten."""
    from pipeline.resources import data

    folder = data("schema")
    if given.to is None:
        say(str(folder / "masthead.xsd"))
        return Exit.DONE
    files = [*sorted(folder.glob("*.xsd")), folder / "catalog.xml"]
    there = [path.name for path in files if (given.to / path.name).exists()]
    if there:
        raise call_error(
            "MH127",
            f"{given.to} has {', '.join(there[:3])} already",
            "a folder without these files",
            "name another folder, or take them away",
            Place(str(given.to)),
        )
    try:
        given.to.mkdir(parents=True, exist_ok=True)
        for path in files:
            shutil.copyfile(path, given.to / path.name)
    except OSError as error:
        wrong = f"the schema cannot be copied ({error.strerror or error})"
        raise call_error("MH128", wrong, "a folder that can be written", "name another", Place(str(given.to))) from None
    say(str(given.to / "masthead.xsd"))
    return Exit.DONE
