"""Times whole processes: the median of several runs, in which the things compared take turns."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

MASTHEAD = (sys.executable, "-m", "pipeline")


def seconds(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> float:
    """The wall time of one process. Raises where it fails: a failed run is no measurement."""
    begun = perf_counter()
    subprocess.run([str(part) for part in command], check=True, capture_output=True, env=os.environ | dict(env or {}))
    return perf_counter() - begun


def in_turn(
    commands: Mapping[str, Sequence[str | Path]], runs: int, env: Mapping[str, Mapping[str, str]] | None = None
) -> dict[str, float]:
    """The median wall time of each command, after one run of each to warm the caches, in seconds."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        print(f"run {turn} of {runs}: {', '.join(commands)} …", file=sys.stderr, flush=True)
        for name, command in commands.items():
            taken = seconds(command, (env or {}).get(name))
            if turn:
                times[name].append(taken)
    return {name: median(found) for name, found in times.items()}
