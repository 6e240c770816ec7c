"""What is fresh is skipped; whatever an output depends on makes it stale; what was tampered with is made anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def letter(lima: Path, tmp_path: Path) -> Path:
    source = tmp_path / "letter.xml"
    source.write_bytes(lima.read_bytes())
    return source


def outcome(masthead: Run, *arguments: object) -> str:
    done = masthead("build", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    (result,) = json.loads(done.stdout)
    return str(result["outcome"])


def test_an_unchanged_document_is_skipped(masthead: Run, letter: Path, tmp_path: Path) -> None:
    call = (letter, "--to", "txt,html", "--out", tmp_path / "out")
    assert outcome(masthead, *call) == "built"
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    assert outcome(masthead, *call) == "fresh"
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()} == before


def test_force_builds_all_the_same(masthead: Run, letter: Path, tmp_path: Path) -> None:
    call = (letter, "--to", "txt", "--out", tmp_path / "out")
    assert outcome(masthead, *call) == "built"
    assert outcome(masthead, *call, "--force") == "built"


@pytest.mark.long
@pytest.mark.parametrize("what", ["source", "output", "gone", "record", "option", "emblem"])
def test_it_is_built_anew(what: str, masthead: Run, process: Run, letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    call: tuple[object, ...] = (letter, "--to", "html", "--out", out)
    assert outcome(masthead, *call) == "built"
    page = (out / "letter.html").read_bytes()
    match what:
        case "source":
            letter.write_text(letter.read_text(encoding="utf-8").replace("Ambassador", "Envoy"), encoding="utf-8")
        case "output":
            (out / "letter.html").write_bytes(page + b" ")
        case "gone":
            (out / "letter.html").unlink()
        case "record":
            (out / ".masthead.json").write_text("[1, 2")
        case "option":
            call = (*call, "--layout", "geneva")
        case "emblem":
            picture = tmp_path / "emblem.svg"
            picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
            done = process("build", *call, "--json", env={"MASTHEAD_EMBLEM": str(picture)})
            assert json.loads(done.stdout)[0]["outcome"] == "built"
            return
    assert outcome(masthead, *call) == "built"
    assert outcome(masthead, *call) == "fresh"


def test_a_refused_document_keeps_its_earlier_outputs_and_is_not_fresh(
    masthead: Run, letter: Path, tmp_path: Path
) -> None:
    call = (letter, "--to", "txt", "--out", tmp_path / "out")
    assert outcome(masthead, *call) == "built"
    before = (tmp_path / "out" / "letter.txt").read_bytes()
    letter.write_text(letter.read_text(encoding="utf-8").replace("</letter>", "", 1), encoding="utf-8")
    for _ in range(2):
        done = masthead("build", *call)
        assert done.returncode == 1
        assert "MH103" in done.stderr
    assert (tmp_path / "out" / "letter.txt").read_bytes() == before


def test_a_picture_that_changes_makes_the_document_stale(masthead: Run, letter: Path, tmp_path: Path) -> None:
    png = (Path(__file__).parents[2] / "source" / "everything.png").read_bytes()
    (tmp_path / "map.png").write_bytes(png)
    figure = '<figure file="map.png" alt="A map"/><operative form'
    letter.write_text(letter.read_text(encoding="utf-8").replace("<operative form", figure, 1), encoding="utf-8")
    call = (letter, "--to", "txt", "--out", tmp_path / "out")
    assert outcome(masthead, *call) == "built"
    assert outcome(masthead, *call) == "fresh"
    (tmp_path / "map.png").write_bytes(png + b"x")
    assert outcome(masthead, *call) == "built"
