"""Shows documents in the browser while one works on them: each save is checked and made again at once.

The page is served to this machine alone. Findings stand beside the text, then come the pages and the files.
"""

from __future__ import annotations

import argparse

from pipeline.cli.several.folders import sources_of
from pipeline.cli.terminal.streams import say, tell
from pipeline.errors import Exit, call_error


def run(given: argparse.Namespace) -> Exit:
    """Serve until Ctrl-C."""
    try:
        from pipeline.watching.serve import serve
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] not in ("starlette", "uvicorn", "watchfiles"):
            raise
        raise call_error(
            "MH141", "the bench needs packages that are not installed", "those of masthead's extra `editor`",
            "install them with pip install 'masthead[editor]'",
        ) from None  # fmt: skip

    def ready(address: str) -> None:
        say(address)
        tell("masthead: open that page in a browser; Ctrl-C ends the bench")
        if given.open:
            import webbrowser  # it loads what no other command needs

            webbrowser.open(address)

    serve(sources_of(given.sources), given.port, ready)
    return Exit.DONE
