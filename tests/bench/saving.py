"""A bench that is saved into again and again: how long until each save shows, and what memory it takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Heard:
    """What a bench has told, as a page in the browser hears it: each state of its first document, and when."""

    states: list[tuple[float, dict[str, Any]]] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def until(self, name: str, least: int, seconds: float = 60.0) -> float:
        """When the state ``name`` was first at ``least``."""
        last = time.monotonic() + seconds
        with self.changed:
            while True:
                found = next((at for at, state in self.states if state[name] >= least), None)
                if found is not None:
                    return found
                if time.monotonic() > last:
                    raise TimeoutError(f"{name} is never {least}: {self.states[-1:]}")
                self.changed.wait(1.0)

    def last(self) -> dict[str, Any]:
        """The last state."""
        with self.changed:
            return self.states[-1][1]


@dataclass(frozen=True)
class Watched:
    """A bench that runs."""

    process: subprocess.Popen[str]
    address: str
    source: Path
    heard: Heard

    def save(self, text: str) -> float:
        """Save a text as editors do, in one step. When that was."""
        new = self.source.with_name(f".{self.source.name}.new")
        new.write_text(text, "utf-8")
        new.replace(self.source)
        return time.monotonic()

    def html(self) -> str:
        """The text that it shows."""
        with urllib.request.urlopen(f"{self.address}0/html", timeout=30) as answer:  # noqa: S310 - of this machine
            read: bytes = answer.read()
        return read.decode("utf-8")

    def memory(self) -> int:
        """What its processes have for themselves, in bytes; what they share is counted once."""
        return sum(map(_memory, _below(self.process.pid)))


@contextmanager
def watched(source: Path, *others: Path, env: Mapping[str, str] | None = None) -> Iterator[Watched]:
    """A bench on a source, and what it tells; ``env`` adds to the environment."""
    command = [sys.executable, "-m", "pipeline", "watch", str(source), *map(str, others)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=os.environ | dict(env or {})
    ) as process:
        assert process.stdout is not None
        try:
            address, heard = process.stdout.readline().strip(), Heard()
            threading.Thread(target=_hear, args=(address, heard), daemon=True).start()
            yield Watched(process, address, source, heard)
        finally:
            process.terminate()
            process.wait(30)


def _hear(address: str, heard: Heard) -> None:
    try:
        with urllib.request.urlopen(f"{address}events", timeout=60) as events:  # noqa: S310 - of this machine
            for line in events:
                if line.startswith(b"data:"):
                    state = json.loads(line[5:])[0]
                    with heard.changed:
                        heard.states.append((time.monotonic(), state))
                        heard.changed.notify_all()
    except OSError:
        return  # the bench has ended


def _below(root: int) -> set[int]:
    found = {root}
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _memory(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return 1024 * sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def main() -> None:
    """``python -m tests.bench.saving SOURCE SECONDS``: one save a second, and a line a minute."""
    source, seconds = Path(sys.argv[1]), int(sys.argv[2])
    text = source.read_text("utf-8")
    with watched(source) as bench:
        bench.heard.until("files_version", 1)
        print(f"at rest {bench.memory() / 1e6:.0f} MB", flush=True)
        begun, delays, never = time.monotonic(), [], 0
        for count in range(1, seconds + 1):
            word = f"save{count}word"
            saved = bench.save(text.replace("</paragraph>", f" {word}</paragraph>", 1))
            try:
                delays.append(bench.heard.until("text_version", count + 1, 20) - saved)
                never += word not in bench.html()
            except TimeoutError:
                never += 1
            if count % 60 == 0:
                ordered = sorted(delays[-60:])
                print(
                    f"{count} saves, shown after {ordered[30]:.2f} s (most {ordered[-1]:.2f} s), never shown {never}, "
                    f"{bench.memory() / 1e6:.0f} MB, load {os.getloadavg()[0]:.1f}, {bench.heard.last()['version']}",
                    flush=True,
                )
                with bench.heard.changed:
                    del bench.heard.states[:-1]
            time.sleep(max(0.0, begun + count - time.monotonic()))
        bench.heard.until("files_version", seconds + 1)
        time.sleep(5)
        print(f"at rest {bench.memory() / 1e6:.0f} MB; {bench.heard.last()['trouble']}", flush=True)


if __name__ == "__main__":
    main()
