"""Runs the bench: the server, and the eyes on the folders of the sources, until its terminal ends it."""

from __future__ import annotations

import asyncio
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from types import FrameType

import uvicorn
from watchfiles import awatch

from pipeline.batch.local import processes
from pipeline.errors import environment_error
from pipeline.options import Limits
from pipeline.watching.comparing import Comparing
from pipeline.watching.documents import Followed, News
from pipeline.watching.following import Follower
from pipeline.watching.guard import HOST
from pipeline.watching.server import Bench
from pipeline.watching.worker import Worker

_STEP = 20  # milliseconds that the saves of one moment are taken together
_LOOK = 1000  # milliseconds after which the files are looked at themselves


def listening(port: int) -> socket.socket:
    """A socket of this machine alone; port 0 is any that is free. Raises ``MastheadError`` MH142 (exit 3)."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HOST, port))
        made.listen()
    except OSError as error:
        made.close()
        raise environment_error(
            "MH142", f"port {port} cannot be used ({error.strerror or error})", "a port that is free",
            "name another with --port, or none",
        ) from None  # fmt: skip
    return made


def serve(sources: Sequence[Path], port: int, ready: Callable[[str], None]) -> None:
    """Follow the sources and serve their bench. ``ready`` hears its address."""
    with listening(port) as made:
        asyncio.run(_serve(sources, made, ready))


async def _serve(sources: Sequence[Path], made: socket.socket, ready: Callable[[str], None]) -> None:
    port = int(made.getsockname()[1])
    news = News()
    documents = [Followed(path, str(path)) for path in sources]
    followers = [Follower(document, Worker(_pool), news) for document in documents]
    comparing = Comparing(Worker(_pool))
    config = uvicorn.Config(
        Bench(documents, comparing, news).app(port), log_level="critical", lifespan="off", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    stop = asyncio.Event()
    tasks = [
        asyncio.ensure_future(each) for each in (_watch(sources, followers, stop), *(f.follow() for f in followers))
    ]
    ready(f"http://{HOST}:{port}/")
    try:
        with _closing_ends(server):
            await server.serve(sockets=[made])
    finally:
        stop.set()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        comparing.end()


@contextmanager
def _closing_ends(server: uvicorn.Server) -> Iterator[None]:
    """While the server runs, the end of its terminal ends it as Ctrl-C does, and is raised when it has ended.

    What a handler of a signal raises while asyncio writes to a socket is lost there.
    """
    heard: list[int] = []

    def hear(number: int, frame: FrameType | None) -> None:
        heard.append(number)
        server.handle_exit(number, frame)

    ignored = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN  # as under nohup
    if ignored or threading.current_thread() is not threading.main_thread():  # signals come to that one alone
        yield
        return
    earlier = signal.signal(signal.SIGHUP, hear)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, earlier)
        if heard:
            signal.raise_signal(signal.SIGHUP)


def _pool() -> AbstractContextManager[Executor]:
    return processes(1, Limits())


async def _watch(sources: Sequence[Path], followers: Sequence[Follower], stop: asyncio.Event) -> None:
    """Hear of every save: editors write a file anew, or put another in its place, so folders are watched.

    What the system does not tell, such as a folder that was put in the place of another, is seen within a second.
    """
    while not stop.is_set():
        for follower in followers:
            await follower.look()
        folders = {
            each.parent for path in sources for each in (path.absolute(), path.resolve()) if each.parent.is_dir()
        }
        if not folders:
            await asyncio.sleep(_LOOK / 1000)
            continue
        with suppress(OSError):
            await _hear(folders, followers, stop)


async def _hear(folders: AbstractSet[Path], followers: Sequence[Follower], stop: asyncio.Event) -> None:
    """Hear of the files in some folders, until one has changed of which nothing was heard."""
    async for changes in awatch(
        *folders, stop_event=stop, step=_STEP, debounce=200, recursive=False, rust_timeout=_LOOK, yield_on_timeout=True
    ):
        heard = {Path(changed) for _, changed in changes}
        found = [await follower.look(heard) for follower in followers]
        if any(found) and not changes:
            return
