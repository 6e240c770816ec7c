"""Reads the outputs of each SOURCE back and compares them with it.

Words, order, numbers, notes, references and structure must be the same in all of them. Exit code 1 where an output
differs or is missing, whoever changed it; 3 where masthead itself fails.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from pipeline.cli.build import options_of
from pipeline.cli.several.folders import sources_of
from pipeline.cli.several.together import attempts
from pipeline.cli.terminal.messages import MOST_OF_AN_OUTPUT, print_faults, print_json, under
from pipeline.cli.terminal.streams import say, tell
from pipeline.errors import Exit, Fault, Place
from pipeline.files.naming import output_name, source_stem, symbol_stem, versions_of
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.reading import read_file

_LONGEST = 512 * 1024 * 1024  # bytes of an output


def run(given: argparse.Namespace) -> Exit:
    """Verify every source's outputs; exit 1 where any differs or is missing."""
    given.sources = sources_of(given.sources, given.out)
    options = options_of(given)
    found: list[Fault] = []
    code = Exit.DONE
    calls = [(path, replace(options, versions=versions_of(path))) for path in given.sources]
    for path, verified in zip(given.sources, attempts(differences, calls, given.jobs), strict=True):
        faults, code = verified.value or verified.faults, max(code, verified.code)
        if faults:
            code = max(code, Exit.DOCUMENT)
        elif not given.json:
            say(f"{path}: {', '.join(format_.value for format_ in options.formats)} say what the source says")
        faults = under(faults, str(path))
        found.extend(faults)
        if not given.json:
            for _, of_output in groupby(faults, _file):
                print_faults(tuple(of_output), every=given.all, most=MOST_OF_AN_OUTPUT)
    if given.json:
        print_json([fault.as_json() for fault in found])
    elif found:
        tell(f"masthead: {len(found)} {'difference' if len(found) == 1 else 'differences'}")
    return code


def _file(fault: Fault) -> str:
    """The output that a difference is in, without the page or paragraph."""
    return fault.place.path.partition("#")[0]


def differences(path: Path, options: Options) -> tuple[Fault, ...]:
    """How the outputs of a source differ from it. Raises ``MastheadError`` where it cannot be built."""
    from pipeline.files.freshness import Record
    from pipeline.stages import RESOLVING, Work, document_of
    from pipeline.stages import run as run_stages
    from pipeline.verify.apart import read_apart
    from pipeline.verify.outputs import verify_outputs

    work = run_stages(Work(path, source_stem(path), options), RESOLVING)
    document = document_of(work)
    stem = symbol_stem(document, work.name) if options.name == "symbol" else work.name
    names = {format_: output_name(stem, format_, options) for format_ in options.formats}
    outputs: dict[Format, bytes] = {}
    missing: list[Fault] = []
    for format_, name in names.items():
        file = options.out / name
        try:
            outputs[format_] = read_file(file, _LONGEST + 1)
        except FileNotFoundError:
            missing.append(_unread(file, "the output is not there", path, format_))
        except OSError as error:
            missing.append(_unread(file, f"the output cannot be read ({error.strerror or error})", path, format_))
        if len(outputs.get(format_, b"")) > _LONGEST:
            del outputs[format_]
            missing.append(_unread(file, f"the output has more than {_LONGEST:,} bytes", path, format_))
    read = MappingProxyType(outputs)
    named = str(options.out / names[options.formats[0]]).removesuffix(options.formats[0].extension)

    def verified(*only: Format) -> tuple[Fault, ...]:
        found = verify_outputs(document, named, work.data, read, options, only, findings=work.warnings)
        return tuple(fault for faults in found.values() for fault in faults)

    record = Record(options.out)
    states = {format_: record.state(names[format_], data) for format_, data in outputs.items()}
    changed = [_changed(options.out / names[each], path, each) for each, state in states.items() if state == "changed"]
    strange = [format_ for format_, state in states.items() if state != "written"]
    return (
        *missing,
        *changed,
        *verified(*(format_ for format_ in outputs if format_ not in strange)),
        *(fault for each in strange for fault in read_apart(partial(verified, each), str(options.out / names[each]))),
    )


def _changed(file: Path, source: Path, format_: Format) -> Fault:
    wrong = "the output is not the file that was built: it was changed afterwards"
    mend = f"build it anew, or keep the changed one under another name: masthead build {source} --to {format_.value}"
    return Fault("MH692", Place(str(file)), wrong, "the bytes that the build recorded", mend)


def _unread(file: Path, wrong: str, source: Path, format_: Format) -> Fault:
    mend = f"build it: masthead build {source} --to {format_.value}"
    return Fault("MH601", Place(str(file)), wrong, "a built file", mend)
