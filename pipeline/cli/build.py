"""Builds the outputs of each SOURCE.

What is fresh is skipped; a faulty document never stops the others, and leaves no output. An output that does not say
what the source says is withheld with all that carries it, and the others are written: exit code 3.
"""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

import masthead
from pipeline.cli.several.folders import sources_of
from pipeline.cli.shared import above, every, jobs, memory, outputs, sources, strict
from pipeline.cli.terminal.messages import Progress, print_faults, print_json, summary
from pipeline.cli.terminal.streams import say, tell
from pipeline.errors import Exit

# What the call says of a build under the names that the library has for it; ``to`` are the formats.
_ASKED = ("layout", "profile", "shape", "form", "review", "name", "wrap", "since", "verify", "validate", "force",
          "strict", "memory", "seconds", "out")  # fmt: skip


def options_of(given: argparse.Namespace) -> masthead.Options:
    """The options as typed, else those of the project."""
    asked = {name: getattr(given, name) for name in _ASKED if hasattr(given, name)}
    return masthead.options_for(given.sources, formats=given.to or (), **asked)


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    sources(command)
    outputs(command)
    command.add_argument(
        "--bilingual", action="store_true", help="two language versions side by side, for revisers (html, pdf)"
    )
    command.add_argument("--no-verify", action="store_false", dest="verify", help="do not read the outputs back")
    command.add_argument("--no-validate", action="store_false", dest="validate", help="do not validate the Akoma Ntoso")
    command.add_argument("--force", action="store_true", help="build also what is fresh")
    command.add_argument(
        "--since",
        type=Path,
        metavar="OLD",
        help="an earlier version, as source or Akoma Ntoso: what it numbers otherwise says so in the Akoma Ntoso",
    )
    strict(command)
    jobs(command)
    memory(command, "the process which makes the pages")
    command.add_argument(
        "--seconds",
        type=above(1, "seconds"),
        default=0,
        metavar="S",
        help="the time that layout and writing of a PDF each may take (no limit; not with --jobs)",
    )
    every(command)
    command.add_argument("--json", action="store_true", help="the result as JSON on standard output")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> Exit:
    """Build every source; the exit code is that of the gravest fault."""
    if given.bilingual:
        from pipeline.cli.several.bilingual import run_bilingual

        return run_bilingual(given)
    given.sources = sources_of(given.sources, given.out)
    options, progress = options_of(given), Progress(len(given.sources))
    results: list[masthead.Built] = []
    with closing(masthead.build_files(given.sources, options, jobs=given.jobs, progress=progress)) as built:
        for result in built:
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


def _say(result: masthead.Built, *, every: bool) -> None:
    print_faults(result.faults, every=every)
    if result.outcome == "fresh":
        tell(f"{result.source}: fresh")
        return
    for file in result.files:
        say(file)
