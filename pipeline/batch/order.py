"""Hands parcels out to workers in chunks, and takes their rows back; what a lost worker had is done again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, ExitStack

from msgspec import Struct, field

from pipeline.batch.packing import Parcel
from pipeline.batch.rows import LOST, Row
from pipeline.batch.work import Order, work
from pipeline.errors import Fault, Place

_DOCUMENTS = 4  # in a chunk: a worker that dies costs so many; sisters stay together
_BYTES = 512 * 1024  # in a chunk, unless one document or its family has more
_AHEAD = 2  # chunks that wait for each worker, so that none waits for us
_LIFE = 128  # chunks after which others take the place of a pool's workers: the engines leave memory behind

Chunk = tuple[Parcel, ...]
Pool = Callable[[int], AbstractContextManager[Executor]]


class _State(Struct):
    """Chunks that are out, and those that came back undone, with how often; ``more`` while others may be waiting."""

    more: bool = True
    out: dict[Future[tuple[Row, ...]], tuple[Chunk, int]] = field(default_factory=dict)
    undone: list[tuple[Chunk, int]] = field(default_factory=list)


def chunks(parcels: Iterable[Parcel]) -> Iterator[Chunk]:
    """The parcels in chunks, in their order; no more of them are in memory than one chunk has."""
    held: list[Parcel] = []
    size = 0
    for parcel in parcels:
        sisters = bool(held) and parcel.family != "" and parcel.family == held[-1].family
        if held and not sisters and (len(held) >= _DOCUMENTS or size + parcel.size > _BYTES):
            yield tuple(held)
            held, size = [], 0
        held.append(parcel)
        size += parcel.size
    if held:
        yield tuple(held)


def carried_out(order: Order, parcels: Iterable[Parcel], pool: Pool, width: int) -> Iterator[Row]:
    """The rows of all parcels, as they come back from ``width`` workers of ``pool``.

    When a worker dies, its chunk goes out once more. If one dies over it again, its documents are tried one by one, on
    a worker each; the document over which a worker dies then is lost (MH326), and the others are done.
    """
    waiting = chunks(parcels)
    state = _State()
    while True:
        with ExitStack() as stack:
            executor = stack.enter_context(pool(width))
            yield from _one_pool(order, executor, waiting, state, width)
        again, alone = _sorted_out(state)
        for chunk in alone:
            for parcel in chunk:
                yield _alone(order, parcel, pool)
        state.undone = again
        if not again and not state.more:
            return


def _one_pool(order: Order, executor: Executor, waiting: Iterator[Chunk], state: _State, width: int) -> Iterator[Row]:
    """Rows until all is done, the pool has had its time, or it breaks: then what was out is undone."""
    undone, state.undone = state.undone, []
    broken, left = False, width * _LIFE
    while not broken:
        while left and len(state.out) < width * _AHEAD:
            chunk, tries = undone.pop() if undone else (next(waiting, ()), 0)
            if not chunk:
                state.more = False
                break
            left -= 1
            try:
                state.out[executor.submit(work, order, chunk)] = (chunk, tries)
            except BrokenProcessPool:
                state.undone.append((chunk, tries))
                broken = True
                break
        if not state.out:
            break
        done, _ = wait(state.out, return_when=FIRST_COMPLETED)
        for future in done:
            chunk, tries = state.out.pop(future)
            try:
                yield from future.result()
            except (BrokenProcessPool, CancelledError):
                state.undone.append((chunk, tries + 1))
                broken = True
            except Exception as error:
                if type(error).__name__ != "KilledWorker":  # Dask's, which has tried it on several workers
                    raise
                state.undone.append((chunk, 2))
    state.undone += [(chunk, tries + 1) for chunk, tries in state.out.values()]
    state.undone += undone
    state.out.clear()


def _sorted_out(state: _State) -> tuple[list[tuple[Chunk, int]], list[Chunk]]:
    """The chunks that go out again whole, and those whose documents are tried one by one."""
    undone, state.undone = state.undone, []
    return [entry for entry in undone if entry[1] < 2], [chunk for chunk, tries in undone if tries >= 2]


def _alone(order: Order, parcel: Parcel, pool: Pool) -> Row:
    for _ in range(3):  # a worker may be ended by somebody else: three times over one document is no chance
        with pool(1) as executor:
            try:
                return executor.submit(work, order, (parcel,)).result()[0]
            except (BrokenProcessPool, CancelledError):
                continue
            except Exception as error:
                if type(error).__name__ != "KilledWorker":
                    raise
                break
    return Row(parcel.name, LOST, parcel.key, faults=(lost(parcel.path).as_json(),))


def lost(path: str) -> Fault:
    """MH326: what is said of a document over which workers die."""
    return Fault(
        "MH326",
        Place(path),
        "the worker that had this document ended, each time it was tried",
        "a document that a worker can finish",
        "build it alone with masthead build, which says more; give workers more memory with --memory",
    )
