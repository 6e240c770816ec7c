"""Workers of a Dask cluster. Queues, retries and lost machines are Dask's; parcels bring what a worker needs."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from pipeline.batch.work import refuse_others
from pipeline.errors import MastheadError, Place, call_error, environment_error

_SECONDS = 30  # to reach the scheduler


@contextmanager
def workers(scheduler: str, product: str) -> Iterator[tuple[Executor, int]]:
    """The workers behind a scheduler, and how many threads they have.

    Raises ``MastheadError``: MH138 (exit 2) where Dask is not installed, MH139 (exit 3) where nobody answers at the
    address, or no worker is there; MH137 (exit 3) where a worker would make other outputs.
    """
    place = Place(scheduler)
    try:
        from distributed import Client
    except ImportError:
        raise call_error(
            "MH138", "a scheduler needs Dask, which is not installed", "the packages of masthead's extra `cluster`",
            "install it with pip install 'masthead[cluster]'", place,
        ) from None  # fmt: skip
    try:
        client = Client(scheduler, timeout=_SECONDS)
    except (OSError, ValueError) as error:
        reason = " ".join(f"{error}".split())[:200]
        raise environment_error(
            "MH139", f"nobody answers at this address ({reason})", "the address of a Dask scheduler, tcp://HOST:8786",
            "start it with dask scheduler, or name another", place,
        ) from None  # fmt: skip
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise environment_error(
                "MH139", "the scheduler has no worker", "one worker at least", "start some with dask worker", place
            )
        _refuse_others(client.run(_refusal, product))
        with client.get_executor(pure=False) as executor:
            yield executor, threads


def _refusal(product: str) -> MastheadError | None:
    """Why the worker on which this runs is refused."""
    try:
        refuse_others(product)
    except MastheadError as error:
        return error
    return None


def _refuse_others(refusals: dict[str, MastheadError | None]) -> None:
    faults = [fault for error in refusals.values() if error for fault in error.faults]
    if faults:
        raise MastheadError(faults, next(error.exit_code for error in refusals.values() if error))
