"""What each speed shim saves of the same build, the least of some runs: processor time, or memory.

Processor time, and its least, because it hardly moves while the machine has other work.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from resource import struct_rusage

from pipeline.weasy.speed import SHIMS

AT_START = ("compiled", "deferred")  # the others grow with the document
OF_MEMORY = ("slim", "pseudos")  # what they save is memory first, most where most elements are cells
OF_TEXT = tuple(each for each in SHIMS if each not in (*AT_START, *OF_MEMORY))
_DRIVER = """
import functools, sys
from pipeline.weasy import speed
without = sys.argv.pop(1)
speed.applied = functools.partial(speed.applied, shims=tuple(each for each in speed.SHIMS if each != without))
from pipeline.cli import main
sys.exit(main(sys.argv[1:]))
"""


def processor(used: struct_rusage) -> float:
    """The processor time of a process and of its children, in seconds."""
    return used.ru_utime + used.ru_stime


def memory(used: struct_rusage) -> float:
    """The most memory that a process had, or a child of it, in kilobytes."""
    return float(used.ru_maxrss)


def shares(
    source: Path, folder: Path, runs: int, shims: Sequence[str], of: Callable[[struct_rusage], float] = processor
) -> dict[str, float]:
    """By shim: what the PDF of ``source`` takes with it : without it; below 1 where it saves something."""
    options = ("--out", str(folder), "--to", "pdf", "--force", "--no-verify", "--no-validate")
    least: dict[str, float] = {}
    for _ in range(runs + 1):  # the first warms the caches
        for without in ("", *shims):
            taken = of(_used([sys.executable, "-c", _DRIVER, without, "build", str(source), *options]))
            least[without] = min(least.get(without, taken), taken)
    return {each: least[""] / least[each] for each in shims}


def _used(command: list[str]) -> struct_rusage:
    """What a process and its children took."""
    with Path(os.devnull).open("wb") as quiet:
        actions = [(os.POSIX_SPAWN_DUP2, quiet.fileno(), each) for each in (1, 2)]
        child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
        _, status, used = os.wait4(child, 0)
    if status:
        raise RuntimeError(f"{' '.join(command[3:])} fails")
    return used
