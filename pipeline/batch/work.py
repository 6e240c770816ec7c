"""What a worker does with a parcel, on this machine and on any other: the same function on the same bytes."""

from __future__ import annotations

import os
import resource
import socket
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from time import perf_counter, process_time, time
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pipeline.batch.packing import Parcel
from pipeline.batch.places import store
from pipeline.batch.rows import BUILT, LOST, REFUSED, WITHHELD, Row
from pipeline.errors import Exit, Fault, MastheadError, Place, Severity, environment_error
from pipeline.options import Options
from pipeline.outputs import Format

if TYPE_CHECKING:
    from pipeline.published.sisters import Sister
    from pipeline.work import Work

DOINGS = ("build", "check", "import")
_MANY = 60_000  # objects, those that three letters leave behind
_ONE_BY_ONE = threading.Lock()  # a worker may have threads; the engines of pages and fonts have one state a process


class Order(Struct, frozen=True):
    """What is to be done with each document: ``doing``, with which options, and where the outputs go.

    ``product`` is the digest of program, data, fonts and libraries of whoever gave the order; ``begun`` is when, in
    seconds of the epoch.
    """

    doing: str
    options: Options
    out: str
    product: str
    begun: float


def work(order: Order, parcels: tuple[Parcel, ...]) -> tuple[Row, ...]:
    """A row for each parcel. Raises ``MastheadError`` MH137 (exit 3) where this worker would make other outputs."""
    with _ONE_BY_ONE:
        refuse_others(order.product)
        sisters: dict[str, Sister] = {}
        rows = tuple(_one(order, parcel, sisters) for parcel in parcels)
        return _compared(rows, parcels, sisters) if len(sisters) > 1 else rows


def _compared(rows: tuple[Row, ...], parcels: tuple[Parcel, ...], sisters: Mapping[str, Sister]) -> tuple[Row, ...]:
    """The rows with what differs between sisters; the time of that is in theirs."""
    from pipeline.batch.families import differing

    clock, processor = perf_counter(), process_time()
    found = differing(sisters)
    share = 1 / (len(found) or 1)
    seconds, used = (perf_counter() - clock) * share, (process_time() - processor) * share
    made: list[Row] = []
    for row, parcel in zip(rows, parcels, strict=True):
        if parcel.name not in found:
            made.append(row)
            continue
        told = _called(found[parcel.name], Path(sisters[parcel.name].path), parcel)
        faults = (*row.faults, *(fault.as_json() for fault in told))
        times = {"seconds": round(row.seconds + seconds, 3), "processor": round(row.processor + used, 3)}
        made.append(replace(row, faults=faults, **times))
    return tuple(made)


def refuse_others(product: str) -> None:
    """Refuse a worker whose program, data, fonts or libraries are others: its outputs would be others too."""
    from pipeline.files.freshness import product_digest

    if product_digest() != product:
        raise environment_error(
            "MH137",
            f"the worker {_name()} has another version of masthead, of its libraries, or of the fonts",
            "the same on every machine",
            "install the same release, its constraints.txt and its fonts there, and start the worker anew",
        )


def _one(order: Order, parcel: Parcel, sisters: dict[str, Sister]) -> Row:
    from pipeline.pages import leftovers

    begun, clock, processor = time(), perf_counter(), process_time()
    outcome, faults, files = LOST, tuple[Fault, ...](), dict[str, bytes]()
    try:
        outcome, faults, files = _done(order, parcel, sisters)
        store(order.out).write(files)
    except MastheadError as error:
        outcome, faults, files = REFUSED if error.exit_code is Exit.DOCUMENT else LOST, error.faults, {}
    except MemoryError:
        outcome, faults, files = LOST, (_no_memory(order, parcel),), {}
    except Exception as error:  # noqa: BLE001 - the last line of defence: the other documents go on
        outcome, faults, files = LOST, (_unforeseen(error, order, parcel),), {}
    leftovers.collect(_MANY)
    return Row(
        parcel.name,
        outcome,
        parcel.key,
        {name: len(data) for name, data in files.items()},
        tuple(fault.as_json() for fault in faults),
        worker=_name(),
        begun=round(begun - order.begun, 3),
        seconds=round(perf_counter() - clock, 3),
        processor=round(process_time() - processor, 3),
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    )


