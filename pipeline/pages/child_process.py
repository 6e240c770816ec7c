"""Makes the pages in a child process, beside the rest.

A child of ``fork`` begins with all that its parent has read. It loads the PDF engine at once, and then answers
requests, one answer for each, in order.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.errors import MastheadError
from pipeline.fonts import private_fontconfig, user_cache
from pipeline.pages.drafts import Draft, lay_out_drafts
from pipeline.pages.maker import LaidOut
from pipeline.pages.sending import Sender
from pipeline.weasy import Attached, Laid, Metadata, Profile, warm, write_pdf


class Beside:
    """Makes the pages in a child process, which begins at once."""

    def __init__(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        asked, asking = os.pipe()
        answered, answering = os.pipe()
        self._child = os.fork()
        if not self._child:
            os.close(asking)
            os.close(answered)
            _serve(os.fdopen(asked, "rb"), os.fdopen(answering, "wb"))
        os.close(asked)
        os.close(answering)
        self._asking = Sender(os.fdopen(asking, "wb"))
        self._answered: BinaryIO = os.fdopen(answered, "rb")
        self._waiting: list[str] = []
        self._laid: LaidOut | None = None

    def _answer(self) -> Any:
        try:
            value, error = pickle.load(self._answered)  # noqa: S301 - from our own child, through a pipe
        except EOFError:
            raise ChildProcessError("the process that makes the pages has died") from None
        if error is not None:
            raise error
        return value

    def lay_out(self, drafts: tuple[Draft, ...], fontconfig: Path) -> None:
        """Send what is to be laid out. Answers about an earlier document that nobody asked for are let go."""
        self._laid = None
        for _ in self._waiting:
            with suppress(Exception):  # its document has been refused for another reason
                self._answer()
        self._waiting = ["pages"]
        self._asking.send(_lay_out, drafts, fontconfig)

    def write(self, profile: Profile, metadata: Metadata, attached: tuple[Attached, ...]) -> None:
        """Send how it is to be written."""
        self._waiting.append("pdf")
        self._asking.send(_write, profile, metadata, attached)

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


def _lay_out(state: dict[str, Laid], drafts: tuple[Draft, ...], fontconfig: Path) -> LaidOut:
    state.clear()
    state["laid"] = lay_out_drafts(drafts, fontconfig)
    return LaidOut(state["laid"].pages, dict(state["laid"].page_of()))


def _write(
    state: dict[str, Laid], profile: Profile, metadata: Metadata, attached: tuple[Attached, ...]
) -> bytes | None:
    if "laid" not in state:
        return None  # the layout was refused, and that has been answered
    return write_pdf(state["laid"], profile=profile, metadata=metadata, attached=attached)


def _warm() -> None:
    try:
        warm(private_fontconfig(user_cache()))
    except MastheadError:
        return  # the first request will say what is missing


def _serve(asked: BinaryIO, answering: BinaryIO) -> None:
    """The child: load the engine, then answer requests until there are no more. It never returns."""
    state: dict[str, Laid] = {}
    answers = Sender(answering)
    try:
        _warm()
        while True:
            function, *arguments = pickle.load(asked)  # noqa: S301 - from our own parent, through a pipe
            try:
                answer: tuple[Any, BaseException | None] = (function(state, *arguments), None)
            except Exception as error:  # noqa: BLE001 - it is raised again where the result is asked for
                answer = (None, error)
            answers.send(*answer)
    except BaseException:  # noqa: BLE001 - the parent has gone, or has had enough
        os._exit(0)
