"""Reads the outputs of each SOURCE back and compares them with it.

Words, order, numbers, notes, references and structure must be the same in all of them. Exit code 1 where an output
differs or is missing, whoever changed it; 3 where masthead itself fails.
"""

from __future__ import annotations

import argparse
from itertools import groupby

import masthead
from pipeline.cli.build import options_of
from pipeline.cli.several.folders import sources_of
from pipeline.cli.shared import every, jobs, outputs, sources
from pipeline.cli.terminal.messages import MOST_OF_AN_OUTPUT, print_faults, print_json
from pipeline.cli.terminal.streams import say, tell
from pipeline.errors import Exit, Fault


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    sources(command)
    outputs(command)
    command.add_argument("--json", action="store_true", help="the findings as JSON on standard output")
    jobs(command)
    every(command)
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> Exit:
    """Verify every source's outputs; exit 1 where any differs or is missing."""
    given.sources = sources_of(given.sources, given.out)
    options = options_of(given)
    found: list[Fault] = []
    code = Exit.DONE
    for verified in masthead.verify_files(given.sources, options, jobs=given.jobs):
        faults, code = verified.value or verified.faults, max(code, verified.code)
        if faults:
            code = max(code, Exit.DOCUMENT)
        elif not given.json:
            say(f"{verified.path}: {', '.join(each.value for each in options.formats)} say what the source says")
        found.extend(faults)
        if not given.json:
            for _, of_output in groupby(faults, _file):
                print_faults(tuple(of_output), every=given.all, most=MOST_OF_AN_OUTPUT)
    if given.json:
        print_json([fault.as_json() for fault in found])
    elif found:
        tell(f"masthead: {len(found)} {'difference' if len(found) == 1 else 'differences'}")
    return code


def _file(fault: Fault) -> str:
    """The output that a difference is in, without the page or paragraph."""
    return fault.place.path.partition("#")[0]
