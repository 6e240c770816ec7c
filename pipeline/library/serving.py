"""Starts the two servers of the drafter's bench: for an editor, and for a browser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.errors import MastheadError, call_error


def serve_editor() -> None:
    """Speak the Language Server Protocol on standard input and output until the editor ends it.

    Raises ``MastheadError`` MH141 (exit 2) where the packages of the extra ``editor`` are missing.
    """
    try:
        from pipeline.editing.server import server
    except ModuleNotFoundError as error:
        raise _missing(
            error, ("pygls", "lsprotocol"), "the language server needs pygls, which is not installed"
        ) from None
    server.start_io()


def watch(sources: Sequence[Path], *, port: int = 0, ready: Callable[[str], None] = print) -> None:
    """Show sources in the browsers of this machine, made again at each save, until it is stopped.

    ``ready`` hears the address; port 0 is any that is free. Raises ``MastheadError``: MH141 (exit 2) where the packages
    of the extra ``editor`` are missing, MH142 (exit 3) where the port cannot be used.
    """
    try:
        from pipeline.watching.serve import serve
    except ModuleNotFoundError as error:
        packages = ("starlette", "uvicorn", "watchfiles")
        raise _missing(error, packages, "the bench needs packages that are not installed") from None
    serve(sources, port, ready)


def _missing(error: ModuleNotFoundError, packages: Sequence[str], wrong: str) -> MastheadError | ModuleNotFoundError:
    if str(error.name).partition(".")[0] not in packages:
        return error
    expected, mend = "the packages of masthead's extra `editor`", "install them with pip install 'masthead[editor]'"
    return call_error("MH141", wrong, expected, mend)
