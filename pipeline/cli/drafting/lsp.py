"""Serves an editor: findings as one types, completion, hover, outline, references, quick fixes.

It speaks the Language Server Protocol on standard input and output. An editor starts it; docs/bench.md says how.
"""

from __future__ import annotations

import argparse

from pipeline.errors import Exit, call_error


def run(_given: argparse.Namespace) -> Exit:
    """Serve until the editor ends it."""
    try:
        from pipeline.editing.server import server
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise call_error(
            "MH141", "the language server needs pygls, which is not installed",
            "the packages of masthead's extra `editor`", "install them with pip install 'masthead[editor]'",
        ) from None  # fmt: skip
    server.start_io()
    return Exit.DONE
