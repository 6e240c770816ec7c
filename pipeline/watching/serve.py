"""Runs the bench: the server, and the eyes on the folders of the sources, until its terminal ends it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

import uvicorn
from watchfiles import awatch

from pipeline.batch.local import processes
from pipeline.errors import environment_error
from pipeline.options import Limits
from pipeline.watching.documents import Followed, News
from pipeline.watching.following import Follower
from pipeline.watching.server import HOST, Bench

_STEP = 50  # milliseconds that the saves of one moment are taken together


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
    followers = [Follower(document, lambda: processes(1, Limits()), news) for document in documents]
    config = uvicorn.Config(
        Bench(documents, followers, news).app(port), log_level="critical", lifespan="on", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    stop = asyncio.Event()
    watching = asyncio.ensure_future(_watch(sources, followers, stop))
    ready(f"http://{HOST}:{port}/")
    try:
        await server.serve(sockets=[made])
    finally:
        stop.set()
        await watching


async def _watch(sources: Sequence[Path], followers: Sequence[Follower], stop: asyncio.Event) -> None:
    """Hear of every save: editors write a file anew, or put another in its place, so folders are watched."""
    await asyncio.gather(*(follower.saved() for follower in followers))
    names = {path.resolve(): follower for path, follower in zip(sources, followers, strict=True)}
    folders = {path.parent for path in names}
    async for changes in awatch(*folders, stop_event=stop, step=_STEP, debounce=200, recursive=False):
        touched = {Path(changed) for _, changed in changes}
        pictures = {path.parent for path in touched if path not in names and path.suffix.lower() != ".xml"}
        for path, follower in names.items():
            if path in touched:
                await follower.saved()
            elif path.parent in pictures:
                await follower.again()
