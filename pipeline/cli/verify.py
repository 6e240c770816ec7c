"""Reads the outputs of each SOURCE back and compares them with it.

Words, order, numbers, notes, references and structure must be the same in all of them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from types import MappingProxyType

from pipeline.cli.build import options_of
from pipeline.cli.messages import print_faults, print_json
from pipeline.cli.names import output_name, source_stem, symbol_stem
from pipeline.errors import Exit, Fault, MastheadError, Place
from pipeline.options import Format, Options


def run(given: argparse.Namespace) -> Exit:
    """Verify every source's outputs; exit 1 where any differs or is missing."""
    options = options_of(given)
    found: list[Fault] = []
    code = Exit.DONE
    for path in given.sources:
        try:
            faults = _one(path, options)
        except MastheadError as error:
            faults, code = error.faults, max(code, error.exit_code)
        if faults:
            code = max(code, Exit.DOCUMENT)
        elif not given.json:
            print(f"{path}: {', '.join(format_.value for format_ in options.formats)} say what the source says")
        found.extend(faults)
        if not given.json:
            print_faults(faults)
    if given.json:
        print_json([fault.as_json() for fault in found])
    elif found:
        print(f"masthead: {len(found)} differences", file=sys.stderr)
    return code


def _one(path: Path, options: Options) -> tuple[Fault, ...]:
    from pipeline.stages import RESOLVING, Work, document_of
    from pipeline.stages import run as run_stages
    from pipeline.verify.outputs import verify_outputs

    work = run_stages(Work(path, source_stem(path), options), RESOLVING)
    document = document_of(work)
    stem = symbol_stem(document, work.name) if options.name == "symbol" else work.name
    outputs: dict[Format, bytes] = {}
    missing: list[Fault] = []
    for format_ in options.formats:
        file = options.out / output_name(stem, format_, options)
        try:
            outputs[format_] = file.read_bytes()
        except OSError:
            mend = f"build it: masthead build {path} --to {format_.value}"
            missing.append(Fault("MH601", Place(str(file)), "the output is not there", "a built file", mend))
    read = MappingProxyType(outputs)
    return (*missing, *verify_outputs(document, work.name, work.data, read, options, findings=work.warnings))
