"""Builds the outputs of each SOURCE.

What is fresh is skipped; a faulty document never stops the others, and leaves no output. An output that does not say
what the source says is withheld with all that carries it, and the others are written: exit code 3.
"""

from __future__ import annotations

import argparse
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from pipeline.cli.bench import Bench
from pipeline.cli.several.folders import sources_of
from pipeline.cli.terminal.messages import Progress, print_faults, print_json, summary, under
from pipeline.cli.terminal.streams import say, tell
from pipeline.defence import unforeseen
from pipeline.errors import Exit, Fault, MastheadError, Place, Severity, call_error
from pipeline.files.naming import output_name, refuse_overlaps, source_stem, symbol_stem, versions_of
from pipeline.options import FOLDER, Limits, Options
from pipeline.outputs import Format
from pipeline.project import project_for
from pipeline.xmlio.parse import read_bytes

if TYPE_CHECKING:
    from pipeline.stages import Work

Early = dict[Path, "Work | Exception"]  # what is known of a document before any is built


@dataclass(slots=True)
class Result:
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


def options_of(given: argparse.Namespace) -> Options:
    """The options as typed, else those of the project.

    A form for signature, and a working copy, are a DOCX and nothing else.
    """
    docx_only = given.form == "submission" or given.review
    project = project_for(given.sources)
    return Options(
        formats=(Format.DOCX,) if docx_only else given.to or project.formats or tuple(Format),
        out=given.out or project.out or FOLDER,
        verify=getattr(given, "verify", True),
        validate=getattr(given, "validate", True),
        force=getattr(given, "force", False),
        layout=given.layout or project.layout,
        profile=given.profile,
        shape=given.shape,
        form=given.form,
        review=given.review,
        name=given.name,
        limits=Limits(getattr(given, "memory", 0), getattr(given, "seconds", 0)),
        levels=replace(project.levels, always=getattr(given, "strict", False)),
        wrap=given.wrap,
        published=project.formats or tuple(Format),
        renumbered=_renumbered(given.sources, getattr(given, "since", None)),
    )


def _renumbered(sources: list[Path], since: Path | None) -> tuple[tuple[str, str], ...]:
    """What an earlier version numbers otherwise. Raises ``MastheadError`` MH123 where there are several sources."""
    if since is None:
        return ()
    if len(sources) > 1:
        wrong = f"the call names {len(sources)} sources and one earlier version"
        raise call_error("MH123", wrong, "one source", "build each with its own --since")
    from pipeline.redline.renumbered import renumbered
    from pipeline.redline.versions import side

    return renumbered(side(since), side(sources[0]))


def run(given: argparse.Namespace) -> Exit:
    """Build every source; the exit code is that of the gravest fault."""
    from pipeline.files.freshness import Record
    from pipeline.files.unfinished import sweep

    if given.bilingual:
        from pipeline.cli.several.bilingual import run_bilingual

        return run_bilingual(given)
    given.sources = sources_of(given.sources, given.out)
    options = options_of(given)
    sources: list[Path] = given.sources
    refuse_overlaps({path: path.name.removesuffix(".xml") for path in sources}, sources, options)
    sweep(options.out)
    results: list[Result] = []
    with Bench(options, Record(options.out), Progress(len(sources))) as bench:
        early = _early(sources, bench) if options.name == "symbol" else {}
        if given.jobs > 1:
            bench.begin(_stale(sources, bench), given.jobs)
        for index, path in enumerate(sources, 1):
            bench.progress.document(index, path.name)
            result = _one(path, bench, early)
            bench.progress.done()
            results.append(result)
            if not given.json:
                _say(result, every=given.all)
    if given.json:
        print_json([result.as_json() for result in results])
    failed = [result for result in results if result.code is not Exit.DONE]
    if failed and not given.json:
        every = [fault for result in results for fault in result.faults]
        what = "not built" if all(result.outcome == "refused" for result in failed) else "not built whole"
        count = f"{len(failed)} of {len(results)} documents {what}" if len(results) > 1 else what
        tell(f"masthead: {count}; {summary(every)}")
    return max((result.code for result in results), default=Exit.DONE)


def _say(result: Result, *, every: bool) -> None:
    print_faults(result.faults, every=every)
    if result.outcome == "fresh":
        tell(f"{result.source}: fresh")
        return
    for file in result.files:
        say(file)


def _early(sources: list[Path], bench: Bench) -> Early:
    """What the names of all outputs follow from, the symbols; refused where two documents have the same."""
    bench.maker()
    early: Early = {}
    for path in sources:
        try:
            early[path] = _resolved(path, source_stem(path), read_bytes(path), bench)
        except Exception as error:  # noqa: BLE001 - it is told when the document has its turn
            early[path] = error
    stems = {path: _stem(work) for path, work in early.items() if not isinstance(work, Exception)}
    refuse_overlaps(stems, sources, bench.options)
    return early


