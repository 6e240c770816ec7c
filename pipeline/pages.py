"""Makes pages: in a process of its own where the machine has a second core, else here.

The pages of a PDF take most of a build. A child of ``fork`` loads the PDF engine while the source is still being read,
and lays out while the other outputs are made; threads would take turns, since they share one interpreter.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from pipeline.errors import MastheadError
from pipeline.fonts import private_fontconfig, user_cache
from pipeline.weasy import Attached, Laid, Metadata, Profile, lay_out, warm, write_pdf


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What is known once the pages are laid out: how many there are, and the page of each id, counted from 1."""

    pages: int
    page_of: Mapping[str, int]


class PageMaker(Protocol):
    """Makes the pages of one document after another. Each ``lay_out`` is followed by at most one ``write``."""

    def lay_out(self, html: str, css: str, fontconfig: Path) -> None:
        """Begin to lay out; the result is asked for later."""

    def write(self, profile: Profile, metadata: Metadata, attached: tuple[Attached, ...]) -> None:
        """Begin to write the PDF of what was laid out."""

    def laid_out(self) -> LaidOut:
        """Wait for the pages. Raises what the layout raised."""

    def pdf(self) -> bytes:
        """Wait for the PDF. Raises what layout or writing raised."""

    def close(self) -> None:
        """Let go of what is held; nothing more will be asked."""


class Here:
    """Makes the pages in this process, when they are asked for."""

    def __init__(self) -> None:
        self._pages: Callable[[], Laid] | None = None
        self._write: Callable[[Laid], bytes] | None = None
        self._laid: Laid | None = None

    def lay_out(self, html: str, css: str, fontconfig: Path) -> None:
        """Keep what is to be laid out."""
        self._laid = None
        self._pages = lambda: lay_out(html, css, fontconfig=fontconfig)

    def write(self, profile: Profile, metadata: Metadata, attached: tuple[Attached, ...]) -> None:
        """Keep how it is to be written."""
        self._write = lambda laid: write_pdf(laid, profile=profile, metadata=metadata, attached=attached)

    def _lay(self) -> Laid:
        if self._laid is None:
            if self._pages is None:
                raise LookupError("nothing was laid out")
            self._laid = self._pages()
        return self._laid

    def laid_out(self) -> LaidOut:
        """Lay out now."""
        laid = self._lay()
        return LaidOut(laid.pages, laid.page_of())

    def pdf(self) -> bytes:
        """Write now."""
        if self._write is None:
            raise LookupError("nothing was to be written")
        return self._write(self._lay())

    def close(self) -> None:
        """Let the pages go."""
        self._laid = self._pages = self._write = None


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
        self._asking: BinaryIO = os.fdopen(asking, "wb")
        self._answered: BinaryIO = os.fdopen(answered, "rb")
        self._waiting: list[str] = []
        self._laid: LaidOut | None = None

    def _ask(self, *request: Any) -> None:
        try:
            pickle.dump(request, self._asking)
            self._asking.flush()
        except BrokenPipeError:
            return  # the child is gone; the answer will say so

    def _answer(self) -> Any:
        try:
            value, error = pickle.load(self._answered)  # noqa: S301 - from our own child, through a pipe
        except EOFError:
            raise ChildProcessError("the process that makes the pages has died") from None
        if error is not None:
            raise error
        return value

    def lay_out(self, html: str, css: str, fontconfig: Path) -> None:
        """Send what is to be laid out. Answers about an earlier document that nobody asked for are let go."""
        self._laid = None
        for _ in self._waiting:
            with suppress(Exception):  # its document has been refused for another reason
                self._answer()
        self._waiting = ["pages"]
        self._ask(_lay_out, html, css, fontconfig)

    def write(self, profile: Profile, metadata: Metadata, attached: tuple[Attached, ...]) -> None:
        """Send how it is to be written."""
        self._waiting.append("pdf")
        self._ask(_write, profile, metadata, attached)

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
            try:
                self._asking.close()
            except BrokenPipeError:
                return  # what it no longer reads need not be sent


def page_maker() -> PageMaker:
    """Whoever makes the pages best on this machine."""
    possible = hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and threading.active_count() == 1
    return Beside() if possible else Here()


def _lay_out(state: dict[str, Laid], html: str, css: str, fontconfig: Path) -> LaidOut:
    state.clear()
    state["laid"] = lay_out(html, css, fontconfig=fontconfig)
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
    try:
        _warm()
        while True:
            function, *arguments = pickle.load(asked)  # noqa: S301 - from our own parent, through a pipe
            try:
                answer: tuple[Any, BaseException | None] = (function(state, *arguments), None)
            except Exception as error:  # noqa: BLE001 - it is raised again where the result is asked for
                answer = (None, error)
            pickle.dump(answer, answering)
            answering.flush()
    except BaseException:  # noqa: BLE001 - the parent has gone, or has had enough
        os._exit(0)
