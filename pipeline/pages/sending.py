"""Sends objects through a pipe without waiting for whoever reads them.

A pipe holds 64 kB. Were requests and answers written at once, two processes with more than that to say would each wait
for the other to listen.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO


def _bear(_error: Exception) -> None:
    """The reader notices that no more comes."""


class Sender:
    """Pickles messages into ``stream``, in order, in a thread of its own; a reader that has gone is no error.

    ``failed`` hears what else goes wrong, in that thread; nothing is sent any more.
    """

    def __init__(self, stream: BinaryIO, failed: Callable[[Exception], None] = _bear) -> None:
        self._stream = stream
        self._failed = failed
        self._waiting: SimpleQueue[tuple[Any, ...] | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="masthead-pages", daemon=True)
        self._thread.start()

    def send(self, *message: Any) -> None:
        """Send a message when the reader is ready; returns at once."""
        self._waiting.put(message)

    def close(self) -> None:
        """Send nothing more, and close the stream. The reader must have gone, or have read everything."""
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        try:
            with suppress(BrokenPipeError), self._stream:
                while (message := self._waiting.get()) is not None:
                    pickle.dump(message, self._stream)
                    self._stream.flush()
        except Exception as error:  # noqa: BLE001 - no thread may print a traceback
            self._failed(error)
