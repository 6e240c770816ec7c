"""A machine at fault is said to be so: no room, another call at the same time. Nothing is lost, no verdict invented."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from look.building import source

from pipeline.archive import Given, bag, make_bag, verify_bag

ROOM = 20_000  # bytes of a file
DAYS = ("2031-01-01", "2031-01-02", "2031-01-03")


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "river.xml"
    path.write_bytes(source())
    return path


def without_room(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The command where no file can be longer than ``ROOM``."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))

    call = [sys.executable, "-m", "pipeline", "archive", *map(str, arguments)]
    return subprocess.run(call, capture_output=True, text=True, check=False, preexec_fn=limit)


@pytest.mark.long
def test_a_deposit_without_room(letter: Path, tmp_path: Path) -> None:
    done = without_room(letter, "--out", tmp_path)
    assert (done.returncode, "MH683" in done.stderr) == (3, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_a_bag_that_cannot_be_unpacked_is_not_said_to_be_damaged(letter: Path, tmp_path: Path) -> None:
    packed = make_bag(letter, tmp_path, packed=True).path
    done = without_room("--verify", packed, "--json")
    (told,) = json.loads(done.stdout)
    assert (done.returncode, told["verdict"]) == (3, "not verified")
    assert [each["code"] for each in told["findings"]] == ["MH688"]
    assert verify_bag(packed).name == "rebuilt"


@pytest.mark.long
def test_a_bag_that_cannot_be_built_for_want_of_room(letter: Path, tmp_path: Path) -> None:
    done = without_room("--verify", make_bag(letter, tmp_path).path, "--json")
    (told,) = json.loads(done.stdout)
    assert (done.returncode, told["verdict"]) == (0, "digests")
    assert "no room" in told["because"]


@pytest.mark.long
@pytest.mark.parametrize("packed", [False, True])
def test_calls_at_the_same_time_lose_nothing(
    letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, packed: bool
) -> None:
    find = bag._free

    def slowly(target: Path) -> Path:
        free = find(target)
        time.sleep(0.5)
        return free

    def make(day: str) -> str:
        return make_bag(letter, tmp_path, given=Given(date=day), force=True, packed=packed).receipt

    monkeypatch.setattr(bag, "_free", slowly)
    make("2030-01-01")
    with ThreadPoolExecutor(len(DAYS)) as calls:
        list(calls.map(make, DAYS))
    there = sorted(tmp_path.iterdir())
    assert len(there) == 1 + len(DAYS)
    assert {verify_bag(each).name for each in there} == {"rebuilt"}
