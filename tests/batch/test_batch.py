"""A collection on this machine: the same bytes as one by one, what is fresh passed over, faults as rows."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from lxml import html
from PIL import Image

from pipeline.batch.rows import row_of

Run = Callable[..., CompletedProcess[str]]
Collection = Callable[[int], Path]


def rows(out: Path) -> dict[str, dict[str, Any]]:
    read = [json.loads(line) for line in (out / "report.jsonl").read_text("utf-8").splitlines()]
    assert [row["source"] for row in read] == sorted({row["source"] for row in read})
    return {row["source"]: row for row in read}


@pytest.mark.long
def test_outputs_are_those_of_a_build_and_stay_fresh(process: Run, collection: Collection, tmp_path: Path) -> None:
    folder, out = collection(3), tmp_path / "out"
    first = process("batch", folder, "--out", out, "--jobs", 1)
    assert (first.returncode, "3 documents: 3 built" in first.stderr) == (0, True), first.stderr
    alone = process("build", folder / "odd" / "letter-003.xml", "--out", tmp_path / "alone")
    assert alone.returncode == 0
    for path in (tmp_path / "alone").glob("letter*"):
        assert (out / "odd" / path.name).read_bytes() == path.read_bytes(), path.name
    assert len(rows(out)["odd/letter-003.xml"]["files"]) == 5
    assert "3 fresh" in process("batch", folder, "--out", out).stderr

    Image.new("RGB", (40, 40), "olive").save(folder / "odd" / "dot.png")  # two documents have it
    (out / "even" / "letter-002.txt").unlink()
    again = process("batch", folder, "--out", out, "--jobs", 1)
    assert "3 built" in again.stderr, again.stderr


def test_faults_are_rows_and_the_others_are_built(process: Run, collection: Collection, tmp_path: Path) -> None:
    folder, out = collection(2), tmp_path / "out"
    (folder / "even" / "cut.xml").write_text("<document", "utf-8")
    (folder / "dot.xml").write_bytes((folder / "odd" / "letter-001.xml").read_bytes())  # its picture is not there
    done = process("batch", folder, "--out", out, "--to", "txt", "--jobs", 1)
    assert done.returncode == 1, done.stderr
    found = rows(out)
    assert {name: row["outcome"] for name, row in found.items()} == {
        "dot.xml": "refused", "even/cut.xml": "refused", "even/letter-002.xml": "built", "odd/letter-001.xml": "built",
    }  # fmt: skip
    assert found["dot.xml"]["faults"][0]["path"] == str(folder / "dot.xml")
    assert found["dot.xml"]["faults"][0]["line"] > 1
    assert not list(out.glob("dot.*"))
    page = html.fromstring((out / "report.html").read_bytes())
    told = {row[0].text: row[1].text for row in page.xpath("//table[1]/tbody/tr")}
    assert {name: told[name] for name in ("built", "refused")} == {"built": "2", "refused": "2"}
    assert page.xpath("//th[.=$place]", place=f"{folder / 'even' / 'cut.xml'}:1:1")


@pytest.mark.long
def test_checks_and_imports(process: Run, collection: Collection, tmp_path: Path) -> None:
    folder, out = collection(1), tmp_path / "out"
    assert process("batch", folder, "--out", out, "--do", "check", "--jobs", 1).returncode == 0
    assert sorted(path.name for path in out.rglob("*")) == ["report.html", "report.jsonl"]
    made = tmp_path / "akn"
    assert process("batch", folder, "--out", made, "--to", "akn", "--jobs", 1).returncode == 0
    (made / "odd" / "dot.png").write_bytes((folder / "odd" / "dot.png").read_bytes())
    back = process("batch", made, "--out", tmp_path / "back", "--do", "import", "--jobs", 1)
    assert back.returncode == 0, back.stderr
    assert "letter of number 1" in (tmp_path / "back" / "odd" / "letter-001.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("lines", "code", "place"),
    [
        ("odd/letter-001.xml\nnone.xml\n", "MH132", ":2:1"),
        ("odd/letter-001.xml\n# again\nodd/letter-001.xml\n", "MH133", ":3:1"),
        ("../collection/odd/letter-001.xml\n", "MH133", ":1:1"),
        ("# nothing\n", "MH131", ""),
    ],
)
def test_lists_are_read_with_care(masthead: Run, collection: Collection, lines: str, code: str, place: str) -> None:
    folder = collection(1)
    list_ = folder / "list.txt"
    list_.write_text(lines, "utf-8")
    done = masthead("batch", list_, "--out", folder.parent / "out")
    assert done.returncode == 2
    assert f"{list_}{place}: {code}" in done.stderr
    assert not (folder.parent / "out").exists()


def test_outputs_never_stand_in_the_place_of_a_document(masthead: Run, collection: Collection) -> None:
    folder = collection(1)
    source = folder / "odd" / "letter-001.xml"
    before = source.read_bytes()
    (folder / "odd" / "letter-001.akn.xml").write_bytes(before)
    assert "MH107" in masthead("batch", folder, "--out", folder.parent / "out").stderr
    source.unlink()
    assert "MH122" in masthead("batch", folder, "--out", folder).stderr
    assert (folder / "odd" / "letter-001.akn.xml").read_bytes() == before


def test_rubbish_in_the_record_is_passed_over() -> None:
    for line in ("", "{", "[]", "1", '{"source": 1}', '{"source": "a", "outcome": "built", "faults": 5}', "null"):
        assert row_of(line) is None


def workers_of(pid: int) -> list[int]:
    """The processes below one, with their names of the command."""
    out = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in out.splitlines()]
    below, found = {pid}, []
    for _ in range(4):
        found = [one for one, parent in pairs if parent in below]
        below |= set(found)
    return sorted(below - {pid})


def started(folder: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "pipeline", "batch", str(folder), "--out", str(out), *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def done_so_far(out: Path) -> int:
    record = out / "report.jsonl"
    return record.read_text("utf-8").count("\n") if record.exists() else 0


def wait_for(true: Callable[[], object]) -> None:
    last = time.monotonic() + 100
    while not true():
        assert time.monotonic() < last
        time.sleep(0.05)


@pytest.mark.long
def test_a_stopped_run_leaves_nothing_and_goes_on(process: Run, collection: Collection, tmp_path: Path) -> None:
    many = 120  # for more seconds than the signal takes
    folder, out = collection(many), tmp_path / "out"
    with started(folder, out, "--to", "txt,akn", "--jobs", "1") as run:
        wait_for(lambda: done_so_far(out))
        workers = workers_of(run.pid)
        run.send_signal(signal.SIGINT)
        _, err = run.communicate()
    assert run.returncode == 130, err
    assert "Traceback" not in err
    wait_for(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))
    assert not list(out.rglob("*.part"))
    had = done_so_far(out)
    assert 0 < had < many
    again = process("batch", folder, "--out", out, "--to", "txt,akn", "--jobs", "1")
    assert again.returncode == 0
    assert f"{had} fresh" in again.stderr, again.stderr


def test_workers_end_with_a_command_that_is_killed(collection: Collection, tmp_path: Path) -> None:
    folder, out = collection(24), tmp_path / "out"
    with started(folder, out, "--to", "txt", "--jobs", "1") as run:
        wait_for(lambda: done_so_far(out))
        workers = workers_of(run.pid)
        assert workers
        run.kill()
    wait_for(lambda: not any(alive(worker) for worker in workers))


def alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return False


@pytest.mark.long
def test_twenty_kills_of_workers_cost_nothing_but_time(process: Run, collection: Collection, tmp_path: Path) -> None:
    folder, out = collection(160), tmp_path / "out"
    kills = last = 0
    with started(folder, out, "--to", "txt,akn,docx", "--jobs", "2") as run:
        while run.poll() is None:
            time.sleep(0.1)
            if done_so_far(out) < last + 4:  # whoever is killed before anything is done can do nothing
                continue
            workers = [pid for pid in workers_of(run.pid) if "forkserver" in command_of(pid)][1:]
            if kills < 20 and workers:
                os.kill(workers[kills % len(workers)], signal.SIGKILL)
                kills, last = kills + 1, done_so_far(out)
        _, err = run.communicate()
    assert (run.returncode, kills, err) == (0, 20, err)
    found = rows(out)
    assert len(found) == 160
    alone = process("batch", folder, "--out", tmp_path / "calm", "--to", "txt,akn,docx", "--jobs", "2")
    assert alone.returncode == 0
    for name, row in found.items():
        assert row["outcome"] == "built"
        for file, size in row["files"].items():
            assert (out / file).stat().st_size == size
            assert (out / file).read_bytes() == (tmp_path / "calm" / file).read_bytes(), name
    assert not list(out.rglob("*.part"))


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""
