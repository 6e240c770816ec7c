"""Changes are taken into the source in place: it then says exactly the accepted words, and nothing else changes."""

from __future__ import annotations

import difflib
import io
import re
from hashlib import sha256
from pathlib import Path

import pytest
from docx import Document

from pipeline.desk.apply import apply
from pipeline.desk.desk import desk
from pipeline.redline.blocks import MASTHEAD, blocks_of_document, blocks_of_docx
from pipeline.redline.versions import document_of_source, side
from pipeline.render.docx import render_docx
from pipeline.style.load import house_style
from tests.conftest import Run
from tests.redline.editing import edited
from tests.redline.test_docx import SOURCES


def _copy(source: Path, folder: Path, seed: int) -> Path:
    document = side(source).resolved()
    digest = sha256(source.read_bytes()).hexdigest()
    data, _ = edited(render_docx(document, house_style(document.layout), digest=digest), seed)
    (folder / f"copy-{seed}.docx").write_bytes(data)
    return folder / f"copy-{seed}.docx"


def _words(texts: list[str]) -> list[str]:
    """Words without the numbers that references compute, and without headings that follow from the letter's title."""
    return [re.sub(r"\b\d+\b", "#", text) for text in texts if not text.startswith("Annex to the")]


def _proven(name: str, seed: int, folder: Path) -> int:
    source = SOURCES[name]
    copy = _copy(source, folder, seed)
    found = desk(source, [copy], None)
    made = apply(found, found.changes)
    now = blocks_of_document(document_of_source(source, made.data), "")
    if not made.left:
        wanted = [
            block.text for block in blocks_of_docx(copy.read_bytes(), "") if block.text and block.sort != MASTHEAD
        ]
        assert _words([block.text for block in now if block.text and block.sort != MASTHEAD]) == _words(wanted)
    before, after = (data.decode().splitlines() for data in (source.read_bytes(), made.data))
    touched = [line for line in difflib.ndiff(before, after) if line[:1] in "+-"]
    assert len(touched) <= 2 * len(made.taken)
    return len(made.left)


@pytest.mark.parametrize("seed", range(3))
def test_a_rebuilt_copy_has_the_accepted_words(seed: int, tmp_path: Path) -> None:
    _proven("lima", seed, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3, 23))
@pytest.mark.parametrize("name", SOURCES)
def test_a_hundred_rebuilt_copies_have_the_accepted_words(name: str, seed: int, tmp_path: Path) -> None:
    _proven(name, seed, tmp_path)


def _desk(masthead: Run, lima: Path, tmp_path: Path) -> tuple[Path, Path, Path]:
    """The Lima letter in place, with a comment and odd attributes, and two copies of it that were edited."""
    source = tmp_path / "lima.xml"
    text = lima.read_text("utf-8").replace("held in <location", "<!-- where? -->held in <location", 1)
    source.write_text(text, "utf-8")
    assert masthead("build", source, "--to", "docx", "--out", tmp_path).returncode == 0
    for name, word in (("peru", "intricate"), ("chile", "difficult & long")):
        document = Document(str(tmp_path / "lima.docx"))
        for before, after in (
            ("complex phenomenon", f"{word} phenomenon"),
            ("would appreciate", f"{name} appreciates"),
        ):
            run = next(r for p in document.paragraphs for r in p.runs if before in r.text)
            run.text = run.text.replace(before, after)
            if name == "chile":
                break
        document.save(str(tmp_path / f"{name}.docx"))
    return source, tmp_path / "peru.docx", tmp_path / "chile.docx"


def test_chosen_changes_and_no_other_byte(masthead: Run, lima: Path, tmp_path: Path) -> None:
    source, peru, chile = _desk(masthead, lima, tmp_path)
    before = source.read_text("utf-8")
    both = masthead("changes", source, peru, chile, "--apply")
    assert both.returncode == 1
    assert "another copy says something else here" in both.stdout
    assert source.read_text("utf-8") == before.replace("I would appreciate", "I peru appreciates")
    source.write_text(before, "utf-8")
    done = masthead("changes", source, chile, "--apply", "--only", "C1")
    assert (done.returncode, done.stdout) == (0, "C1: taken\n")
    assert source.read_text("utf-8") == before.replace("a complex phenomenon", "a difficult &amp; long phenomenon")
    assert masthead("check", source).returncode == 0
    source.write_text(before, "utf-8")
    assert masthead("changes", source, chile, "--apply", "--only", "C9").returncode == 2
    assert masthead("changes", source, chile, "--only", "C1").returncode == 2


def test_one_by_one_on_a_terminal(masthead: Run, lima: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, peru, _ = _desk(masthead, lima, tmp_path)
    before = source.read_text("utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("n\ny\n"))
    assert masthead("changes", source, peru, "--apply", "--ask").stdout == "C2: taken\n"
    assert source.read_text("utf-8") == before.replace("a complex phenomenon", "a intricate phenomenon")


def test_nobody_s_corrections_are_undone(masthead: Run, lima: Path, tmp_path: Path) -> None:
    source, peru, _ = _desk(masthead, lima, tmp_path)
    base = tmp_path / "base.xml"
    base.write_bytes(source.read_bytes())
    corrected = source.read_text("utf-8").replace("a complex phenomenon linked", "a complex phenomenon closely linked")
    source.write_text(corrected, "utf-8")
    refused = masthead("changes", source, peru, "--apply")
    assert (refused.returncode, "MH605" in refused.stderr, source.read_text("utf-8")) == (1, True, corrected)
    assert masthead("changes", source, peru, "--apply", "--base", base).returncode == 0
    assert "a intricate phenomenon closely linked" in source.read_text("utf-8")
