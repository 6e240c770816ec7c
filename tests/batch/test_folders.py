"""Folders as SOURCE, and several documents at once: the same files and the same words as one by one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conftest import Run

_OTHER = '<?xml version="1.0"?>\n<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"/>\n'


@pytest.fixture
def folder(tmp_path: Path, checkout: Path) -> Path:
    """Three sources in two folders, of which one is at fault, and a file of XML that is no source."""
    top = tmp_path / "letters"
    (top / "old").mkdir(parents=True)
    shutil.copy(checkout / "tests" / "words" / "letter.en.xml", top / "b.xml")
    shutil.copy(checkout / "tests" / "words" / "letter.fr.xml", top / "old" / "a.xml")
    text = (checkout / "tests" / "words" / "letter.es.xml").read_text("utf-8")
    (top / "c.xml").write_text(text.replace("</letter>", "</lettre>", 1), encoding="utf-8")
    (top / "catalog.xml").write_text(_OTHER, encoding="utf-8")
    return top


@pytest.mark.parametrize("jobs", [pytest.param("1", marks=pytest.mark.long), "3"])
def test_a_folder_is_built_and_verified_in_order(folder: Path, process: Run, jobs: str) -> None:
    made = process("build", folder, "--to", "html,txt", "--jobs", jobs)
    assert made.returncode == 1
    assert made.stdout.split() == ["build/b.html", "build/b.txt", "build/a.html", "build/a.txt"]
    assert f"passed over what is no source: {folder / 'catalog.xml'}\n" in made.stderr
    assert f"{folder / 'c.xml'}:" in made.stderr
    assert "1 of 3 documents not built" in made.stderr
    (folder / "c.xml").unlink()
    again = process("build", folder, "--to", "html,txt", "--jobs", jobs)
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr.count(": fresh\n") == 2
    read = process("verify", folder, "--to", "html,txt", "--jobs", jobs)
    assert read.returncode == 0
    assert [line.split(":")[0].rpartition("/")[2] for line in read.stdout.splitlines()] == ["b.xml", "a.xml"]


@pytest.mark.long
def test_several_at_once_are_the_same_as_one_by_one(folder: Path, process: Run) -> None:
    for jobs in ("1", "2"):
        process("build", folder / "b.xml", folder / "old" / "a.xml", "--to", "akn,html", "--out", jobs, "--jobs", jobs)
    one, two = ({p.name: p.read_bytes() for p in (folder.parent / jobs).iterdir()} for jobs in ("1", "2"))
    assert len(one) == 5
    assert one == two
    found = [process("check", folder, "--json", "--jobs", jobs) for jobs in ("1", "2")]
    assert found[0].stdout == found[1].stdout
    assert [(each["path"].rpartition("/")[2], each["code"]) for each in json.loads(found[0].stdout)] == [
        ("c.xml", "MH103")
    ]


def test_a_folder_without_sources_is_a_fault_of_the_call(tmp_path: Path, masthead: Run) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "x.xml").write_text(_OTHER, encoding="utf-8")
    for command in ("build", "check", "verify", "count"):
        refused = masthead(command, tmp_path / "empty")
        assert refused.returncode == 2
        assert "MH131 there is no source in this folder" in refused.stderr


def test_the_outputs_are_not_taken_for_sources(folder: Path, masthead: Run) -> None:
    (folder / "c.xml").unlink()
    for _ in range(2):
        assert masthead("build", folder, "--to", "akn", "--out", folder / "made").returncode == 0
