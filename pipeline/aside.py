"""Runs a function beside the rest of the work, in a process of its own where the machine has a second core.

The pages of a PDF take most of a build; meanwhile the other outputs are made here. A child of ``fork`` begins with all
that its parent has read, and costs a few milliseconds; threads would take turns, since they share one interpreter.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO, Generic, TypeVar

Result = TypeVar("Result")


class Aside(Generic[Result]):
    """A function that is running elsewhere, or has run already where there is no elsewhere."""

    def __init__(self, function: Callable[[], Result]) -> None:
        self._function = function
        self._child = 0
        self._pipe: BinaryIO | None = None

    @classmethod
    def start(cls, function: Callable[[], Result]) -> Aside[Result]:
        """Begin. ``function`` may raise; what it raises, and what it returns, must be picklable."""
        aside = cls(function)
        if _possible():
            aside._fork()
        return aside

    def _fork(self) -> None:
        reading, writing = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self._child = os.fork()
        if self._child:
            os.close(writing)
            self._pipe = os.fdopen(reading, "rb")
            return
        try:
            os.close(reading)
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump(_outcome(self._function), pipe)
        finally:
            os._exit(0)  # nothing of the parent's is flushed or closed twice

    def result(self) -> Result:
        """What the function returned. Raises what it raised, and ``ChildProcessError`` where its process died."""
        if self._pipe is None:
            return self._function()
        with self._pipe as pipe:
            data = pipe.read()
        os.waitpid(self._child, 0)
        self._child = 0
        if not data:
            raise ChildProcessError("the process that makes the other outputs has died")
        value, error = pickle.loads(data)  # noqa: S301 - it comes from our own child, through a pipe
        if error is not None:
            raise error
        result: Result = value
        return result

    def abandon(self) -> None:
        """End it: the work has failed elsewhere, and nobody asks for the result."""
        if self._child and self._pipe is not None:
            os.kill(self._child, signal.SIGKILL)
            self._pipe.close()
            os.waitpid(self._child, 0)
            self._child = 0


def _possible() -> bool:
    """Whether a child would run beside us and can be made safely: with ``fork``, and with no thread running."""
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and threading.active_count() == 1


def _outcome(function: Callable[[], Result]) -> tuple[Result | None, BaseException | None]:
    try:
        return function(), None
    except BaseException as error:  # noqa: BLE001 - it is raised again where the result is asked for
        return None, error
