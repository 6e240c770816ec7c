"""The same source gives the same bytes: in another folder, time zone, hash seed, locale, and beside or in turn."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.outputs import Format
from tests.pipeline.conftest import Built

SERIAL = "import os; os.cpu_count = lambda: 1; import sys; from pipeline.cli import main; sys.exit(main())"


@pytest.mark.long
def test_a_second_build_elsewhere_gives_the_same_bytes(built: Built, lima: Path, tmp_path: Path) -> None:
    source = tmp_path / "another folder" / lima.name
    source.parent.mkdir()
    source.write_bytes(lima.read_bytes())
    environment = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    out = tmp_path / "out"
    command = ["env", *(f"{name}={value}" for name, value in environment.items()), sys.executable, "-m", "pipeline"]
    done = subprocess.run(
        [*command, "build", source.name, "--out", str(out)],
        cwd=source.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    for format_ in Format:
        assert (out / built.path(format_).name).read_bytes() == built.data(format_), format_


@pytest.mark.long
def test_outputs_made_in_turn_are_those_made_beside_each_other(built: Built, lima: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", SERIAL, "build", str(lima), "--out", str(tmp_path), "--no-verify"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    for format_ in Format:
        assert (tmp_path / built.path(format_).name).read_bytes() == built.data(format_), format_


def test_the_akn_knows_neither_name_nor_place_of_its_source(built: Built, lima: Path, tmp_path: Path) -> None:
    source = tmp_path / "quite-another-name.xml"
    source.write_bytes(lima.read_bytes())
    command = [sys.executable, "-m", "pipeline", "build", str(source), "--out", str(tmp_path), "--to", "akn"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert (tmp_path / "quite-another-name.akn.xml").read_bytes() == built.data(Format.AKN)
