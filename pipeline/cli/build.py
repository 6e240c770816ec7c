"""Builds the outputs of each SOURCE.

What is fresh is skipped; a faulty document never stops the others, and leaves no output.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Self

from pipeline.cli.messages import Progress, print_faults, print_json, summary
from pipeline.cli.names import output_name, source_stem, symbol_stem, unique
from pipeline.errors import Exit, Fault, MastheadError
from pipeline.options import Format, Options
from pipeline.xmlio.parse import read_bytes

if TYPE_CHECKING:
    from pipeline.freshness import Record
    from pipeline.pages import PageMaker
    from pipeline.stages import Work


@dataclass(slots=True)
class Result:
    """What became of one document."""

    source: str
    outcome: str = "built"
    files: list[str] = field(default_factory=list)
    faults: tuple[Fault, ...] = ()
    seconds: float = 0.0
    code: Exit = Exit.DONE

    def as_json(self) -> dict[str, Any]:
        """The result as plain data."""
        return {
            "source": self.source,
            "outcome": self.outcome,
            "files": self.files,
            "seconds": round(self.seconds, 3),
            "faults": [fault.as_json() for fault in self.faults],
        }


def options_of(given: argparse.Namespace) -> Options:
    """The options as typed. A form for signature, and a working copy, are a DOCX and nothing else."""
    docx_only = given.form == "submission" or given.review
    return Options(
        formats=(Format.DOCX,) if docx_only else given.to,
        out=given.out,
        verify=getattr(given, "verify", True),
        validate=getattr(given, "validate", True),
        force=getattr(given, "force", False),
        layout=given.layout,
        profile=given.profile,
        shape=given.shape,
        form=given.form,
        review=given.review,
        name=given.name,
    )


def run(given: argparse.Namespace) -> Exit:
    """Build every source; the exit code is that of the gravest fault."""
    from pipeline.freshness import Record

    options = options_of(given)
    unique(given.sources)
    record = Record(options.out)
    results: list[Result] = []
    with Bench(options, record, Progress(len(given.sources))) as bench:
        for index, path in enumerate(given.sources, 1):
            bench.progress.document(index, path.name)
            result = _one(path, bench)
            bench.progress.done()
            results.append(result)
            if not given.json:
                _say(result)
    if given.json:
        print_json([result.as_json() for result in results])
    failed = [result for result in results if result.code is not Exit.DONE]
    if failed and not given.json:
        every = [fault for result in results for fault in result.faults]
        count = f"{len(failed)} of {len(results)} documents not built" if len(results) > 1 else "not built"
        print(f"masthead: {count}; {summary(every)}", file=sys.stderr)
    return max((result.code for result in results), default=Exit.DONE)


def _say(result: Result) -> None:
    print_faults(result.faults)
    for file in result.files if result.outcome == "built" else []:
        print(file)
    if result.outcome == "fresh":
        print(f"{result.source}: fresh", file=sys.stderr)


class Bench:
    """What the builds of one call share: options, record, progress, and the maker of pages, who is called once."""

    def __init__(self, options: Options, record: Record, progress: Progress) -> None:
        self.options = options
        self.record = record
        self.progress = progress
        self._maker: PageMaker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._maker is not None:
            self._maker.close()

    def maker(self) -> PageMaker | None:
        """The maker of pages, at work from the first call on; none where no PDF is asked for."""
        from pipeline.pages import page_maker

        if self._maker is None and Format.PDF in self.options.formats:
            self._maker = page_maker()
        return self._maker


def _one(path: Path, bench: Bench) -> Result:
    begun = perf_counter()
    result = Result(str(path))
    try:
        _build(path, bench, result)
    except MastheadError as error:
        result.outcome, result.faults, result.code, result.files = "refused", error.faults, error.exit_code, []
    result.seconds = perf_counter() - begun
    return result


def _build(path: Path, bench: Bench, result: Result) -> None:
    from pipeline.freshness import key

    options = bench.options
    stem = source_stem(path)
    data = read_bytes(path)
    build_key = key(path, data, options)
    if options.name == "source" and not options.force:
        names = tuple(output_name(stem, format_, options) for format_ in options.formats)
        if bench.record.fresh(names, build_key, path.parent):
            result.outcome = "fresh"
            result.files = [str(options.out / name) for name in names]
            return
    work = _work(path, stem, data, bench)
    files = _files(work)
    bench.progress.stage("write")
    _keep(work, files, bench, build_key)
    result.files = [str(options.out / file) for file in files]
    result.faults = work.warnings


def _work(path: Path, stem: str, data: bytes, bench: Bench) -> Work:
    maker = bench.maker()  # before anything else is loaded: it begins at once
    from pipeline.stages import PIPELINE, Work
    from pipeline.stages import run as run_stages

    return run_stages(Work(path, stem, bench.options, data, maker=maker), PIPELINE, bench.progress.stage)


def _files(work: Work) -> dict[str, bytes]:
    """The files to write: name and bytes of every output that was asked for."""
    from pipeline.stages import document_of

    options = work.options
    stem = symbol_stem(document_of(work), work.name) if options.name == "symbol" else work.name
    return {output_name(stem, format_, options): work.outputs[format_] for format_ in options.formats}


def _keep(work: Work, files: dict[str, bytes], bench: Bench, build_key: str) -> None:
    from pipeline.writing import write_all

    write_all(bench.options.out, files)
    pictures = (work.pictures or {}).values()
    bench.record.note(files, build_key, {picture.file: picture.original for picture in pictures})
    bench.record.save()
