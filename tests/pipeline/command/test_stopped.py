"""Killed and stopped: no traceback, nothing half-made, no process that lives on; the next build cleans up."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from sampling import every

from pipeline.files.unfinished import sweep
from pipeline.files.writing import write_all

Run = Callable[..., CompletedProcess[str]]

# In the process that makes the pages: say that it has come to a page, and stay there.
STAYS = """
import pathlib, time
from pipeline.pages.board import Board
as_is = Board.set
def set(board, doing, page=0):
    as_is(board, doing, page)
    if page == {page} and not pathlib.Path({mark!r}).exists():
        pathlib.Path({mark!r}).touch()
        time.sleep(90)
Board.set = set
"""


def stays(mark: Path, page: int = 1) -> str:
    return STAYS.replace("{page}", str(page)).replace("{mark!r}", repr(str(mark)))


@contextmanager
def started(code: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """A command that hears Ctrl-C, also where whoever runs the tests does not."""
    hears = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)"
    script = f"{hears}\n{code}\nimport sys\nfrom pipeline.cli import main\nprint('on', flush=True)\n"
    script += "sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", script, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for(true: Callable[[], object]) -> None:
    last = time.monotonic() + 60
    while not true():
        assert time.monotonic() < last
        time.sleep(0.02)


def children(process: subprocess.Popen[str]) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


@pytest.fixture
def letter(lima: Path, tmp_path: Path) -> Path:
    source = tmp_path / "letter.xml"
    source.write_bytes(lima.read_bytes())
    return source


@pytest.mark.long
def test_pages_that_are_killed_are_told_and_the_next_document_gets_others(letter: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.xml"
    other.write_bytes(letter.read_bytes())
    mark, out = tmp_path / "mark", tmp_path / "out"
    with started(stays(mark, 3), "build", letter, other, "--to", "pdf,txt", "--out", out, "--json") as process:
        wait_for(mark.exists)
        (child,) = children(process)
        os.kill(child, signal.SIGKILL)
        said, messages = process.communicate(timeout=90)
    assert process.returncode == 3
    assert "Traceback" not in messages
    killed, built = json.loads(said.removeprefix("on\n"))
    (fault,) = killed["faults"]
    assert (fault["code"], fault["path"], killed["outcome"]) == ("MH322", str(letter), "refused")
    assert "page 3" in fault["wrong"]
    assert "SIGKILL" in fault["wrong"]
    assert built["outcome"] == "built"
    assert sorted(path.name for path in out.glob("*.*")) == [".masthead.json", "other.pdf", "other.txt"]


@pytest.mark.long
def test_pages_that_die_between_documents_cost_nothing(patched: Run, letter: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.xml"
    other.write_bytes(letter.read_bytes())
    code = "import os, pipeline.files.writing as w, pipeline.pages.child_process as c\nmakers = []\n"
    code += "made, wrote = c.ChildProcess.__init__, w.write_all\n"
    code += "c.ChildProcess.__init__ = lambda maker, *limits: made(maker, *limits) or makers.append(maker)\n"
    code += "def ends(child): os.kill(child, 9); os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)\n"
    code += "w.write_all = lambda *what: wrote(*what) or ends(makers[-1]._child)"
    done = patched(code, "build", letter, other, "--to", "pdf", "--no-verify", "--out", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_build_that_is_stopped_leaves_nothing(number: signal.Signals, letter: Path, tmp_path: Path) -> None:
    mark, out = tmp_path / "mark", tmp_path / "out"
    with started(stays(mark), "build", letter, "--to", "pdf", "--out", out) as process:
        wait_for(mark.exists)
        (child,) = children(process)
        process.send_signal(number)
        _, messages = process.communicate(timeout=30)
    assert (process.returncode, messages) == (
        128 + number,
        "masthead: stopped; nothing half-made was left behind\n",
    )
    assert not lives(child)
    assert not out.exists()


def test_pages_end_with_a_build_that_is_killed(letter: Path, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    with started(stays(mark), "build", letter, "--to", "pdf", "--out", tmp_path / "out") as process:
        wait_for(mark.exists)
        (child,) = children(process)
        assert lives(child)
        process.kill()
        process.wait()
        wait_for(lambda: not lives(child))


def test_who_ignores_a_signal_is_not_stopped_by_it(letter: Path, tmp_path: Path) -> None:
    """As under ``nohup``, whose processes outlive their terminal."""
    nohup = "import signal, os\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)"
    hang_up = "import pipeline.library.files.building as b\nread = b.read_bytes\n"
    hang_up += "b.read_bytes = lambda path: os.kill(os.getpid(), signal.SIGHUP) or read(path)"
    with started(f"{nohup}\n{hang_up}", "build", letter, "--to", "txt", "--out", tmp_path / "out") as process:
        process.communicate(timeout=60)
    assert process.returncode == 0


@pytest.mark.parametrize("delay", every(3, [0, 0.02, 0.05, 0.1, 0.2, 0.4]))
def test_an_early_interrupt_is_no_traceback(delay: float, letter: Path, tmp_path: Path) -> None:
    for attempt in range(3):  # Python drops an interrupt that falls into a finalizer
        with started("", "build", letter, "--out", tmp_path / f"out{attempt}") as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(delay)
            process.send_signal(signal.SIGINT)
            _, messages = process.communicate(timeout=60)
        if process.returncode:
            break
    assert process.returncode in (130, -signal.SIGINT)  # the latter when all was done
    assert "Traceback" not in messages
    assert "KeyboardInterrupt" not in messages


def test_what_a_killed_build_left_is_swept_away(patched: Run, letter: Path, masthead: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    dies = "import os\nos.fsync = lambda descriptor: os.kill(os.getpid(), 9)"
    assert patched(dies, "build", letter, "--to", "txt", "--out", out).returncode == -9
    assert [path.suffix for path in out.iterdir()] == [".part"]
    assert masthead("build", letter, "--to", "html", "--out", out).returncode == 0
    assert sorted(path.name for path in out.iterdir()) == [".masthead.json", "letter.html"]


def test_stopped_in_the_write_nothing_is_left(patched: Run, letter: Path, tmp_path: Path) -> None:
    stops = "import os, signal\nos.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGTERM)"
    done = patched(stops, "build", letter, "--to", "txt", "--out", tmp_path / "out")
    assert done.returncode == 143
    assert list((tmp_path / "out").iterdir()) == []


def test_only_parts_of_builds_that_died_are_swept(tmp_path: Path) -> None:
    theirs = [
        tmp_path / name for name in ("notes.part", ".letter.pdf.part", ".letter.odt.12.part", "letter.pdf.12.part")
    ]
    for path in theirs:
        path.write_text("somebody's")
    (tmp_path / ".folder.pdf.12.part").mkdir()
    (tmp_path / ".link.pdf.12.part").symlink_to(theirs[0])
    os.mkfifo(tmp_path / ".pipe.pdf.12.part")
    (tmp_path / ".dead.pdf.12.part").write_text("half")
    before = {path.name for path in tmp_path.iterdir()} - {".dead.pdf.12.part"}
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == before


def test_the_parts_of_a_build_that_goes_on_stay(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[str] = []

    def sync(_descriptor: int) -> None:
        sweep(tmp_path)  # as another build into the same folder does
        seen.extend(path.name for path in tmp_path.iterdir())

    monkeypatch.setattr("pipeline.files.writing.os.fsync", sync)
    write_all(tmp_path, {"a.txt": b"a", "b.txt": b"b"})
    assert len(seen) == 3  # one part, then two
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


@pytest.mark.long
def test_what_a_killed_deposit_left_is_swept_away(patched: Run, letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    dies = "import bagit, os\nbagit.make_bag = lambda *_, **__: os.kill(os.getpid(), {})"
    assert patched(dies.format(9), "archive", letter, "--out", out).returncode == -9
    assert [path.name[:5] for path in out.iterdir()] == [".bag-"]
    kept = out / ".bag-12345678" / "old"  # an earlier deposit, as version 0.1.0 moved it out of the way
    kept.mkdir(parents=True)
    assert patched(dies.format(15), "archive", letter, "--out", out).returncode == 143
    assert list(out.iterdir()) == [kept.parent]


@pytest.mark.long
@pytest.mark.parametrize(
    ("option", "told"), [(("--seconds", "1"), "1 second;"), (("--memory", "100"), "100 MB of memory")]
)
def test_pages_have_limits(option: tuple[str, str], told: str, patched: Run, checkout: Path, tmp_path: Path) -> None:
    """The document that has everything needs half as much again to lay out; the little one goes on after it."""
    long_lasting = "import time\nfrom pipeline.pages.board import Board\nas_is = Board.set\n"
    long_lasting += (
        "Board.set = lambda board, doing, page=0: as_is(board, doing, page) or (time.sleep(3) if page == 7 else 0)"
    )
    everything = checkout / "tests" / "source" / "everything.xml"
    done = patched(
        long_lasting if option[0] == "--seconds" else "",
        *("build", everything, "--to", "pdf", "--out", tmp_path / "out", "--no-verify", *option),
    )
    assert done.returncode == 3
    assert f"{everything}: MH324" in done.stderr
    assert told in done.stderr
    assert option[0] in done.stderr
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "out").glob("*.pdf")) == []
