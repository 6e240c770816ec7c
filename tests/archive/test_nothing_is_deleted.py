"""A deposit takes the place of nothing: work in its folder, another bag, a file, a link, a bag of another day."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from look.building import source
from sampling import every

from pipeline.archive import Deposit, Given, make_bag
from pipeline.errors import Exit, MastheadError

NAME = "river.bag"


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "river.xml"
    path.write_bytes(source())
    return path


@pytest.fixture(scope="module")
def bag(letter: Path) -> Path:
    return make_bag(letter, letter.parent / "out").path


def _copy(bag: Path, out: Path) -> Path:
    import shutil

    return Path(shutil.copytree(bag, out / NAME))


def _work(_bag: Path, out: Path) -> None:
    (out / NAME).mkdir()
    (out / NAME / "a year of notes.txt").write_text("mine", encoding="utf-8")


def _more(name: str) -> Callable[[Path, Path], None]:
    def add(bag: Path, out: Path) -> None:
        path = _copy(bag, out) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine", encoding="utf-8")

    return add


def _changed(bag: Path, out: Path) -> None:
    (_copy(bag, out) / "data" / "outputs" / "river.txt").write_text("edited", encoding="utf-8")


def _missing(bag: Path, out: Path) -> None:
    (_copy(bag, out) / "data" / "outputs" / "river.txt").unlink()


def _file(_bag: Path, out: Path) -> None:
    (out / NAME).write_text("mine", encoding="utf-8")


def _link(bag: Path, out: Path) -> None:
    _copy(bag, out).rename(out / "elsewhere")
    (out / NAME).symlink_to(out / "elsewhere", target_is_directory=True)


def _broken_link(_bag: Path, out: Path) -> None:
    (out / NAME).symlink_to(out / "nowhere")


def _pipe(bag: Path, out: Path) -> None:
    info = _copy(bag, out) / "bag-info.txt"
    info.unlink()
    os.mkfifo(info)


def _empty_folder(bag: Path, out: Path) -> None:
    (_copy(bag, out) / "plans").mkdir()


THERE = {
    "work": _work, "a file more": _more("data/notes.txt"), "a tag file more": _more("notes/a.txt"), "changed": _changed,
    "missing": _missing, "a file": _file, "a link": _link, "a broken link": _broken_link, "a pipe": _pipe,
    "a folder": _empty_folder,
}  # fmt: skip


def _state(folder: Path) -> dict[str, bytes | None]:
    paths = sorted(path for path in folder.rglob("*"))
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in paths}


@pytest.mark.long
@pytest.mark.parametrize("there", every(3, THERE))
def test_what_is_there_is_refused_and_stays(letter: Path, bag: Path, tmp_path: Path, there: str) -> None:
    THERE[there](bag, tmp_path)
    before = _state(tmp_path)
    with pytest.raises(MastheadError) as raised:
        make_bag(letter, tmp_path)
    assert [fault.code for fault in raised.value.faults] == ["MH693"]
    assert raised.value.exit_code is Exit.CALL
    assert _state(tmp_path) == before
    made = make_bag(letter, tmp_path, force=True)
    assert made == Deposit(tmp_path / NAME, aside=tmp_path / f"{NAME}.1")
    after = {name: data for name, data in _state(tmp_path).items() if not name.startswith(f"{NAME}/") and name != NAME}
    kept = {name.replace(NAME, f"{NAME}.1", 1): data for name, data in before.items()}
    assert after == kept
    assert os.path.lexists(tmp_path / f"{NAME}.1")


def test_a_bag_of_another_day_keeps_its_day(letter: Path, tmp_path: Path) -> None:
    other = make_bag(letter, tmp_path, given=Given(date="2031-02-03")).path
    before = _state(tmp_path)
    assert make_bag(letter, tmp_path) == Deposit(other, written=False)
    assert _state(tmp_path) == before


def test_a_bag_whose_day_was_edited_is_another(letter: Path, bag: Path, tmp_path: Path) -> None:
    import bagit

    made = bagit.Bag(str(_copy(bag, tmp_path)))
    made.info["Bagging-Date"] = "2031-02-03"
    made.save(manifests=True)
    with pytest.raises(MastheadError) as raised:
        make_bag(letter, tmp_path)
    assert [fault.code for fault in raised.value.faults] == ["MH693"]


@pytest.mark.long
def test_the_command_says_what_it_did(masthead: Callable[..., object], letter: Path, bag: Path) -> None:
    done = masthead("archive", letter, "--out", bag.parent)
    assert (done.returncode, "unchanged" in done.stderr) == (0, True)
    (bag / "notes.txt").write_text("mine", encoding="utf-8")
    try:
        done = masthead("archive", letter, "--out", bag.parent)
        assert (done.returncode, "MH693" in done.stderr, "notes.txt is only there" in done.stderr) == (2, True, True)
    finally:
        (bag / "notes.txt").unlink()
