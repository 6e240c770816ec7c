"""The limits of the process that makes the pages, and what its death is told as."""

from __future__ import annotations

import os
import resource
import signal
from contextlib import suppress
from pathlib import Path

from pipeline.errors import MastheadError, environment_error
from pipeline.options import Limits
from pipeline.pages.board import Board

_MEGABYTE = 1024 * 1024
NO_MEMORY = 12  # the exit code of the process when it has no room even for an answer
_NEARLY = 0.75  # of a limit: what fails may have been a large piece
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def limit_memory(limits: Limits) -> None:
    """Let this process have no more memory of its own than it may."""
    if limits.memory:
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        limit = limits.memory * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_DATA, (limit if most < 0 else min(limit, most), most))


def limit_time(limits: Limits) -> None:
    """Begin to count the time of a document: when it is over, SIGALRM ends this process."""
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)


def unlimit_time() -> None:
    """The document is done."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def die_with(parent: int) -> None:
    """Let this process end when its parent does, however that ends: the kernel sees to it (Linux)."""
    import ctypes  # noqa: PLC0415 - in the child alone

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it has died already
        os._exit(0)


def death(status: int, board: Board, limits: Limits) -> MastheadError:
    """What the death of the process is told as: MH322, and MH324 where a limit was reached; both exit 3.

    ``status`` is that of ``os.waitpid``.
    """
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if number == signal.SIGALRM and limits.seconds:
        unit = "second" if limits.seconds == 1 else "seconds"
        return _limit(f"more than {limits.seconds} {unit}", str(board), f"--seconds {2 * limits.seconds}")
    if not number and os.waitstatus_to_exitcode(status) == NO_MEMORY:
        return no_memory(str(board), limits)
    how = f"killed by {_name(number)}" if number else f"its exit code is {os.waitstatus_to_exitcode(status)}"
    mend = "close other programs, or divide the document, and build again; should it stay, report it"
    if limits.memory:
        mend = f"raise --memory {limits.memory}, {mend}"
    wrong = f"the process that makes the pages ended while {board} ({how})"
    return environment_error("MH322", wrong, "enough memory, and a process that nobody ends", mend)


def no_memory(doing: str, limits: Limits) -> MastheadError:
    """What it is told as when memory does not suffice: MH324, exit 3. ``doing`` is what the board said."""
    if not limits.memory:
        return _limit("more memory than the machine has", doing, "fewer other programs")
    return _limit(f"more than {limits.memory} MB of memory", doing, f"--memory {2 * limits.memory}")


def memory_is_short(limits: Limits) -> bool:
    """Whether this process has nearly all the memory that it may have: libraries fail in their own words then."""
    if not limits.memory:
        return False
    with suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmData:"):
                return int(line.split()[1]) > limits.memory * 1024 * _NEARLY
    return False


def _limit(what: str, doing: str, more: str) -> MastheadError:
    wrong = f"the pages need {what}; the process ended while {doing}"
    return environment_error("MH324", wrong, "pages within the limit", f"build with {more}, or divide the document")


def _name(number: int) -> str:
    try:
        return f"{signal.Signals(number).name}, signal {number}"
    except ValueError:
        return f"signal {number}"
