"""Bags in one file: made, found unchanged, set aside, verified; and ZIP files that are no bag."""

from __future__ import annotations

import shutil
import stat
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from look.building import source

from pipeline.archive import Deposit, Given, make_bag, verify_bag
from pipeline.errors import MastheadError


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "flußß.xml"
    path.write_bytes(source())
    return path


@pytest.fixture(scope="module")
def bag(letter: Path) -> Deposit:
    return make_bag(letter, letter.parent / "out", given=Given(date="2027-01-01"), packed=True)


def codes(path: Path, receipt: str = "") -> set[str]:
    with pytest.raises(MastheadError) as raised:
        verify_bag(path, receipt=receipt)
    assert all(fault.place.path.startswith(str(path)) for fault in raised.value.faults)
    return {fault.code for fault in raised.value.faults}


def test_it_is_one_file_that_other_programs_open(bag: Deposit, tmp_path: Path) -> None:
    assert bag.path.name == "flußß.bag.zip"
    shutil.unpack_archive(bag.path, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["flußß.bag"]
    assert verify_bag(tmp_path / "flußß.bag", receipt=bag.receipt).name == "receipt"
    assert verify_bag(bag.path, receipt=bag.receipt).name == "receipt"
    assert verify_bag(bag.path).name == "rebuilt"
    if shutil.which("unzip"):
        subprocess.run(["unzip", "-tq", bag.path], check=True, capture_output=True)


@pytest.mark.long
def test_a_second_run_finds_the_very_same(letter: Path, bag: Deposit, tmp_path: Path) -> None:
    out = Path(shutil.copytree(bag.path.parent, tmp_path / "out"))
    before = (out / bag.path.name).read_bytes()
    assert make_bag(letter, out, packed=True) == Deposit(out / bag.path.name, written=False)
    with pytest.raises(MastheadError) as raised:
        make_bag(letter, out, packed=True, given=Given(date="2027-01-02"))
    assert [fault.code for fault in raised.value.faults] == ["MH693"]
    made = make_bag(letter, out, packed=True, given=Given(date="2027-01-02"), force=True)
    assert made.aside is not None
    assert made.aside.read_bytes() == before
    again = make_bag(letter, tmp_path / "again", packed=True, given=Given(date="2027-01-01"))
    assert again.path.read_bytes() == before


def repacked(bag: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(bag) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    change(held)
    with zipfile.ZipFile(target, "w") as packed:
        for name, data in held.items():
            packed.writestr(name, data)
    return target


TOP = "flußß.bag"
CHANGES: dict[str, tuple[Callable[[dict[str, bytes]], object], str]] = {
    "a file changed": (lambda held: held.update({f"{TOP}/data/outputs/flußß.txt": b"x"}), "MH681"),
    "a file gone": (lambda held: held.pop(f"{TOP}/data/outputs/flußß.txt"), "MH681"),
    "a file more": (lambda held: held.update({f"{TOP}/data/more": b"x"}), "MH681"),
    "no bag": (lambda held: held.pop(f"{TOP}/bagit.txt"), "MH680"),
    "two at the top": (lambda held: held.update({"more.txt": b"x"}), "MH680"),
    "out of the bag": (lambda held: held.update({f"{TOP}/../../x": b"x"}), "MH680"),
    "absolute": (lambda held: held.update({"/x": b"x"}), "MH680"),
    "nothing": (lambda held: held.clear(), "MH680"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_changed_in_it_is_found(bag: Deposit, tmp_path: Path, change: str) -> None:
    how, code = CHANGES[change]
    assert codes(repacked(bag.path, tmp_path / "x.zip", how)) == {code}  # type: ignore[arg-type]
    assert [path.name for path in tmp_path.iterdir()] == ["x.zip"]


def test_damaged_and_hostile_files(bag: Deposit, tmp_path: Path) -> None:
    data = bag.path.read_bytes()
    for number, rubbish in enumerate(
        (b"", b"PK", data[:-30], data[: len(data) // 2], data[:500] + b"x" * 99 + data[599:])
    ):
        path = tmp_path / f"{number}.zip"
        path.write_bytes(rubbish)
        assert codes(path) <= {"MH680", "MH681"}
    link = zipfile.ZipInfo("b/bagit.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as packed:
        packed.writestr(link, "/etc/passwd")
    assert codes(tmp_path / "link.zip") == {"MH680"}


@pytest.mark.long
def test_the_command(masthead: Callable[..., object], letter: Path, tmp_path: Path) -> None:
    done = masthead("archive", letter, "--zip", "--out", tmp_path)
    assert done.returncode == 0
    assert (tmp_path / "flußß.bag.zip").is_file()
