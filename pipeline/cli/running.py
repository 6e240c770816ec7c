"""Runs one command from its arguments to its exit code, and stands around it: stops, streams, what nobody foresaw."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.cli.arguments import parser
from pipeline.cli.terminal import streams
from pipeline.cli.terminal.calls import refuse_addresses
from pipeline.cli.terminal.messages import print_faults
from pipeline.cli.terminal.stopping import Stopped, stoppable
from pipeline.defence import unforeseen
from pipeline.errors import Exit, MastheadError, environment_error, under


def run(arguments: Sequence[str] | None) -> int:
    """The exit code, as in ``pipeline.cli.main``."""
    streams.ready()
    try:
        with stoppable():
            code = _guarded(arguments)
            error = streams.lost()
    except Stopped as stopped:
        streams.tell("masthead: stopped; nothing half-made was left behind")
        streams.lost()
        return stopped.exit_code
    if error is not None:
        print_faults(_unwritable(error).faults)
        return max(code, Exit.ENVIRONMENT)
    return code


def _guarded(arguments: Sequence[str] | None) -> int:
    given = argparse.Namespace()
    try:
        words = sys.argv[1:] if arguments is None else arguments
        given = parser(words).parse_args(words)
        refuse_addresses(given)
        code: Exit = given.run(given)
    except SystemExit as end:  # argparse has said what there is to say
        return int(end.code or 0)
    except MastheadError as error:
        print_faults(under(error.faults, _path(given)), every=getattr(given, "all", False))
        return int(error.exit_code)
    except Exception as error:  # noqa: BLE001 - the last line of defence
        print_faults(unforeseen(error, _path(given) or "masthead").faults)
        return int(Exit.ENVIRONMENT)
    return int(code)


def _path(given: argparse.Namespace) -> str:
    """What the call is about, as far as is known; ``''`` where it names no file."""
    values = [getattr(given, name, None) for name in ("source", "file", "of", "verify", "sources", "collection", "old")]
    named = [each for value in values for each in (value if isinstance(value, list) else [value])]
    return next((str(path) for path in named if isinstance(path, Path)), "")


def _unwritable(error: OSError) -> MastheadError:
    return environment_error(
        "MH323",
        f"standard output cannot be written ({error.strerror or error})",
        "room for what the command prints",
        "make room, or send it elsewhere; files that were built are there",
    )
