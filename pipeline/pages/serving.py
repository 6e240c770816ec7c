"""The child process that makes pages: what it does from its first breath to its last."""

from __future__ import annotations

import os
import pickle
import signal
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from pipeline.errors import MastheadError
from pipeline.fonts import private_fontconfig, user_cache
from pipeline.options import Limits
from pipeline.pages.board import Board, Doing
from pipeline.pages.drafts import Drafting, lay_out_drafts
from pipeline.pages.limits import NO_MEMORY, die_with, limit_memory, limit_time, memory_is_short, unlimit_time
from pipeline.pages.maker import LaidOut
from pipeline.pages.sending import Sender
from pipeline.weasy import Attached, Laid, Metadata, Profile, each_page, warm, write_pdf

State = dict[str, Laid]


def lay_out(state: State, board: Board, drafting: Drafting, fontconfig: Path) -> LaidOut:
    """Make the drafts of a document, lay them out, and keep the pages."""
    state.clear()
    board.set(Doing.LAYING_OUT)
    with each_page(lambda page: board.set(Doing.LAYING_OUT, page)):
        state["laid"] = lay_out_drafts(drafting(), fontconfig)
    return LaidOut(state["laid"].pages, dict(state["laid"].page_of()))


def write(
    state: State, board: Board, profile: Profile, metadata: Metadata, attached: tuple[Attached, ...]
) -> bytes | None:
    """Write the PDF of the pages that are kept."""
    if "laid" not in state:
        return None  # the layout was refused, and that has been answered
    board.set(Doing.WRITING)
    return write_pdf(state["laid"], profile=profile, metadata=metadata, attached=attached)


def serve(
    asked: BinaryIO,
    answering: BinaryIO,
    board: Board,
    limits: Limits,
    parent: int,
    ready: Callable[[], None] | None,
) -> NoReturn:
    """Load the engine, call ``ready``, then answer requests. Signals are blocked when it begins."""
    try:
        _settle(limits, parent)
        state: State = {}
        answers = Sender(answering, _unsendable)
        _warm(ready)
        while True:
            function, *arguments = pickle.load(asked)  # noqa: S301 - from our own parent, through a pipe
            limit_time(limits)
            answers.send(*_answer(function, state, board, limits, arguments))
            unlimit_time()
            board.set(Doing.WAITING)
    except BaseException:  # noqa: BLE001 - the parent has gone, or has had enough
        os._exit(0)


def _settle(limits: Limits, parent: int) -> None:
    """Be ended by the parent, with it, or by a limit; Ctrl-C is the parent's to answer."""
    die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    limit_memory(limits)


def _answer(
    function: Any, state: State, board: Board, limits: Limits, arguments: list[Any]
) -> tuple[Any, Exception | None]:
    try:
        return function(state, board, *arguments), None
    except MastheadError as error:
        return None, error
    except Exception as error:  # noqa: BLE001 - it is raised again where the result is asked for
        if isinstance(error, MemoryError) or memory_is_short(limits):
            state.clear()
            return None, MemoryError(str(board))
        return None, _portable(error)


def _unsendable(error: Exception) -> None:
    """An answer cannot be sent: the process ends, and its exit code says why."""
    os._exit(NO_MEMORY if isinstance(error, MemoryError) else 1)


def _portable(error: Exception) -> Exception:
    """The error as it can be sent, with its traceback as a note."""
    note = "in the process that makes the pages:\n" + traceback.format_exc()
    try:
        copied: Exception = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - some cannot be pickled, or not made again
        copied = RuntimeError(f"{type(error).__name__}: {error}")
    copied.add_note(note)
    return copied


def _warm(ready: Callable[[], None] | None) -> None:
    try:
        warm(private_fontconfig(user_cache()))
        if ready:
            ready()
    except Exception:  # noqa: BLE001 - the first request will say what is missing
        return
