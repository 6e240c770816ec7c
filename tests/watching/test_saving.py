"""A bench through a morning: saves by the dozen, two benches at once, folders that go and come, workers that die."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.saving import Watched, watched
from docx_files import TESTS
from PIL import Image

pytestmark = pytest.mark.long

LETTER = (TESTS / "words" / "letter.en.xml").read_text("utf-8")
FIGURE = '<figure file="pictures/map.png" alt="A map."/></body>'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    folder.mkdir()
    source = folder / "letter.xml"
    source.write_text(LETTER, "utf-8")
    return source


@pytest.fixture
def bench(source: Path) -> Iterator[Watched]:
    with watched(source) as found:
        found.heard.until("files_version", 1)
        yield found


def words(word: str) -> str:
    return LETTER.replace("</paragraph>", f" {word}.</paragraph>", 1)


def test_no_save_is_missed_while_two_benches_follow(bench: Watched, source: Path) -> None:
    with watched(source) as second:
        second.heard.until("files_version", 1)
        before = bench.memory()
        for save in range(2, 42):
            bench.save(words(f"save{save}"))
            bench.heard.until("version", save)  # every save is heard of, made or overtaken
            if save % 10 == 0:
                bench.heard.until("text_version", save)
                assert f"save{save}." in bench.html()
        for each in (bench, second):
            each.heard.until("text_version", each.heard.last()["version"])
            each.heard.until("files_version", each.heard.last()["version"])
            assert "save41." in each.html()
        assert bench.memory() < before + 60_000_000
    shown = [state["text_version"] for _, state in bench.heard.states]
    assert shown == sorted(shown)


def test_what_becomes_of_the_source_is_followed(bench: Watched, source: Path) -> None:
    folder = source.parent
    folder.rename(folder.with_name("gone"))
    while "cannot be read" not in bench.heard.last()["trouble"]:
        time.sleep(0.1)
    folder.mkdir()
    source.write_text(words("returned"), "utf-8")
    bench.heard.until("text_version", 2)
    source.write_text(words("again"), "utf-8")  # the folder is another one, and is watched
    bench.heard.until("text_version", 3)
    assert "again." in bench.html()

    elsewhere = folder.parent / "elsewhere.xml"
    elsewhere.write_text(words("linked"), "utf-8")
    source.unlink()
    source.symlink_to(elsewhere)
    bench.heard.until("text_version", bench.heard.last()["version"])
    while "linked." not in bench.html():
        time.sleep(0.1)

    source.unlink()
    source.write_text(LETTER.replace("</body>", FIGURE, 1), "utf-8")
    while "MH162" not in {each["code"] for each in bench.heard.last()["findings"]}:
        time.sleep(0.1)
    (folder / "pictures").mkdir()
    Image.new("RGB", (400, 300)).save(folder / "pictures" / "map.png")
    while "A map." not in bench.html():
        time.sleep(0.1)


def test_a_worker_that_dies_is_told_and_another_takes_its_place(bench: Watched) -> None:
    workers = [worker for each in _children(bench.process.pid) for worker in _children(each)]
    assert workers
    for pid in workers:
        os.kill(pid, signal.SIGKILL)
    bench.save(words("first"))
    while bench.heard.last()["text_version"] < 2 and not bench.heard.last()["trouble"]:
        time.sleep(0.1)
    bench.save(words("second"))
    bench.heard.until("files_version", 3)
    assert bench.heard.last()["trouble"] == ""
    assert "second." in bench.html()


def test_a_machine_without_room_is_told_in_the_page_and_the_text_is_shown(source: Path) -> None:
    with watched(source, env={"XDG_CACHE_HOME": "/dev/full/cache"}) as bench:
        bench.heard.until("text_version", 1)
        while "MH306" not in {each["code"] for each in bench.heard.last()["findings"]}:
            time.sleep(0.1)
        bench.save(words("second"))
        bench.heard.until("text_version", 2)
        assert "second." in bench.html()
        bench.process.send_signal(signal.SIGHUP)  # its terminal is closed
        assert bench.process.wait(30) == 129


def _children(pid: int) -> list[int]:
    return [int(each) for path in Path(f"/proc/{pid}/task").glob("*/children") for each in path.read_text().split()]
