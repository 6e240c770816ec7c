"""The command: what it prints, what it writes, what it refuses, with which code."""

from __future__ import annotations

import json
import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.intake.word_files import item, level, para, word_file

_LETTER = (
    para("Letter dated 9 February 2026 from the Permanent Representative of Norway addressed to the Secretary-General")
    + para("I have the honour to request circulation of the present letter as a document of the General Assembly.")
    + para("(Signed) Kari Nordmann")
    + para("Ambassador")
)
_LIST = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
_LISTS = f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum>{_LIST}'


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.docx"
    path.write_bytes(word_file(_LETTER))
    return path


def test_the_source_goes_to_standard_output_and_checks(letter: Path, masthead: Run, tmp_path: Path) -> None:
    done = masthead("import", letter)
    assert done.returncode == 0, done.stderr
    assert "MH714" in done.stderr  # which word is the surname
    assert "1 guess" in done.stderr
    (tmp_path / "source.xml").write_text(done.stdout)
    assert masthead("check", tmp_path / "source.xml").returncode == 0


def test_a_file_is_known_by_what_it_is_not_by_its_name(letter: Path, masthead: Run) -> None:
    other = letter.rename(letter.with_name("letter.txt"))
    assert masthead("import", other).returncode == 0


def test_no_file_is_written_over(letter: Path, masthead: Run, tmp_path: Path) -> None:
    out = tmp_path / "there.xml"
    out.write_text("mine")
    done = masthead("import", letter, "-o", out)
    assert (done.returncode, out.read_text()) == (2, "mine")
    assert "MH717" in done.stderr
    assert masthead("import", letter, "-o", out, "--force").returncode == 0
    assert (tmp_path / "there.xml.old").read_text() == "mine"


def test_json_has_findings_and_source(letter: Path, masthead: Run) -> None:
    told = json.loads(masthead("import", letter, "--json").stdout)
    assert told["guesses"] == 1
    assert told["findings"][0]["code"] == "MH714"
    assert told["source"].startswith("<?xml")


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 ...", b"\x00\x01\x02", b"<?xml version='1.0'?><other/>", b"PK\x03\x04no"]
)
def test_another_kind_is_refused(data: bytes, masthead: Run, tmp_path: Path) -> None:
    path = tmp_path / "file.docx"
    path.write_bytes(data)
    done = masthead("import", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "MH710" in done.stderr


def test_tracked_changes_ask_what_becomes_of_them(masthead: Run, tmp_path: Path) -> None:
    marks = (
        '<w:ins w:id="1" w:author="R. Ito"><w:r><w:t>inserted</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="M. Roy"><w:r><w:delText>deleted</w:delText></w:r></w:del>'
    )
    path = tmp_path / "changed.docx"
    path.write_bytes(word_file(_LETTER + f"<w:p><w:r><w:t>Words </w:t></w:r>{marks}</w:p>"))
    done = masthead("import", path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "2 tracked changes by M. Roy, R. Ito" in done.stderr
    accepted, refused = (masthead("import", path, "--changes", how) for how in ("accept", "refuse"))
    assert "inserted" in accepted.stdout
    assert "deleted" not in accepted.stdout
    assert "deleted" in refused.stdout
    assert "inserted" not in refused.stdout
    assert (accepted.returncode, refused.returncode) == (0, 0)


@pytest.mark.parametrize(
    "content", ["<w:document", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<a/>"], ids=["broken", "doctype", "other"]
)
def test_a_damaged_file_is_refused_with_a_word(content: str, masthead: Run, tmp_path: Path) -> None:
    data = BytesIO()
    with zipfile.ZipFile(BytesIO(word_file(_LETTER))) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == "word/document.xml" else old.read(name))
    path = tmp_path / "damaged.docx"
    path.write_bytes(data.getvalue())
    done = masthead("import", path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "MH711" in done.stderr


def test_a_bomb_is_refused(masthead: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.intake.package._LONGEST", 2_000_000)
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for number in range(5):
            archive.writestr(f"word/part{number}.xml", b"\0" * 500_000)
    done = masthead("import", path)
    assert done.returncode == 1
    assert "MH711" in done.stderr


@pytest.mark.long
def test_a_hundred_pages_take_under_three_seconds(process: Run, tmp_path: Path) -> None:
    words = (
        "The Committee notes that the measures that were taken in the region have had the effect that was intended. "
        * 3
    )
    body = _LETTER + para("Annex", "<w:pageBreakBefore/>", "<w:b/>") + para("Report", "", "<w:b/>") + item(words) * 800
    path = tmp_path / "long.docx"
    path.write_bytes(word_file(body, _LISTS))
    before = os.times()
    done = process("import", path, "-o", tmp_path / "long.xml")
    after = os.times()
    assert done.returncode == 0, done.stderr[:500]
    assert (tmp_path / "long.xml").read_text().count("<numbered>") == 800
    took = after.children_user + after.children_system - before.children_user - before.children_system
    assert took < 3  # seconds of the processor: other tests run beside this one
