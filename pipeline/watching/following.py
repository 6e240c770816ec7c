"""Follows the saves of a document: each is made at once, and overtakes what is being made of an earlier one."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from time import perf_counter

from pipeline.errors import MastheadError
from pipeline.project import NAME
from pipeline.watching import making
from pipeline.watching.documents import Followed, News
from pipeline.watching.making import Made
from pipeline.watching.worker import Worker
from pipeline.xmlio.parse import read_bytes

_GONE = "the source cannot be read ({}); what is there is that of its last save"
_DIED = "the worker that made it ended; it is made again at the next save"
_PATIENCE = 1.0  # seconds that a worker has to stop at a page
_LONGEST = 30.0  # seconds that the text of a save may take while newer ones wait
_LIFE = 300  # steps after which another worker takes its place: the engines leave some 20 kB a document

_FILE = re.compile(rb"""\b(?:file\s?=\s?["']([^"'<>\0]{1,300})["']|of\s?=\s?["']\s?([^"'<>#\0]{1,300})#)""")

Signature = tuple[int, ...]  # of a file; () where there is none


class Follower:
    """Makes one document again and again, in a worker of its own."""

    def __init__(self, document: Followed, worker: Worker, news: News) -> None:
        self._document, self._worker, self._news = document, worker, news
        self._newer = asyncio.Event()
        self._data: bytes | None = None
        self._source: Signature = (0,)
        self._beside: dict[Path, Signature] = {}

    async def look(self, heard: AbstractSet[Path] = frozenset()) -> bool:
        """Make it anew where its source, or a file beside it, has changed. Whether one had, or was ``heard`` of."""
        path = self._document.path
        neighbours = {each: _signature(each) for each in self._beside}
        source = _signature(path)
        named = bool(heard & {path.absolute(), path.resolve()})
        if neighbours == self._beside and source == self._source and not named:
            return False
        anew = neighbours != self._beside
        self._beside, self._source = neighbours, source
        await self._saved(anew=anew)
        return True

    async def _saved(self, *, anew: bool) -> None:
        """The source was saved, or taken away; or it is made ``anew`` since a file beside it has changed."""
        document = self._document
        try:
            data = await asyncio.to_thread(read_bytes, document.path)
        except MastheadError as error:
            trouble = _GONE.format(error.faults[0].wrong)
            if document.trouble != trouble:
                document.trouble = trouble
                await self._news.tell()
            return
        if data == self._data and not document.trouble and not anew:
            return
        self._data = data
        self._beside = {each: self._beside.get(each, _signature(each)) for each in _files_beside(document.path, data)}
        document.version += 1
        document.trouble = ""
        self._newer.set()
        await self._news.tell()

    async def follow(self) -> None:
        """Make what was saved last, whenever something was saved, until this is cancelled."""
        try:
            while True:
                await self._newer.wait()
                self._newer.clear()
                await self._make()
                await self._say("")
        finally:
            self._worker.drop()

    async def _make(self) -> None:
        document, data = self._document, self._data or b""
        version, path, begun = document.version, document.path, perf_counter()
        if self._worker.runs >= _LIFE:
            self._worker.drop()
        try:
            await self._say("the text is being made")
            made = await self._step(_LONGEST, making.text, path, data)
            if made is None:
                return
            document.take_text(made, version, data, perf_counter() - begun)
            for doing, step, take in (
                ("the pages are being made", making.pages, document.take_pages),
                ("the files are being made and read back", making.files, document.take_files),
            ):
                if made.failed or self._newer.is_set():
                    return
                await self._say(doing)
                made = await self._step(_PATIENCE, step, path)
                if made is None or made.overtaken:
                    return
                take(made, version)
        except BrokenProcessPool:
            self._worker.drop()
            document.trouble = _DIED
        except OSError as error:
            self._worker.drop()
            document.trouble = f"the machine cannot make it ({error.strerror or error}); it is tried at the next save"

    async def _step(self, patience: float, make: Callable[..., Made], *given: object) -> Made | None:
        """What a step made. A newer save leaves it so many seconds; then the worker ends, and nothing was made."""
        step = asyncio.ensure_future(self._worker.run(make, *given))
        newer = asyncio.ensure_future(self._newer.wait())
        try:
            await asyncio.wait({step, newer}, return_when=asyncio.FIRST_COMPLETED)
            if not step.done():
                if make is not making.text:
                    self._worker.overtake()
                await asyncio.wait({step}, timeout=patience)
            if step.done():
                return step.result()
            self._worker.drop()
            await asyncio.wait({step})
            step.exception()
            return None
        finally:
            newer.cancel()
            step.cancel()

    async def _say(self, doing: str) -> None:
        self._document.doing = doing
        await self._news.tell()


def _signature(path: Path) -> Signature:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino


def _files_beside(path: Path, data: bytes) -> Iterator[Path]:
    """The files that a document may be made of besides its source: its pictures, sources of annexes, project files."""
    folder = path.absolute().parent
    for name in dict.fromkeys(picture or source for picture, source in _FILE.findall(data)):
        yield folder / name.decode("utf-8", "replace")
    for above in (folder, *folder.parents):
        yield above / NAME
