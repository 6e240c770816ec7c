"""Reads a file that masthead did not write, or that was changed: in a process of its own, with limits.

Whatever such a file does to its reader (a circle, a bomb, a fault of a library), the command goes on and names it.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import multiprocessing
import resource
from collections.abc import Callable
from multiprocessing.connection import Connection

from pipeline.errors import Fault, Place
from pipeline.verify.lines import MEND

SECONDS = 120.0  # files of 2,000 pages take less
MEMORY = 3 * 1024**3  # bytes, with those that the command has already
MOST = 1000  # differences of one file that are told
_QUOTED = 90  # characters of the reason

Reading = Callable[[], tuple[Fault, ...]]


def read_apart(read: Reading, path: str, *, seconds: float = SECONDS, memory: int = MEMORY) -> tuple[Fault, ...]:
    """What ``read`` finds in the file at ``path``; MH694 where it cannot come to its end within the limits."""
    context = multiprocessing.get_context("fork")
    receive, send = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(read, send, memory), daemon=True)
    process.start()
    send.close()
    found: tuple[Fault, ...] | str = f"nobody has read it to its end in {seconds:g} seconds"
    try:
        if receive.poll(seconds):
            found = receive.recv()
    except EOFError:
        found = "a program that reads it breaks down"
    finally:
        process.kill()
        process.join()
        receive.close()
    if isinstance(found, str):
        wrong, expected = f"the file cannot be read ({found})", "a file as masthead writes it"
        return (Fault("MH694", Place(path), wrong, expected, MEND),)
    return found


def _read(read: Reading, send: Connection, memory: int) -> None:
    """Read in the child, and send what was found, or why nothing could be."""
    gc.callbacks.clear()  # of libraries whose threads the parent has, such as a Java runtime: they would wait for ever
    gc.freeze()  # what the parent holds is neither garbage nor worth a copy of its pages
    _limit(memory)
    logging.disable()  # what libraries have to say of the file is told below
    found: tuple[Fault, ...] | str
    try:
        found = _told(read())
    except MemoryError:
        found = f"it takes more than {memory // 1024**2} MB"
    except Exception as error:  # noqa: BLE001 - the readers take every file for one that masthead wrote
        found = " ".join(f"{type(error).__name__}: {error}".removesuffix(": ").split())[:_QUOTED]
    with contextlib.suppress(OSError):
        send.send(found)
    send.close()


def _limit(memory: int) -> None:
    with contextlib.suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (memory if hard < 0 else min(memory, hard), hard))


def _told(found: tuple[Fault, ...]) -> tuple[Fault, ...]:
    if len(found) <= MOST:
        return found
    last = found[MOST - 1]
    more = f"the file has {len(found) - MOST + 1} more differences"
    return (*found[: MOST - 1], Fault(last.code, Place(last.place.path), more, "none", MEND))
