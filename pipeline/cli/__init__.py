"""The command ``masthead``. Results go to standard output, messages to standard error; exit codes as in ``Exit``.

Nothing is imported before ``main`` runs: who stops the command while it starts sees no traceback either.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 1 the document, 2 the call, 3 machine or program at fault.

    One that a signal ends returns 128 and its number: 130 for Ctrl-C.
    """
    try:
        from pipeline.cli.running import run

        return run(arguments)
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    finally:
        if arguments is None:  # the process ends now, and says nothing when it is stopped meanwhile
            signal.signal(signal.SIGINT, signal.SIG_DFL)
