"""What each speed shim saves: processor time of the same build with it and without it, the least of some runs.

Processor time, and its least, because it hardly moves while the machine has other work.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.weasy.speed import SHIMS

AT_START = ("compiled", "deferred")  # the others grow with the document
OF_TABLES = ("pseudos",)  # what it saves is memory first, and time where most elements are cells
OF_LENGTH = ("references",)  # what it saves grows with the square of the pages
OF_MEMORY = ("slim",)  # tests/pipeline/documents/test_long_documents.py measures what it saves
OF_TEXT = tuple(each for each in SHIMS if each not in (*AT_START, *OF_TABLES, *OF_LENGTH, *OF_MEMORY))
_DRIVER = """
import functools, sys
from pipeline.weasy import speed
without = sys.argv.pop(1)
speed.applied = functools.partial(speed.applied, shims=tuple(each for each in speed.SHIMS if each != without))
from pipeline.cli import main
sys.exit(main(sys.argv[1:]))
"""


def shares(source: Path, folder: Path, runs: int, shims: Sequence[str]) -> dict[str, float]:
    """By shim: time with it : time without it, of the PDF of ``source``; below 1 where it saves something."""
    options = ("--out", str(folder), "--to", "pdf", "--force", "--no-verify", "--no-validate")
    least: dict[str, float] = {}
    for _ in range(runs + 1):  # the first warms the caches
        for without in ("", *shims):
            taken = _processor([sys.executable, "-c", _DRIVER, without, "build", str(source), *options])
            least[without] = min(least.get(without, taken), taken)
    return {each: least[""] / least[each] for each in shims}


def _processor(command: list[str]) -> float:
    """The processor time of a process and of its children, in seconds."""
    with Path(os.devnull).open("wb") as quiet:
        actions = [(os.POSIX_SPAWN_DUP2, quiet.fileno(), each) for each in (1, 2)]
        child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
        _, status, used = os.wait4(child, 0)
    if status:
        raise RuntimeError(f"{' '.join(command[3:])} fails")
    return used.ru_utime + used.ru_stime
