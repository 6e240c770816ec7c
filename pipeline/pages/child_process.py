"""Makes the pages in a child process, beside the rest.

A child of ``fork`` begins with all that its parent has read. It loads the PDF engine at once, and then answers
requests, one answer for each, in order (``serving.py``).
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.options import Limits
from pipeline.pages.board import Board
from pipeline.pages.drafts import Drafting
from pipeline.pages.limits import death, no_memory
from pipeline.pages.maker import LaidOut
from pipeline.pages.sending import Sender
from pipeline.pages.serving import lay_out, serve, write
from pipeline.weasy import Attached, Metadata, Profile

_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PATIENCE = 2.0  # seconds between the end of a process's answers and its own


class ChildProcess:
    """Makes the pages in a child process, which begins at once, within ``limits``.

    ``ready`` is called in the child as soon as the engine is loaded: it loads what makes the drafts.
    """

    def __init__(self, limits: Limits = Limits(), ready: Callable[[], None] | None = None) -> None:  # noqa: B008 - frozen
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):
                stream.flush()
        self._limits = limits
        self._board = Board()
        parent = os.getpid()
        asked, asking = os.pipe()
        answered, answering = os.pipe()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)  # none may stop the child in its parent's way
        try:
            self._child = os.fork()
            if not self._child:
                os.close(asking)
                os.close(answered)
                serve(os.fdopen(asked, "rb"), os.fdopen(answering, "wb"), self._board, limits, parent, ready)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(asked)
        os.close(answering)
        self._unsent: list[Exception] = []
        self._asking = Sender(os.fdopen(asking, "wb"), self._unsent.append)
        self._answered: BinaryIO = os.fdopen(answered, "rb")
        self._waiting: list[str] = []
        self._laid: LaidOut | None = None

    def alive(self) -> bool:
        """Whether it can be asked."""
        return bool(self._child) and self._status() is None

    def _status(self) -> int | None:
        """How the child ended, as ``os.waitpid`` says it; ``None`` while it lives."""
        if not self._child:
            return 0
        done = os.waitid(os.P_PID, self._child, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        if done is None:
            return None
        return done.si_status << 8 if done.si_code == os.CLD_EXITED else done.si_status

    def _answer(self) -> Any:
        try:
            value, error = pickle.load(self._answered)  # noqa: S301 - from our own child, through a pipe
        except (EOFError, pickle.UnpicklingError):
            raise self._death() from (self._unsent[0] if self._unsent else None)
        if isinstance(error, MemoryError):
            self.close()  # who knows what it lacks now
            raise no_memory(str(error), self._limits)
        if error is not None:
            raise error
        return value

    def _death(self) -> Exception:
        last = time.monotonic() + _PATIENCE
        while (status := self._status()) is None and time.monotonic() < last:
            time.sleep(0.01)
        if status is None:
            os.kill(self._child, signal.SIGKILL)
        found = death(signal.SIGKILL if status is None else status, self._board, self._limits)
        self.close()
        return found

    def lay_out(self, drafting: Drafting, fontconfig: Path) -> None:
        """Send what makes the drafts, which pickle must be able to carry.

        Answers about an earlier document that nobody asked for are let go.
        """
        self._laid = None
        for _ in self._waiting:
            with suppress(Exception):  # its document has been refused for another reason
                self._answer()
        self._waiting = ["pages"]
        self._asking.send(lay_out, drafting, fontconfig)

    def write(self, profile: Profile, metadata: Metadata, attached: tuple[Attached, ...]) -> None:
        """Send how it is to be written."""
        self._waiting.append("pdf")
        self._asking.send(write, profile, metadata, attached)

    def laid_out(self) -> LaidOut:
        """Wait for the pages."""
        if self._laid is None:
            self._waiting.remove("pages")
            laid: LaidOut = self._answer()
            self._laid = laid
        return self._laid

    def pdf(self) -> bytes:
        """Wait for the pages and for the PDF."""
        self.laid_out()
        self._waiting.remove("pdf")
        data: bytes = self._answer()
        return data

    def close(self) -> None:
        """End the child, whatever it is doing."""
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
            self._child = 0
            self._answered.close()
            self._asking.close()