def _one(path: Path, bench: Bench, early: Early) -> Result:
    begun = perf_counter()
    result = Result(str(path))
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


def _refuse(result: Result, error: MastheadError) -> None:
    result.outcome, result.faults, result.code, result.files = "refused", error.faults, error.exit_code, []


def _build(path: Path, bench: Bench, result: Result, early: Work | Exception | None) -> None:
    from pipeline.files.freshness import key
    from pipeline.stages import whole
    from pipeline.work import DifferenceError

    if isinstance(early, Exception):
        raise early
    options = replace(bench.options, versions=versions_of(path))
    stem = source_stem(path)
    data = early.data if early else read_bytes(path)
    build_key = key(path, data, options)
    if (names := _fresh(path, stem, build_key, bench)) and path not in bench.ahead:
        result.outcome = "fresh"
        result.files = [str(options.out / name) for name in names]
        return
    try:
        work = bench.made(path) or _work(early or _resolved(path, stem, data, bench), bench)
        whole(work)
    except DifferenceError as error:
        work = error.work
        result.outcome, result.code = "withheld", error.exit_code
    bench.progress.stage("write")
    result.faults = (*work.warnings, *work.differences)
    _keep(work, bench, build_key, result)


def _fresh(path: Path, stem: str, build_key: str, bench: Bench) -> tuple[str, ...]:
    """The files of a document, where they are as a build would make them."""
    if bench.options.name != "source" or bench.options.force:
        return ()
    names = tuple(output_name(stem, format_, bench.options) for format_ in bench.options.formats)
    return names if bench.record.fresh(names, build_key, path.parent) else ()


def _stale(sources: list[Path], bench: Bench) -> dict[Path, tuple[str, bytes, Options]]:
    """The documents that are to be made; one that cannot be read is told in its turn."""
    from pipeline.files.freshness import key

    found = {}
    for path in sources:
        with suppress(MastheadError):
            options = replace(bench.options, versions=versions_of(path))
            stem, data = source_stem(path), read_bytes(path)
            if not _fresh(path, stem, key(path, data, options), bench):
                found[path] = (stem, data, options)
    return found


def _resolved(path: Path, stem: str, data: bytes, bench: Bench) -> Work:
    maker = bench.maker()  # before anything else is loaded: it begins at once
    from pipeline.stages import RESOLVING, Work
    from pipeline.stages import run as run_stages

    options = replace(bench.options, versions=versions_of(path))
    return run_stages(Work(path, stem, options, data, maker=maker), RESOLVING, bench.progress.stage)


def _work(resolved: Work, bench: Bench) -> Work:
    from pipeline.stages import PIPELINE, RESOLVING
    from pipeline.stages import run as run_stages

    work = replace(resolved, maker=bench.maker())  # the one before may have died meanwhile
    return run_stages(work, PIPELINE[len(RESOLVING) :], bench.progress.stage)


def _stem(work: Work) -> str:
    from pipeline.stages import document_of

    return symbol_stem(document_of(work), work.name) if work.options.name == "symbol" else work.name


def _keep(work: Work, bench: Bench, build_key: str, result: Result) -> None:
    """Write the outputs that are asked for, but for those that are withheld; no older one of theirs stays."""
    from pipeline.files.writing import write_all

    options, record = bench.options, bench.record
    names = {format_: output_name(_stem(work), format_, options) for format_ in options.formats}
    files = {names[format_]: work.outputs[format_] for format_ in options.formats if format_ not in work.withheld}
    withheld = [names[format_] for format_ in options.formats if format_ in work.withheld]
    ours = {name for name in withheld if record.wrote(name)}
    for name in withheld:
        record.files.pop(name, None)
    pictures = (work.pictures or {}).values()
    record.note(files, build_key, {picture.file: picture.original for picture in pictures})
    write_all(options.out, {**files, **record.as_file()})
    result.files = [str(options.out / name) for name in files]
    result.withheld = [str(options.out / name) for name in withheld]
    result.faults += tuple(fault for name in withheld for fault in _clear(options.out / name, ours=name in ours))


def _clear(path: Path, *, ours: bool) -> tuple[Fault, ...]:
    """Take an older file away from the place of one that is withheld: what masthead wrote; other work is kept."""
    from pipeline.files.writing import remove, set_aside

    if ours:
        remove(path)
        return ()
    if not path.exists():
        return ()
    other = set_aside(path)
    wrong = f"this file is older than its source, and was changed since it was built; it is called {other.name} now"
    mend = "delete it, or keep what somebody wrote there"
    return (Fault("MH325", Place(str(path)), wrong, "no file where an output is withheld", mend, Severity.WARNING),)
