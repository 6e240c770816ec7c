"""Whoever changes a deposit is found: by its digests, by building it anew, and always by its receipt."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import bagit
import pytest
from archive.tampering import (
    ALL_TAGS,
    CRUDE,
    MANIFEST,
    PREMIS,
    SKILLED,
    TAGS,
    Tampering,
    capitals,
    edited,
    redone,
    removed,
)
from look.building import source
from sampling import every

from pipeline.archive import make_bag, verify_bag
from pipeline.errors import MastheadError


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "river.xml"
    path.write_bytes(source())
    return make_bag(path, path.parent).path


@pytest.fixture(scope="module")
def receipt(bag: Path) -> str:
    return sha256((bag / TAGS).read_bytes()).hexdigest()


@pytest.fixture
def copy(bag: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(bag, tmp_path / "copy.bag"))


def codes(bag: Path, receipt: str = "") -> set[str]:
    with pytest.raises(MastheadError) as raised:
        verify_bag(bag, receipt=receipt)
    faults = raised.value.faults
    assert all(fault.place.path.startswith(str(bag)) for fault in faults)
    return {fault.code for fault in faults}


def test_a_bag_that_nobody_touched(bag: Path, receipt: str) -> None:
    assert bagit.Bag(str(bag)).is_valid()
    assert verify_bag(bag).name == "rebuilt"
    assert verify_bag(bag, receipt=receipt).name == "receipt"
    assert verify_bag(bag, receipt=f" {receipt.upper()}\n").name == "receipt"
    assert codes(bag, "0" * 64) == {"MH684"}


@pytest.mark.parametrize("tampering", every(4, CRUDE))
def test_digests_tell(copy: Path, receipt: str, tampering: str) -> None:
    CRUDE[tampering](copy)
    assert codes(copy) == {"MH681"}
    assert {"MH681"} <= codes(copy, receipt) <= {"MH681", "MH684"}


@pytest.mark.long
@pytest.mark.parametrize("tampering", every(3, SKILLED))
def test_a_bag_made_anew_tells(copy: Path, receipt: str, tampering: str) -> None:
    SKILLED[tampering](copy)
    assert codes(copy) & {"MH682", "MH685"}
    assert codes(copy, receipt) == {"MH684"}


def test_digests_of_other_tools_are_read(copy: Path, receipt: str) -> None:
    capitals(copy)
    assert bagit.Bag(str(copy)).is_valid()
    assert verify_bag(copy).name == "rebuilt"
    assert codes(copy, receipt) == {"MH684"}


@pytest.mark.parametrize("name", every(3, ALL_TAGS))
def test_lines_in_another_order_are_another_bag(copy: Path, receipt: str, name: str) -> None:
    lines = (copy / name).read_text("utf-8").splitlines(keepends=True)
    (copy / name).write_text("".join(reversed(lines)), "utf-8")
    assert verify_bag(copy).name == "rebuilt"
    assert codes(copy, receipt) == {"MH684"}


def test_a_bag_without_the_digests_of_the_receipt(copy: Path, receipt: str) -> None:
    removed(MANIFEST, TAGS)(copy)
    tags = copy / "tagmanifest-sha512.txt"
    lines = tags.read_text("utf-8").splitlines(keepends=True)
    tags.write_text("".join(line for line in lines if MANIFEST not in line), "utf-8")
    assert bagit.Bag(str(copy)).is_valid()
    assert codes(copy, receipt) == {"MH684"}


@pytest.mark.parametrize(
    ("tampering", "named"),
    [
        (redone(edited(PREMIS, ":agentVersion>0", ":agentVersion>9.0")), "made by Masthead 9."),
        (redone(edited(PREMIS, "checksums: ", "checksums: 0")), "fonts"),
    ],
)
def test_what_cannot_be_built_here_is_told(copy: Path, receipt: str, tampering: Tampering, named: str) -> None:
    tampering(copy)
    verdict = verify_bag(copy)
    assert verdict.name == "digests"
    assert named in verdict.because
    assert codes(copy, receipt) == {"MH684"}


def test_a_bag_of_an_earlier_form_is_read(copy: Path) -> None:
    """Its PREMIS record stood in another folder."""

    def tamper(bag: Path) -> None:
        edited(PREMIS, ":agentVersion>0", ":agentVersion>0.0")(bag)
        (bag / PREMIS).rename(bag / "data" / "record" / "premis.xml")

    redone(tamper)(copy)
    assert verify_bag(copy).name == "digests"


def test_a_bag_of_another_program_is_not_said_to_be_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Alpha", "utf-8")
    bagit.make_bag(str(tmp_path), checksums=["sha256"])
    verdict = verify_bag(tmp_path)
    assert (verdict.name, "another program" in verdict.because) == ("digests", True)


def test_a_bag_of_ours_without_its_record_is(copy: Path) -> None:
    redone(removed(PREMIS))(copy)
    assert codes(copy) == {"MH101"}


def test_the_command_tells_of_every_bag(
    masthead: Callable[..., object], bag: Path, copy: Path, receipt: str, tmp_path: Path
) -> None:
    CRUDE["an output edited"](copy)
    done = masthead("archive", "--verify", copy, bag, tmp_path / "none", "--json")
    told = json.loads(done.stdout)
    assert [each["verdict"] for each in told] == ["not intact", "rebuilt", "not intact"]
    assert [[fault["code"] for fault in each["findings"]] for each in told] == [["MH681"], [], ["MH680"]]
    assert done.returncode == 1
    done = masthead("archive", "--verify", bag, bag, "--receipt", receipt, receipt)
    assert (done.returncode, done.stdout.count("it is the bag of that receipt")) == (0, 2)
    assert masthead("archive", "--verify", bag, bag, "--receipt", receipt).returncode == 2


def test_the_command_prints_the_receipt(masthead: Callable[..., object], bag: Path, receipt: str) -> None:
    river = bag.parent / "river.xml"
    assert masthead("archive", river, "--out", bag.parent).stdout == f"{bag}\nreceipt: {receipt}\n"
    done = masthead("archive", river, "--out", bag.parent, "--json")
    assert json.loads(done.stdout) == {"bag": str(bag), "written": False, "aside": None, "receipt": receipt}
