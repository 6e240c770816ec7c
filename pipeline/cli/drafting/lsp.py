"""Serves an editor: findings as one types, completion, hover, outline, references, quick fixes.

It speaks the Language Server Protocol on standard input and output. An editor starts it; docs/bench.md says how.
"""

from __future__ import annotations

import argparse

import masthead
from pipeline.errors import Exit


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed: nothing."""
    command.set_defaults(run=run)


def run(_given: argparse.Namespace) -> Exit:
    """Serve until the editor ends it."""
    masthead.serve_editor()
    return Exit.DONE
