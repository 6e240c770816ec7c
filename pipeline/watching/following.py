"""Follows the saves of a document: each is made at once, and overtakes what is being made of an earlier one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, ExitStack, suppress
from io import BytesIO
from time import perf_counter

from pipeline.errors import MastheadError
from pipeline.watching.documents import Followed, News
from pipeline.watching.making import Made, first, later
from pipeline.xmlio.parse import read_bytes

Pool = Callable[[], AbstractContextManager[Executor]]
_GONE = "the source is not there; what is there is that of its last save"
_DIED = "the worker that made it ended; it is made again at the next save"


class Follower:
    """Makes one document again and again. ``pool`` starts a worker, which is ended when a save overtakes it."""

    def __init__(self, document: Followed, pool: Pool, news: News) -> None:
        self._document, self._pool, self._news = document, pool, news
        self._task: asyncio.Task[None] | None = None
        self._data: bytes | None = None
        self._held = ExitStack()
        self._worker: Executor | None = None

    async def saved(self) -> None:
        """The source was saved, or taken away."""
        document = self._document
        try:
            data = await asyncio.to_thread(read_bytes, document.path)
        except MastheadError:
            document.trouble = _GONE
            await self._news.tell()
            return
        if data == self._data and not document.trouble:
            return
        self._data = data
        document.version += 1
        document.trouble = ""
        await self._stop()
        self._task = asyncio.ensure_future(self._make(data, document.version))

    async def again(self) -> None:
        """Something beside the source has changed, such as a picture."""
        self._data = None
        await self.saved()

    async def end(self) -> None:
        """Let it go, and its worker."""
        await self._stop()
        self._drop()

    async def _stop(self) -> None:
        """End what is being made of an earlier save; a worker that is busy with it ends, too."""
        if self._task is not None and not self._task.done():
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._drop()

    def _drop(self) -> None:
        self._held.close()
        self._worker = None

    async def _make(self, data: bytes, version: int) -> None:
        document = self._document
        begun = perf_counter()
        try:
            await self._say("the page is being made")
            made = await self._in(first, data)
            document.findings, document.later = made.findings, ()
            document.took = perf_counter() - begun
            if made.failed:
                await self._say("")
                return
            document.files["html"], document.text_version = made.files["html"], version
            await self._say("the pages are being made")
            made = await self._in(later, data)
            document.later = made.findings
            if not made.failed:
                document.files.update(made.files)
                document.pages, document.pages_version = await asyncio.to_thread(_pages, made), version
        except BrokenProcessPool:
            document.trouble, self._data = _DIED, None
            self._drop()
        except OSError as error:
            document.trouble = f"the machine has no room for it ({error.strerror or error})"
        await self._say("")

    async def _in(self, make: Callable[..., Made], data: bytes) -> Made:
        if self._worker is None:
            self._worker = self._held.enter_context(self._pool())
        return await asyncio.get_running_loop().run_in_executor(self._worker, make, self._document.path, data)

    async def _say(self, doing: str) -> None:
        self._document.doing = doing
        await self._news.tell()


def _pages(made: Made) -> int:
    import pypdfium2  # type: ignore[import-untyped]

    if "pdf" not in made.files:
        return 0
    pdf = pypdfium2.PdfDocument(BytesIO(made.files["pdf"]))
    try:
        return len(pdf)
    finally:
        pdf.close()
