"""Prints a source to begin with, on standard output: commented, and it already checks and builds."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.cli.terminal.streams import say_file
from pipeline.errors import Exit, call_error
from pipeline.options import Options
from pipeline.project import project_of


def run(given: argparse.Namespace) -> Exit:
    """Print the skeleton. Exit 2 where a corrigendum, addendum or revision does not say of what."""
    from pipeline.source.skeleton import skeleton, skeleton_of

    related = given.kind in ("corrigendum", "addendum", "revision")
    if related != (given.of is not None):
        raise call_error(
            "MH108",
            f"{given.kind} {'does not say of what' if related else 'is of nothing'}",
            f"masthead new {given.kind}{' --of SOURCE' if related else ''}",
            "add --of SOURCE" if related else "leave --of out",
        )
    if not related:
        from pipeline.words import words

        say_file(skeleton(given.kind, project_of(Path()).organ, words("en").organs))
        return Exit.DONE
    from pipeline.stages import CHECKING, Work
    from pipeline.stages import run as run_stages

    work = run_stages(Work(given.of, given.of.stem, Options()), CHECKING)
    if work.source is not None:
        say_file(skeleton_of(given.kind, work.source))
    return Exit.DONE
