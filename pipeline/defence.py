"""The last line of defence: what nobody foresaw becomes a finding, and the other documents go on.

Every use of it is a fault of masthead to mend.
"""

from __future__ import annotations

import os
import sys

from pipeline import __version__
from pipeline.errors import Exit, Fault, MastheadError, Place

_QUOTED = 200  # characters of the reason


def unforeseen(error: Exception, path: str) -> MastheadError:
    """MH321 (exit 3) at ``path``. The traceback stands in a file, which the message names, and in no terminal."""
    if isinstance(error, MastheadError):
        return error
    reason = f"{type(error).__name__}: {_words(error)}".removesuffix(": ")[:_QUOTED]
    kept = _keep(error, path)
    report = f"report it with the file {kept}" if kept else "report it; no room was found to keep more about it"
    mend = f"{report}, and with the source if it may be shown"
    fault = Fault("MH321", Place(path), f"masthead has failed ({reason})", "outputs, or a finding", mend)
    return MastheadError([fault], Exit.ENVIRONMENT)


def _words(error: Exception) -> str:
    try:
        return " ".join(str(error).split())
    except Exception:  # noqa: BLE001 - an error that cannot even say what it is
        return ""


def _keep(error: Exception, path: str) -> str:
    """The name of the file with the traceback; ``''`` where none can be written."""
    try:
        import platform
        import tempfile
        import traceback

        report = "".join(traceback.format_exception(error))
        call = " ".join(map(ascii, sys.argv))
        text = f"masthead {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        text += f"call: {call}\ndocument: {path!a}\n\n{report}"
        descriptor, name = tempfile.mkstemp(prefix="masthead-fault-", suffix=".txt")
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
    except Exception:  # noqa: BLE001 - no memory, no room: the message alone must do
        return ""
    return name
