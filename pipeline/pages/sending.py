"""Sends objects through a pipe without waiting for whoever reads them.

A pipe holds 64 kB. Were requests and answers written at once, two processes with more than that to say would each wait
for the other to listen.
"""

from __future__ import annotations

import pickle
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO


class Sender:
    """Pickles messages into ``stream``, in order, in a thread of its own; a reader that has gone is no error."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
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
        with suppress(BrokenPipeError), self._stream:
            while (message := self._waiting.get()) is not None:
                pickle.dump(message, self._stream)
                self._stream.flush()
