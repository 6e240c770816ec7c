"""A collection in ``masthead batch``: what a document costs there, what a second worker brings, how memory grows."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.timing import MASTHEAD

MOST_OF_COLD = 0.35  # of the processor time of a cold build
TWO_WORKERS = 0.85  # of linear
_COLD = 7  # cold builds; theirs is a median too, so that like is compared with like
MOST_MEMORY = 1.1  # after ten times as many documents


@dataclass(frozen=True)
class Batched:
    """Processor time of a document in a batch : cold; time with two workers : half of that with one; memory."""

    processor: float
    two_workers: float
    memory: float


def batched(source: Path, folder: Path, count: int) -> Batched:
    """Measure with so many letters, each with words of its own: first with one worker, then with two."""
    collection = folder / "collection"
    collection.mkdir()
    text = source.read_text("utf-8")
    for number in range(count):
        changed = text.replace("Lima Declaration", f"Lima Declaration {number}", 1)
        (collection / f"letter-{number:05}.xml").write_text(changed, "utf-8")
    cold = median(_processor((*MASTHEAD, "build", source, "--out", folder / "cold", "--force")) for _ in range(_COLD))
    one, two = (_rows(collection, folder / f"jobs-{jobs}", jobs) for jobs in (1, 2))
    each = median(row["processor"] for row in one)
    print(
        f"{count} letters: cold {cold:.2f} s, in a batch {each:.2f} s of the processor; one worker {_span(one):.1f} s, "
        f"two {_span(two):.1f} s; memory {one[count // 10]['memory']} MB, then {one[-1]['memory']} MB"
    )
    return Batched(
        each / cold,
        2 * _span(two) / _span(one),
        one[-1]["memory"] / one[count // 10]["memory"],
    )


def _rows(collection: Path, out: Path, jobs: int) -> list[dict[str, Any]]:
    """The rows of a run, as they were begun. Raises where it fails: a failed run is no measurement."""
    command = (*MASTHEAD, "batch", collection, "--out", out, "--jobs", str(jobs))
    subprocess.run([str(part) for part in command], check=True, capture_output=True)
    rows = [json.loads(line) for line in (out / "report.jsonl").read_text("utf-8").splitlines()]
    return sorted(rows, key=lambda row: float(row["begun"]))


def _span(rows: Sequence[dict[str, Any]]) -> float:
    """From the first document's beginning to the last one's end: what a collection of thousands takes is this."""
    return float(max(row["begun"] + row["seconds"] for row in rows) - rows[0]["begun"])


def _processor(command: Sequence[str | Path]) -> float:
    """The processor time of a process and of its children, in seconds."""
    before = os.times()
    subprocess.run([str(part) for part in command], check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
