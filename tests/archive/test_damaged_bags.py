"""Bags that were damaged anyhow: a finding for each, never a traceback, never an endless wait."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
from look.building import source

from pipeline.archive import make_bag, verify_bag
from pipeline.errors import MastheadError

CODES = {"MH101", "MH103", "MH104", "MH680", "MH681", "MH682"}
RUBBISH = (
    b"",
    b"\xff\xfe\x00",
    b"no such line",
    b"zz  data/source/river.xml\n",
    b"\0" * 100,
    "ф\u2028x  ".encode() * 50,
)


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "river.xml"
    path.write_bytes(source())
    return make_bag(path, path.parent).path


def damage(copy: Path, dice: random.Random) -> None:
    victim = dice.choice(sorted(path for path in copy.rglob("*") if path.is_file()))
    data = victim.read_bytes()
    at = dice.randrange(len(data) + 1)
    match dice.randrange(7):
        case 0:
            victim.write_bytes(data[:at])
        case 1:
            victim.write_bytes(data[:at] + dice.randbytes(dice.randint(1, 40)) + data[at:])
        case 2:
            victim.write_bytes(dice.choice(RUBBISH))
        case 3:
            victim.unlink()
        case 4:
            victim.unlink()
            victim.mkdir()
        case 5:
            victim.with_name("more").write_bytes(data)
        case _:
            lines = data.splitlines(keepends=True)
            dice.shuffle(lines)
            victim.write_bytes(b"".join(lines[: dice.randint(0, len(lines))]))


def verdict(copy: Path) -> set[str]:
    try:
        verify_bag(copy)
    except MastheadError as error:
        return {fault.code if fault.place.path else "no path" for fault in error.faults}
    return set()


def try_seeds(bag: Path, folder: Path, seeds: range) -> None:
    for seed in seeds:
        copy = folder / str(seed)
        shutil.copytree(bag, copy)
        damage(copy, random.Random(seed))  # noqa: S311 - the same damage in every run
        assert verdict(copy) <= CODES, seed
        shutil.rmtree(copy)


def test_damage_is_no_traceback(bag: Path, tmp_path: Path) -> None:
    try_seeds(bag, tmp_path, range(60))


@pytest.mark.long
def test_much_damage_is_no_traceback(bag: Path, tmp_path: Path) -> None:
    try_seeds(bag, tmp_path, range(60, 2060))


@pytest.mark.parametrize("name", ["data/outputs/pipe", "bag-info.txt", "manifest-sha256.txt"])
def test_a_pipe_is_not_read(bag: Path, tmp_path: Path, name: str) -> None:
    copy = shutil.copytree(bag, tmp_path / "copy")
    (copy / name).unlink(missing_ok=True)
    os.mkfifo(copy / name)
    assert verdict(copy) == {"MH681"}


def test_other_digests_alone_are_told(bag: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(bag, tmp_path / "copy")
    for path in (*copy.glob("manifest-*.txt"), *copy.glob("tagmanifest-*.txt")):
        path.unlink()
    (copy / "manifest-md5.txt").write_text("d41d8cd98f00b204e9800998ecf8427e  data/source/river.xml\n", "utf-8")
    assert verdict(copy) <= CODES
