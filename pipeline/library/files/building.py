"""Builds the outputs of several sources into a folder.

What is fresh is skipped; a faulty document never stops the others, and leaves no output. An output that does not say
what its source says is withheld with all that carries it, and the others are written.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.defence import unforeseen
from pipeline.errors import Exit, Fault, MastheadError, under
from pipeline.files.naming import output_name, refuse_overlaps, source_stem
from pipeline.library.files.bench import Bench, Progress, Silent
from pipeline.library.files.keeping import keep, output_stem
from pipeline.library.files.links import with_links
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.xmlio.parse import read_bytes

if TYPE_CHECKING:
    from pipeline.stages import Work

Early = dict[Path, "Work | Exception"]  # what is known of a document before any is built


class Built(Struct):
    """What became of one document: ``built``, ``fresh``, ``refused``, or ``withheld`` where some outputs differ."""

    source: str
    outcome: str = "built"
    files: list[str] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)
    faults: tuple[Fault, ...] = ()
    seconds: float = 0.0
    code: Exit = Exit.DONE

    def as_json(self) -> dict[str, Any]:
        """The result as plain data."""
        return {
            "source": self.source,
            "outcome": self.outcome,
            "files": self.files,
            "withheld": self.withheld,
            "seconds": round(self.seconds, 3),
            "faults": [fault.as_json() for fault in self.faults],
        }


def build_files(
    sources: Sequence[Path], options: Options, *, jobs: int = 1, progress: Progress | None = None
) -> Generator[Built, None, None]:
    """Build every source into the output folder, so many at once; what became of each is yielded in their order.

    ``options`` are those of ``options_for``. Raises ``MastheadError`` MH107, MH122 (exit 2) at the first, before
    anything is written, where outputs would be written over each other or over a source.
    """
    from pipeline.files.freshness import Record
    from pipeline.files.unfinished import sweep

    paths = list(sources)
    refuse_overlaps({path: path.name.removesuffix(".xml") for path in paths}, paths, options)
    sweep(options.out)
    with Bench(paths, options, Record(options.out), progress or Silent()) as bench:
        early = _early(paths, bench) if options.name == "symbol" else {}
        if jobs > 1:
            bench.begin(_stale(paths, bench, early), jobs)
        for index, path in enumerate(paths, 1):
            bench.progress.document(index, path.name)
            built = _one(path, bench, early)
            bench.progress.done()
            yield built


def _early(sources: list[Path], bench: Bench) -> Early:
    """What the names of all outputs follow from, the symbols; refused where two documents have the same."""
    bench.maker()
    early: Early = {}
    for path in sources:
        try:
            early[path] = _resolved(path, source_stem(path), read_bytes(path), bench)
        except Exception as error:  # noqa: BLE001 - it is told when the document has its turn
            early[path] = error
    stems = {path: output_stem(work) for path, work in early.items() if not isinstance(work, Exception)}
    refuse_overlaps(stems, sources, bench.options)
    return early


def _one(path: Path, bench: Bench, early: Early) -> Built:
    begun = perf_counter()
    result = Built(str(path))
    try:
        _build(path, bench, result, early.pop(path, None))
    except MastheadError as error:
        _refuse(result, error)
    except Exception as error:  # noqa: BLE001 - the last line of defence: the other documents go on
        _refuse(result, unforeseen(error, str(path)))
        bench.renew()
    result.faults = under(result.faults, str(path))
    result.seconds = perf_counter() - begun
    return result


def _refuse(result: Built, error: MastheadError) -> None:
    result.outcome, result.faults, result.code, result.files = "refused", error.faults, error.exit_code, []


def _build(path: Path, bench: Bench, result: Built, early: Work | Exception | None) -> None:
    from pipeline.files.freshness import keys
    from pipeline.stages import whole
    from pipeline.work import DifferenceError

    if isinstance(early, Exception):
        raise early
    stem = source_stem(path)
    options = with_links(path, output_stem(early) if early else stem, bench.options, bench.sources)
    data = early.data if early else read_bytes(path)
    build_keys = keys(path, data, options)
    if (names := _fresh(path, stem, build_keys, bench)) and path not in bench.ahead:
        result.outcome = "fresh"
        result.files = [str(options.out / name) for name in names]
        return
    try:
        work = bench.made(path) or _work(early or _resolved(path, stem, data, bench), options, bench)
        whole(work)
    except DifferenceError as error:
        work = error.work
        result.outcome, result.code = "withheld", error.exit_code
    bench.progress.stage("write")
    result.faults = (*work.warnings, *work.differences)
    files, withheld, faults = keep(work, bench.options, bench.record, build_keys)
    result.files, result.withheld, result.faults = files, withheld, (*result.faults, *faults)


def _fresh(path: Path, stem: str, keys_: Mapping[Format, str], bench: Bench) -> tuple[str, ...]:
    """The files of a document, where they are as a build would make them."""
    if bench.options.name != "source" or bench.options.force:
        return ()
    named = {output_name(stem, format_, bench.options): key for format_, key in keys_.items()}
    return tuple(named) if bench.record.fresh(named, path.parent) else ()


def _stale(sources: list[Path], bench: Bench, early: Early) -> dict[Path, tuple[str, bytes, Options]]:
    """The documents that are to be made; one that cannot be read is told in its turn."""
    from pipeline.files.freshness import keys

    found = {}
    for path in sources:
        with suppress(MastheadError):
            stem, data, resolved = source_stem(path), read_bytes(path), early.get(path)
            named = stem if resolved is None or isinstance(resolved, Exception) else output_stem(resolved)
            options = with_links(path, named, bench.options, bench.sources)
            if not _fresh(path, stem, keys(path, data, options), bench):
                found[path] = (stem, data, options)
    return found


def _resolved(path: Path, stem: str, data: bytes, bench: Bench) -> Work:
    maker = bench.maker()  # before anything else is loaded: it begins at once
    from pipeline.stages import RESOLVING, Work
    from pipeline.stages import run as run_stages

    return run_stages(Work(path, stem, bench.options, data, maker=maker), RESOLVING, bench.progress.stage)


def _work(resolved: Work, options: Options, bench: Bench) -> Work:
    from pipeline.stages import PIPELINE, RESOLVING
    from pipeline.stages import run as run_stages

    work = replace(resolved, options=options, maker=bench.maker())  # the one before may have died meanwhile
    return run_stages(work, PIPELINE[len(RESOLVING) :], bench.progress.stage)
