"""Reads the outputs of several sources back from their folder and compares them with what they were made from."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from functools import partial
from pathlib import Path
from types import MappingProxyType

from pipeline.errors import Fault, Place, under
from pipeline.files.naming import output_name, source_stem
from pipeline.library.files.keeping import output_stem
from pipeline.library.files.links import as_the_page_leads
from pipeline.library.files.several import Attempt, attempts
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.reading import read_file

_LONGEST = 512 * 1024 * 1024  # bytes of an output


def verify_files(
    sources: Iterable[Path], options: Options, *, jobs: int = 1
) -> Generator[Attempt[tuple[Fault, ...]], None, None]:
    """How the outputs of each source differ from it, in their order; what is missing or was changed is among that.

    ``options`` are those of ``options_for``, with which the outputs were built.
    """
    yield from attempts(_differences, [(path, options) for path in sources], jobs)


def _differences(path: Path, options: Options) -> tuple[Fault, ...]:
    """How the outputs of a source differ from it. Raises ``MastheadError`` where it cannot be built."""
    from pipeline.files.freshness import Record
    from pipeline.stages import RESOLVING, Work, document_of
    from pipeline.stages import run as run_stages
    from pipeline.verify.apart import read_apart
    from pipeline.verify.outputs import verify_outputs

    work = run_stages(Work(path, source_stem(path), options), RESOLVING)
    document = document_of(work)
    stem = output_stem(work)
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
    page = options.out / output_name(stem, Format.HTML, options)
    options, dead = as_the_page_leads(outputs.get(Format.HTML, b""), page, document.language.code, options)
    read = MappingProxyType(outputs)
    named = str(options.out / names[options.formats[0]]).removesuffix(options.formats[0].extension)

    def verified(*only: Format) -> tuple[Fault, ...]:
        found = verify_outputs(document, named, work.data, read, options, only, findings=work.warnings)
        return tuple(fault for faults in found.values() for fault in faults)

    record = Record(options.out)
    states = {format_: record.state(names[format_], data) for format_, data in outputs.items()}
    changed = [_changed(options.out / names[each], path, each) for each, state in states.items() if state == "changed"]
    strange = [format_ for format_, state in states.items() if state != "written"]
    found = (
        *missing,
        *changed,
        *dead,
        *verified(*(format_ for format_ in outputs if format_ not in strange)),
        *(fault for each in strange for fault in read_apart(partial(verified, each), str(options.out / names[each]))),
    )
    return under(found, str(path))


def _changed(file: Path, source: Path, format_: Format) -> Fault:
    wrong = "the output is not the file that was built: it was changed afterwards"
    mend = f"build it anew, or keep the changed one under another name: masthead build {source} --to {format_.value}"
    return Fault("MH692", Place(str(file)), wrong, "the bytes that the build recorded", mend)


def _unread(file: Path, wrong: str, source: Path, format_: Format) -> Fault:
    mend = f"build it: masthead build {source} --to {format_.value}"
    return Fault("MH601", Place(str(file)), wrong, "a built file", mend)
