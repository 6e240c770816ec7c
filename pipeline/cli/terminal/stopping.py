"""Being stopped: by Ctrl-C, by a terminal that closes, by whoever ends processes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """The command is to end: what is open is closed on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def exit_code(self) -> int:
        """What shells say of a process that a signal has ended: 130 for Ctrl-C, 143 for SIGTERM."""
        return 128 + self.number


@contextmanager
def stoppable() -> Iterator[None]:
    """Signals that stop raise ``Stopped``; those that are ignored, as under ``nohup``, stay so. A second one kills."""
    threading = sys.modules.get("threading")  # where nothing has loaded it, there is one thread
    if threading is not None and threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)


def _stop(number: int, _frame: FrameType | None) -> None:
    for other in _SIGNALS:
        if signal.getsignal(other) is _stop:
            signal.signal(other, _kill)
    raise Stopped(number)


def _kill(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
