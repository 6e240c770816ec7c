"""Reads the outputs of each SOURCE back and compares them with it.

Words, order, numbers, notes, references and structure must be the same in all of them.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from types import MappingProxyType

from pipeline.cli.build import options_of
from pipeline.cli.names import output_name, source_stem, symbol_stem
from pipeline.cli.terminal.defence import unforeseen
from pipeline.cli.terminal.messages import print_faults, print_json, under
from pipeline.cli.terminal.streams import say, tell
from pipeline.errors import Exit, Fault, MastheadError, Place
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.reading import read_file


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
        except Exception as error:  # noqa: BLE001 - the last line of defence: the other documents go on
            unknown = unforeseen(error, str(path))
            faults, code = unknown.faults, max(code, unknown.exit_code)
        if faults:
            code = max(code, Exit.DOCUMENT)
        elif not given.json:
            say(f"{path}: {', '.join(format_.value for format_ in options.formats)} say what the source says")
        faults = under(faults, str(path))
        found.extend(faults)
        if not given.json:
            print_faults(faults, every=given.all)
    if given.json:
        print_json([fault.as_json() for fault in found])
    elif found:
        tell(f"masthead: {len(found)} {'difference' if len(found) == 1 else 'differences'}")
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
            outputs[format_] = read_file(file)
        except FileNotFoundError:
            missing.append(_unread(file, "the output is not there", path, format_))
        except OSError as error:
            missing.append(_unread(file, f"the output cannot be read ({error.strerror or error})", path, format_))
    read = MappingProxyType(outputs)
    named = str(options.out / output_name(stem, Format.TXT, options)).removesuffix(Format.TXT.extension)
    found = verify_outputs(document, named, work.data, read, options, findings=work.warnings)
    return (*missing, *(fault for faults in found.values() for fault in faults))


def _unread(file: Path, wrong: str, source: Path, format_: Format) -> Fault:
    mend = f"build it: masthead build {source} --to {format_.value}"
    return Fault("MH601", Place(str(file)), wrong, "a built file", mend)
