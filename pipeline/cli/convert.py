"""Takes FILE in as a canonical source: Akoma Ntoso (ours, or a published resolution), DOCX, ODT, HTML, text, DOC, RTF.

It looks at what the file is, not at its name. Every word is proven to be in the source; guesses are told.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from msgspec.structs import replace

import masthead
from pipeline.cli.shared import every
from pipeline.cli.terminal.messages import print_faults, print_json
from pipeline.cli.terminal.streams import say_file, tell
from pipeline.errors import Exit, Fault, Place, Severity, call_error


def _xliff(data: bytes, given: argparse.Namespace) -> Exit:
    """The version that the targets of an XLIFF file give (``--xliff --of SOURCE``)."""
    if given.of is None:
        raise call_error("MH153", "of which source is not said", "import FILE --xliff --of SOURCE", "add --of SOURCE")
    text = masthead.load(given.of).version(data, path=given.file)
    if given.out is None:
        say_file(text)
    else:
        masthead.write_new(given.out, text)
    return Exit.DONE


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    command.add_argument(
        "file", metavar="FILE", type=Path, help="DOCX, ODT, HTML, plain text, DOC, RTF, or Akoma Ntoso (published, too)"
    )
    command.add_argument(
        "-o", type=Path, dest="out", metavar="SOURCE.xml", help="where the source goes (standard output)"
    )
    command.add_argument(
        "--changes",
        default="",
        choices=("accept", "refuse", "keep"),
        help="what becomes of tracked changes; keep: accept, and keep what was taken out in a block at the end",
    )
    command.add_argument("--force", action="store_true", help="set a file in the place of SOURCE.xml aside")
    command.add_argument(
        "--sisters",
        nargs="+",
        default=(),
        type=Path,
        metavar="FILE",
        help="the same published resolution in other languages: what they have otherwise is told",
    )
    command.add_argument("--xliff", action="store_true", help="FILE is XLIFF of the source --of, with its translation")
    command.add_argument("--of", type=Path, metavar="SOURCE", help="the source that the XLIFF was exported from")
    command.add_argument("--json", action="store_true", help="the findings as JSON on standard output")
    every(command)
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> Exit:
    """Write the source, tell the findings. Exit 1 where words or pictures are missing, 2 where the kind is unknown."""
    if given.out is not None and not given.force and (given.out.exists() or given.out.is_symlink()):
        mend = "choose another name, or say --force: the older file then gets the name with .old"
        raise call_error("MH717", f"the file {given.out} is there", "a name that no file has", mend)
    data = masthead.load(given.file).data
    if given.xliff:
        return _xliff(data, given)
    taken = _taken(data, given)
    if given.out is not None:
        files = {given.out.name: taken.text.encode(), **taken.pictures}
        for older, kept in masthead.write_files(given.out.parent, files, aside=True).items():
            tell(f"{older} is now {kept}")
    if given.json:
        text = {} if given.out is not None else {"source": taken.text}
        print_json({"guesses": taken.guesses, "findings": [fault.as_json() for fault in taken.faults], **text})
    else:
        print_faults(taken.faults, every=given.all)
        if taken.guesses:
            tell(f"{given.file}: {taken.guesses} guess{'' if taken.guesses == 1 else 'es'}; compare each with the file")
        if given.out is None:
            say_file(taken.text)
    return Exit.DONE if taken.whole else Exit.DOCUMENT


def _taken(data: bytes, given: argparse.Namespace) -> masthead.Taken:
    taken = masthead.take_in(
        data, path=given.file, changes=given.changes, name=(given.out or given.file).stem, sisters=given.sisters
    )
    if taken.pictures and given.out is None:
        wrong, mend = "its pictures are not written beside the source", "say -o SOURCE.xml, and they are"
        fault = Fault("MH715", Place(str(given.file)), wrong, "the pictures that it names", mend, Severity.WARNING)
        return replace(taken, faults=(*taken.faults, fault))
    return taken
