"""A Dask cluster: two worker processes in folders of their own make the same bytes; one of another make is refused."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
Collection = Callable[[int], Path]

pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("default")]


@contextmanager
def started(module: str, *arguments: str, cwd: Path, path: Path) -> Iterator[subprocess.Popen[bytes]]:
    cwd.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments, "--no-dashboard"]
    environment = os.environ | {"PYTHONPATH": str(path)}
    with subprocess.Popen(command, cwd=cwd, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Starts a scheduler and workers, each of the checkout named; returns the address."""
    with ExitStack() as stack:

        def start(*checkouts: Path) -> str:
            file = tmp_path / "scheduler.json"
            stack.enter_context(
                started(
                    "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file),
                    cwd=tmp_path / "scheduler", path=checkouts[0],
                )
            )  # fmt: skip
            while not file.exists() or not file.read_text("utf-8").endswith("}"):
                time.sleep(0.1)
            address = str(json.loads(file.read_text("utf-8"))["address"])
            for index, checkout in enumerate(checkouts):
                folder = tmp_path / f"worker{index}"
                stack.enter_context(
                    started(
                        "dask_worker", address, "--nthreads", "1", "--nworkers", "1", "--host", "127.0.0.1",
                        "--local-directory", str(folder / "scratch"), cwd=folder, path=checkout,
                    )
                )  # fmt: skip
            from distributed import Client

            with Client(address) as client:
                client.wait_for_workers(len(checkouts), timeout=60)
            return address

        yield start


@pytest.mark.parametrize("scheme", ["", "file://"])
def test_the_bytes_are_the_same(
    process: Run, collection: Collection, cluster: Callable[..., str], tmp_path: Path, checkout: Path, scheme: str
) -> None:
    folder, out = collection(12), tmp_path / "out"
    address = cluster(checkout, checkout)
    more = () if not scheme else ("--report", tmp_path / "report")
    done = process("batch", folder, "--out", f"{scheme}{out}", "--scheduler", address, *more)
    assert (done.returncode, "12 built" in done.stderr) == (0, True), done.stderr
    assert process("batch", folder, "--out", tmp_path / "here", "--jobs", "1").returncode == 0
    names = sorted(path.relative_to(out) for path in out.rglob("letter*"))
    assert len(names) == 12 * 5
    for name in names:
        assert (out / name).read_bytes() == (tmp_path / "here" / name).read_bytes(), name
    report = tmp_path / "report" if scheme else out
    workers = {json.loads(line)["worker"] for line in (report / "report.jsonl").read_text("utf-8").splitlines()}
    assert len(workers) == 2
    again = process("batch", folder, "--out", f"{scheme}{out}", "--scheduler", address, *more)
    assert "12 fresh" in again.stderr, again.stderr


def test_a_worker_of_another_make_is_refused(
    process: Run, collection: Collection, cluster: Callable[..., str], tmp_path: Path, checkout: Path
) -> None:
    other = tmp_path / "other"
    for name in ("pipeline", "templates"):
        shutil.copytree(checkout / name, other / name, ignore=shutil.ignore_patterns("__pycache__"))
    words = next((other / "pipeline" / "data" / "words").glob("*.toml"))
    words.write_text(words.read_text("utf-8") + "\n# another\n", "utf-8")
    folder = collection(2)
    done = process("batch", folder, "--out", tmp_path / "out", "--scheduler", cluster(checkout, other))
    assert (done.returncode, "MH137" in done.stderr) == (3, True), done.stderr
    assert not list((tmp_path / "out").rglob("letter*"))


def test_nobody_at_the_address_is_told(process: Run, collection: Collection, tmp_path: Path) -> None:
    done = process("batch", collection(1), "--out", tmp_path / "out", "--scheduler", "nowhere")
    assert done.returncode in (2, 3)
    assert "nowhere: MH139" in done.stderr
    assert "Traceback" not in done.stderr
