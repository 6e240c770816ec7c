"""Builds, checks or imports all documents of a collection: thousands, on all cores of this machine or on a cluster.

What is unchanged since the last run is passed over. A faulty document is a row of the report, never the end of the
run. Killed or stopped, the run goes on where it was when the same command is given again.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

import masthead
from pipeline.cli.build import options_of
from pipeline.cli.shared import LISTED, above, formats, looks, memory, strict
from pipeline.cli.terminal.messages import print_json
from pipeline.cli.terminal.streams import redraw, say, tell
from pipeline.errors import Exit

_EVERY = 30.0  # seconds between two lines of progress where there is no terminal
_BLINK = 0.2  # seconds between two on a terminal


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    command.add_argument(
        "collection", metavar="FOLDER|LIST", type=Path,
        help="a folder, of which every .xml is taken, or a text with one path a line",
    )  # fmt: skip
    command.add_argument(
        "--do", default="build", choices=("build", "check", "import"),
        help="what is done with each document (build); import turns Akoma Ntoso into sources",
    )  # fmt: skip
    command.add_argument(
        "--to", type=formats, metavar="LIST", help=f"the outputs (those of masthead.toml, or all): {LISTED}"
    )
    command.add_argument(
        "--out", default="", metavar="FOLDER|ADDRESS",
        help="where the outputs go, in the folders of the collection (build/): a folder, or an address of fsspec",
    )  # fmt: skip
    command.add_argument("--report", type=Path, metavar="FOLDER", help="where report.jsonl and report.html go (--out)")
    command.add_argument(
        "--jobs", type=above(1, "processes"), default=0, metavar="N", help="worker processes (one a core)"
    )
    command.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="a Dask scheduler, tcp://HOST:8786, whose workers do it",
    )
    memory(command, "each worker")
    looks(command)
    command.add_argument("--no-verify", action="store_false", dest="verify", help="do not read the outputs back")
    command.add_argument("--no-validate", action="store_false", dest="validate", help="do not validate the Akoma Ntoso")
    command.add_argument("--force", action="store_true", help="do also what is fresh")
    command.add_argument("--all", action="store_true", help="print the path of every output")
    command.add_argument("--json", action="store_true", help="the rows as JSON on standard output")
    strict(command)
    command.set_defaults(run=run, name="source")


def run(given: argparse.Namespace) -> Exit:
    """Do what is asked with every document; the exit code is that of the gravest row."""
    given.sources = [given.collection]  # its project file is that of all its documents
    out, given.out = given.out, None
    progress = _Progress()
    try:
        made = masthead.batch(
            given.collection,
            options_of(given),
            doing=given.do,
            out=out,
            report=given.report,
            jobs=given.jobs,
            scheduler=given.scheduler,
            tell=progress.done,
        )
    finally:
        progress.end()
    rows = made.rows
    if given.json:
        from msgspec import to_builtins

        print_json([to_builtins(row) for row in rows])
    else:
        for row in rows:
            for file in row.files if given.all else ():
                say(f"{made.out.rstrip('/')}/{file}")
    counts = Counter("fresh" if row.fresh else row.outcome for row in rows)
    told = ", ".join(f"{count:,} {name}" for name, count in counts.most_common())
    tell(f"masthead: {len(rows):,} documents: {told}; see {made.report}")
    return max((row.code for row in rows), default=Exit.DONE)


class _Progress:
    """How many documents are done, at what rate, and how long the rest will take: on one line of a terminal."""

    def __init__(self) -> None:
        self._total, self._done, self._fresh = 0, 0, 0
        self._begun = self._told = perf_counter()
        self._terminal = sys.stderr is not None and sys.stderr.isatty()

    def done(self, done: int, total: int, fresh: int) -> None:
        """So many documents of so many are done; the last of them was found fresh, or not."""
        self._done, self._total = done, total
        self._fresh += fresh
        now = perf_counter()
        if now - self._told >= (_BLINK if self._terminal else _EVERY):
            self._told = now
            (redraw if self._terminal else tell)(self._line(now - self._begun))

    def end(self) -> None:
        """Leave the line clean for what follows."""
        if self._terminal:
            redraw("")

    def _line(self, seconds: float) -> str:
        worked = self._done - self._fresh
        rate = worked / seconds
        left = f", {_time((self._total - self._done) / rate)} left" if rate else ""
        return f"{self._done:,} of {self._total:,} documents, {rate:.1f} a second{left}"


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.0f} h"