def _done(order: Order, parcel: Parcel, sisters: dict[str, Sister]) -> tuple[str, tuple[Fault, ...], dict[str, bytes]]:
    """Outcome, findings and outputs of a parcel; what its sisters are compared with is put among ``sisters``."""
    if parcel.refused:
        raise parcel.refused
    with tempfile.TemporaryDirectory(prefix="masthead-") as made:
        folder = Path(made)
        for name, data in parcel.pictures.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        path = folder / PurePosixPath(parcel.name).name
        try:
            outcome, faults, files = _outputs(order, parcel, path, sisters)
        except MastheadError as error:
            raise MastheadError(_called(error.faults, path, parcel), error.exit_code) from None
    below = PurePosixPath(parcel.name).parent
    return outcome, _called(faults, path, parcel), {str(below / name): data for name, data in files.items()}


def _called(faults: tuple[Fault, ...], path: Path, parcel: Parcel) -> tuple[Fault, ...]:
    """The findings under the path that the document has for whoever gave the order."""
    own = Path(parcel.path).parent
    called = {str(path.parent / name): str(own / name) for name in parcel.pictures}
    called |= {str(path): parcel.path, "": parcel.path}
    return tuple(
        replace(fault, place=replace(fault.place, path=called.get(fault.place.path, fault.place.path)))
        for fault in faults
    )


def _outputs(
    order: Order, parcel: Parcel, path: Path, sisters: dict[str, Sister]
) -> tuple[str, tuple[Fault, ...], Mapping[str, bytes]]:
    from pipeline.files.naming import source_stem
    from pipeline.xmlio.kinds import is_akn

    data, found = parcel.data, tuple[Fault, ...]()
    if is_akn(data):
        if order.doing == "check":
            from pipeline.akn.conformance import conformance

            faults = conformance(data, str(path))
            return REFUSED if faults else BUILT, faults, {}
        from pipeline.published import import_any

        made = import_any(data, str(path))
        if any(fault.severity is Severity.ERROR for fault in made.faults):
            raise MastheadError(made.faults)
        if made.sister is not None and parcel.family:
            sisters[parcel.name] = made.sister
        data, found = made.text.encode(), made.faults
    stem = source_stem(path).removesuffix(".akn")
    if order.doing == "import":
        return BUILT, found, {f"{stem}.xml": data}
    options = replace(order.options, versions=parcel.versions)
    outcome, work_ = _built(replace(order, options=options), data, path, stem)
    return outcome, (*found, *work_.warnings, *work_.differences), _named(work_, order.options)


def _built(order: Order, data: bytes, path: Path, stem: str) -> tuple[str, Work]:
    from pipeline.pages import SameProcess
    from pipeline.stages import PIPELINE, RESOLVING, Work, run
    from pipeline.work import DifferenceError

    stages = RESOLVING if order.doing == "check" else PIPELINE
    maker = SameProcess()
    try:
        return BUILT, run(Work(path, stem, order.options, data, maker=maker), stages)
    except DifferenceError as error:
        return WITHHELD, error.work
    finally:
        maker.close()


def _named(work_: Work, options: Options) -> dict[str, bytes]:
    from pipeline.files.naming import output_name

    kept = [format_ for format_ in Format if format_ in work_.outputs and format_ not in work_.withheld]
    return {
        output_name(work_.name, format_, options): work_.outputs[format_] for format_ in kept if work_.wants(format_)
    }


def _no_memory(order: Order, parcel: Parcel) -> Fault:
    from pipeline.pages.limits import no_memory

    return replace(no_memory("this document was made", order.options.limits).faults[0], place=Place(parcel.path))


def _unforeseen(error: Exception, order: Order, parcel: Parcel) -> Fault:
    from pipeline.defence import unforeseen
    from pipeline.pages.limits import memory_is_short

    if memory_is_short(order.options.limits):  # libraries fail in their own words then
        return _no_memory(order, parcel)
    return unforeseen(error, parcel.path).faults[0]


def _name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"
