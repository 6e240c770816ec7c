"""The process that makes the documents of one source, kept warm from one save to the next."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import AbstractContextManager, ExitStack, suppress
from typing import TypeVar

from pipeline.watching.making import OVERTAKEN, begin

Pool = Callable[[], AbstractContextManager[Executor]]
_Made = TypeVar("_Made")


class Worker:
    """A process that is started when it is needed. ``pool`` starts it; ``runs`` counts what it has done."""

    def __init__(self, pool: Pool) -> None:
        self._start = pool
        self._held = ExitStack()
        self._pool: Executor | None = None
        self._process = 0
        self.runs = 0

    async def run(self, make: Callable[..., _Made], *given: object) -> _Made:
        """What ``make`` makes there. Raises what it raises, and ``BrokenProcessPool`` where the process ends."""
        if self._pool is None:
            self._pool = self._held.enter_context(self._start())
            self._process = await asyncio.wrap_future(await asyncio.to_thread(self._pool.submit, begin))
        self.runs += 1
        return await asyncio.get_running_loop().run_in_executor(self._pool, make, *given)

    def overtake(self) -> None:
        """Tell it that a newer save is waiting: it stops at the next page."""
        if self._process:
            with suppress(ProcessLookupError):
                os.kill(self._process, OVERTAKEN)

    def drop(self) -> None:
        """End the process, whatever it is doing."""
        self._held.close()
        self._pool, self._process, self.runs = None, 0, 0
