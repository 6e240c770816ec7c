"""A run over a collection: what is fresh is passed over, the others go to the workers, and every row is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from time import perf_counter, time

from msgspec import Struct

from pipeline.batch.families import families, joined
from pipeline.batch.listing import Listed
from pipeline.batch.order import carried_out
from pipeline.batch.packing import Parcel, order_key, pack
from pipeline.batch.places import Folder, store
from pipeline.batch.record import Record
from pipeline.batch.rows import Row
from pipeline.batch.work import Order
from pipeline.errors import Place, call_error
from pipeline.options import Options

Tell = Callable[[int, int], None]


class Run(Struct, frozen=True):
    """What a run is asked for. ``out`` is a folder or an address; ``reports`` the folder of record and report.

    ``jobs`` is how many workers of this machine; with a ``scheduler`` they are those of its cluster.
    """

    doing: str
    documents: tuple[Listed, ...]
    options: Options
    out: str
    reports: Path
    jobs: int
    scheduler: str = ""


def carry_out(run: Run, tell: Tell) -> tuple[Row, ...]:
    """The rows of all documents; ``tell`` hears how many are done, and how many of these were found fresh.

    Record and report are written however the run ends. Raises ``MastheadError`` (exit 2 or 3) where it cannot begin.
    """
    from pipeline.files.freshness import product_digest

    begun = perf_counter()
    refuse_overlaps(run)
    product = product_digest()
    order = Order(run.doing, run.options, run.out, product, time())
    _sweep(run)
    rows: dict[str, Row] = {}
    with Record(run.reports) as record:
        try:
            for row in _rows(run, order, record):
                rows[row.source] = row
                tell(len(rows), sum(1 for each in (row,) if each.fresh))
        finally:
            _sweep(run)
            _report(run, record, rows, perf_counter() - begun)
    return tuple(rows[name] for name in sorted(rows))


def _rows(run: Run, order: Order, record: Record) -> Iterator[Row]:
    order_digest = order_key(run.options, run.doing, order.product)
    sizes = {} if run.options.force or run.doing == "check" else store(run.out).sizes()
    fresh: list[Row] = []

    def stale() -> Iterator[Parcel]:
        from msgspec.structs import replace

        for group in families(run.documents):
            parcels: tuple[Parcel, ...] = tuple(pack(listed, order_digest) for listed in group)
            if run.doing != "check":
                parcels = joined(parcels)
            rows = [None if run.options.force else record.fresh(each.name, each.key, sizes) for each in parcels]
            together = any(row is None and each.family for row, each in zip(rows, parcels, strict=True))
            for parcel, row in zip(parcels, rows, strict=True):
                if row is None or (together and parcel.family):
                    yield parcel
                else:
                    fresh.append(replace(row, fresh=True))

    waiting = stale()
    first = next(waiting, None)  # where everything is fresh, no worker is started
    if first is not None:
        with ExitStack() as stack:
            pool, width = stack.enter_context(_workers(run, order.product))
            for row in carried_out(order, _again(first, waiting), pool, width):
                record.note(row)
                yield row
                yield from _taken(fresh)
    yield from _taken(fresh)


def _again(first: Parcel, rest: Iterator[Parcel]) -> Iterator[Parcel]:
    yield first
    yield from rest


def _taken(rows: list[Row]) -> Iterator[Row]:
    while rows:
        yield rows.pop(0)


@contextmanager
def _workers(run: Run, product: str) -> Iterator[tuple[Callable[[int], AbstractContextManager[Executor]], int]]:
    """A maker of pools, and how many documents they work on at once."""
    if run.scheduler:
        from contextlib import nullcontext

        from pipeline.batch.cluster import workers

        with workers(run.scheduler, product) as (executor, threads):
            yield lambda _: nullcontext(executor), threads
        return
    from pipeline.batch.local import processes

    yield lambda count: processes(count, run.options.limits), run.jobs


def refuse_overlaps(run: Run) -> None:
    """Refuse a run in which two documents have the same outputs, or one would be written over a document.

    Raises ``MastheadError`` (exit 2): MH107, MH122.
    """
    if run.doing == "check":
        return
    from pipeline.files.naming import output_name

    names: dict[str, Listed] = {}
    sources = {listed.path.resolve(): listed for listed in run.documents}
    for listed in run.documents:
        pure = PurePosixPath(listed.name)
        stem = pure.name.removesuffix(".xml").removesuffix(".akn")
        whole = str(pure.parent / stem)
        if whole in names:
            raise call_error(
                "MH107", f"{names[whole].path} and {listed.path} would write the same outputs", "names that differ",
                "rename one, or list only one of them", Place(str(listed.path)),
            )  # fmt: skip
        names[whole] = listed
        endings = (
            [".xml"] if run.doing == "import" else [output_name("", each, run.options) for each in run.options.formats]
        )
        for ending in endings if "://" not in run.out else ():
            if (Path(run.out) / f"{whole}{ending}").resolve() in sources:
                raise call_error(
                    "MH122", f"an output of {listed.path} would be written over a document of the collection",
                    "outputs beside no document of their names", "choose another folder with --out",
                    Place(str(listed.path)),
                )  # fmt: skip


def _sweep(run: Run) -> None:
    """Take away the parts of outputs that a killed worker has left."""
    from pipeline.files.unfinished import sweep

    place = store(run.out)
    if isinstance(place, Folder):
        for folder in {PurePosixPath(listed.name).parent for listed in run.documents}:
            sweep(place.path / folder)


def _report(run: Run, record: Record, rows: dict[str, Row], seconds: float) -> None:
    from pipeline.batch import report
    from pipeline.files.writing import write_all

    ordered: Sequence[Row] = [rows[name] for name in sorted(rows)]
    names = {listed.name for listed in run.documents}
    before = [row for name, row in record.rows.items() if name in names and name not in rows]  # not reached this time
    record.settle([*ordered, *before])
    page = report.report(ordered, run.doing, seconds, len(run.documents) - len(rows))
    write_all(run.reports, {report.NAME: page})
