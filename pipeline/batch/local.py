"""Workers of this machine: processes that a pool keeps, with what they need loaded once."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Any

from pipeline.options import Limits

__all__ = ["BrokenProcessPool", "cores", "processes"]

_LOADED = ["pipeline.batch.loaded"]  # in the process that every worker is a copy of


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0))


@contextmanager
def processes(count: int, limits: Limits) -> Iterator[Executor]:
    """A pool of so many workers. Whatever ends it, no worker is left, nor any parcel that waits."""
    context = _Context()
    context.set_forkserver_preload(_LOADED)
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(limits,))
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in context.workers:
            process.terminate()
            process.join()


class _Context(ForkServerContext):
    """Starts workers, and remembers them: nobody else ends those of this pool."""

    def __init__(self) -> None:
        super().__init__()
        self.workers: list[ForkServerProcess] = []

    def Process(self, *given: Any, **named: Any) -> ForkServerProcess:  # type: ignore[override]  # noqa: N802 - its name
        """A new worker; the pool starts it."""
        process = ForkServerProcess(*given, **named)
        self.workers.append(process)
        return process


def _begin(limits: Limits) -> None:
    """A worker begins: Ctrl-C is for the command, which ends it; it dies with the command, and has limits."""
    from pipeline.pages import leftovers
    from pipeline.pages.limits import limit_memory

    leftovers.put_off()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_the_command, daemon=True).start()
    limit_memory(limits)


def _end_with_the_command() -> None:
    """Wait for the end of the command, however it ends, and end too: nobody would give this worker any work."""
    command = multiprocessing.parent_process()
    if command is not None:
        command.join()
        os._exit(0)
