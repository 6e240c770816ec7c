"""Does the same with many documents: one after another, or several at once in processes of their own (``jobs``)."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

from msgspec import Struct

from pipeline.defence import unforeseen
from pipeline.errors import Exit, Fault, MastheadError, under
from pipeline.options import Limits

T = TypeVar("T")
_UNLIMITED = Limits()


class Attempt(Struct, Generic[T], frozen=True):
    """What came of the document at ``path``: a value, or the faults that refuse it and the exit code that they have."""

    path: Path
    value: T | None
    faults: tuple[Fault, ...] = ()
    code: Exit = Exit.DONE


def attempt(function: Callable[..., T], path: Path, *more: Any) -> Attempt[T]:
    """Call ``function`` with a document; nothing that it raises stops the others."""
    try:
        return Attempt(path, function(path, *more))
    except MastheadError as error:
        return Attempt(path, None, under(error.faults, str(path)), error.exit_code)
    except Exception as error:  # noqa: BLE001 - the last line of defence: the other documents go on
        unknown = unforeseen(error, str(path))
        return Attempt(path, None, unknown.faults, unknown.exit_code)


def attempts(
    function: Callable[..., T], calls: Sequence[tuple[Any, ...]], jobs: int = 1, limits: Limits = _UNLIMITED
) -> Generator[Attempt[T], None, None]:
    """What came of each call, in their order. A call is a path and what ``function`` takes besides.

    With more than one of ``jobs``, function, calls and values go from process to process.
    """
    if min(jobs, len(calls)) <= 1:
        yield from (attempt(function, *call) for call in calls)
        return
    from pipeline.batch.local import BrokenProcessPool, processes

    with processes(min(jobs, len(calls)), limits) as pool:
        waiting = [pool.submit(attempt, function, *call) for call in calls]
        for call, future in zip(calls, waiting, strict=True):
            try:
                yield future.result()
            except BrokenProcessPool:
                yield _alone(function, call, limits)


def _alone(function: Callable[..., T], call: tuple[Any, ...], limits: Limits) -> Attempt[T]:
    """A document whose worker died, perhaps over another: once more, on a worker of its own."""
    from pipeline.batch.local import BrokenProcessPool, processes
    from pipeline.batch.order import lost

    with processes(1, limits) as pool:
        try:
            return pool.submit(attempt, function, *call).result()
        except BrokenProcessPool:
            return Attempt(call[0], None, (lost(str(call[0])),), Exit.ENVIRONMENT)
