"""Builds the outputs of each SOURCE.

What is fresh is skipped; a faulty document never stops the others, and leaves no output.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from pipeline.cli.messages import Progress, print_faults, print_json, summary
from pipeline.cli.names import output_name, source_stem, unique
from pipeline.errors import Exit, Fault, MastheadError
from pipeline.options import Format, Options
from pipeline.xmlio import read_bytes


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
    progress = Progress(len(given.sources))
    results: list[Result] = []
    for index, path in enumerate(given.sources, 1):
        progress.document(index, path.name)
        result = _one(path, options, record, progress)
        progress.done()
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


def _one(path: Path, options: Options, record: Any, progress: Progress) -> Result:
    begun = perf_counter()
    result = Result(str(path))
    try:
        _build(path, options, record, progress, result)
    except MastheadError as error:
        result.outcome, result.faults, result.code, result.files = "refused", error.faults, error.exit_code, []
    result.seconds = perf_counter() - begun
    return result


def _build(path: Path, options: Options, record: Any, progress: Progress, result: Result) -> None:
    from pipeline.freshness import key

    stem = source_stem(path)
    data = read_bytes(path)
    build_key = key(path, data, options)
    if options.name == "source" and not options.force:
        names = tuple(output_name(stem, format_, options) for format_ in options.formats)
        if record.fresh(names, build_key, path.parent):
            result.outcome = "fresh"
            result.files = [str(options.out / name) for name in names]
            return
    _make(path, stem, data, options, record, progress, result, build_key)


def _make(  # noqa: PLR0917 - the parts of one build, handed down once
    path: Path,
    stem: str,
    data: bytes,
    options: Options,
    record: Any,
    progress: Progress,
    result: Result,
    build_key: str,
) -> None:
    from pipeline.cli.names import symbol_stem
    from pipeline.document.files import pictures
    from pipeline.stages import PIPELINE, Work, document_of
    from pipeline.stages import run as run_stages
    from pipeline.writing import write_all

    work = run_stages(Work(path, stem, options, data), PIPELINE, progress.stage)
    document = document_of(work)
    name = symbol_stem(document, stem) if options.name == "symbol" else stem
    files = {output_name(name, format_, options): work.outputs[format_] for format_ in options.formats}
    progress.stage("write")
    write_all(options.out, files)
    record.note(files, build_key, pictures(document))
    record.save()
    result.files = [str(options.out / file) for file in files]
    result.faults = work.warnings
