"""An output that does not say what the source says is withheld, with all that carries it; the others are written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pipeline.errors import Fault, Place
from pipeline.options import Options
from pipeline.stages import RESOLVING, Work, document_of, run
from pipeline.verify.located import told

Run = Callable[..., CompletedProcess[str]]

SPOILT = """
import pipeline.work
as_made = pipeline.work.Work.with_output
def with_output(work, format_, data):
    return as_made(work, format_, data.replace(b"RECALLING", b"RECALING", 1) if format_.value in {formats} else data)
pipeline.work.Work.with_output = with_output
"""


def spoilt(*formats: str) -> str:
    return SPOILT.replace("{formats}", repr(formats))


def names(folder: Path) -> set[str]:
    return {path.name.removeprefix("letter.") for path in folder.iterdir()} - {".masthead.json"}


@pytest.fixture
def letter(lima: Path, tmp_path: Path) -> Path:
    source = tmp_path / "letter.xml"
    source.write_bytes(lima.read_bytes())
    return source


@pytest.mark.long
@pytest.mark.parametrize(
    ("differing", "written"),
    [
        ("html", {"pdf", "docx", "akn.xml", "txt"}),
        ("akn", {"docx", "html", "txt"}),  # the PDF has the Akoma Ntoso attached
    ],
)
def test_the_others_are_written(differing: str, written: set[str], patched: Run, letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = patched(spoilt(differing), "build", letter, "--out", out)
    assert done.returncode == 3, done.stderr
    assert names(out) == written
    assert {Path(line).name.removeprefix("letter.") for line in done.stdout.splitlines()} == written
    place = 1 + letter.read_text(encoding="utf-8")[: letter.read_text(encoding="utf-8").index("RECALLING")].count("\n")
    assert f"{letter}:{place}:" in done.stderr
    assert "--no-verify" in done.stderr
    assert "report" in done.stderr


@pytest.mark.long
def test_a_pdf_alone_is_withheld_for_what_it_carries(patched: Run, letter: Path, tmp_path: Path) -> None:
    done = patched(spoilt("akn"), "build", letter, "--to", "pdf", "--out", tmp_path / "out")
    assert done.returncode == 3
    assert names(tmp_path / "out") == set()


def test_no_older_file_is_taken_for_the_new_one(patched: Run, masthead: Run, letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    call = ("build", letter, "--to", "html,txt", "--out", out)
    assert masthead(*call).returncode == 0
    letter.write_text(letter.read_text(encoding="utf-8").replace("Ambassador", "Envoy"), encoding="utf-8")
    done = patched(spoilt("html"), *call, "--json")
    assert done.returncode == 3
    (result,) = json.loads(done.stdout)
    assert (result["outcome"], result["withheld"]) == ("withheld", [str(out / "letter.html")])
    assert result["files"] == [str(out / "letter.txt")]
    assert names(out) == {"txt"}
    assert "Envoy" in (out / "letter.txt").read_text(encoding="utf-8")
    (again,) = json.loads(masthead(*call, "--json").stdout)
    assert again["outcome"] == "built"
    assert names(out) == {"html", "txt"}


@pytest.mark.long
def test_somebody_s_work_in_an_older_file_is_kept(patched: Run, masthead: Run, letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    call = ("build", letter, "--to", "txt", "--out", out, "--force")
    for number, words in enumerate(("mine", "mine too")):
        assert masthead(*call).returncode == 0
        (out / "letter.txt").write_text(words)
        done = patched(spoilt("txt"), *call)
        assert done.returncode == 3
        assert "MH325 warning" in done.stderr
        assert (out / f"letter.txt.old{'2' if number else ''}").read_text() == words
        assert not (out / "letter.txt").exists()


def test_not_verified_it_is_written(patched: Run, letter: Path, tmp_path: Path) -> None:
    done = patched(spoilt("txt"), "build", letter, "--to", "txt", "--no-verify", "--out", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert "RECALING" in (tmp_path / "out" / "letter.txt").read_text(encoding="utf-8")


@pytest.mark.long
def test_the_next_document_goes_on(patched: Run, letter: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.xml"
    other.write_text(letter.read_text(encoding="utf-8").replace("RECALLING", "NOTING"), encoding="utf-8")
    done = patched(spoilt("akn"), "build", letter, other, "--to", "pdf,txt", "--out", tmp_path / "out")
    assert done.returncode == 3
    assert "1 of 2 documents not built whole" in done.stderr
    assert names(tmp_path / "out") == {"txt", "other.pdf", "other.txt"}


def test_what_akoma_ntoso_forbids_is_withheld_too(patched: Run, letter: Path, tmp_path: Path) -> None:
    code = spoilt("akn").replace('b"RECALLING", b"RECALING"', 'b"<preamble", b"<preamble odd=\\"1\\""')
    done = patched(code, "build", letter, "--to", "akn,txt", "--out", tmp_path / "out")
    assert done.returncode == 3, done.stderr
    assert "MH511" in done.stderr
    assert "--no-validate" in done.stderr
    assert names(tmp_path / "out") == {"txt"}


def test_a_difference_is_told_at_its_place_in_the_source(lima: Path) -> None:
    text = lima.read_text(encoding="utf-8")
    document = document_of(run(Work(lima, "lima", Options()), RESOLVING))

    def line(wrong: str, expected: str) -> int:
        fault = Fault("MH600", Place("lima.txt", 3), wrong, expected, "none")
        (found,) = told((fault,), document, str(lima), "--no-verify")
        assert found.place.path == str(lima)
        return found.place.line

    def at(words: str) -> int:
        return text[: text.index(words)].count("\n") + 1

    assert line("it reads “RECALING The”", "“RECALLING The”") == at("RECALLING")
    assert line("it lacks a line", "“… RECALLING The”") == at("RECALLING")
    assert line("it reads “1. RECALLING That”", "“8.- RECALLING The”") == at("RECALLING")
    assert line("the id x is missing", "nothing quoted") == 1
