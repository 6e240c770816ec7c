"""The day of a document, as docs/desk.md walks through it: every command there is run, in its order."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from docx import Document

from tests.conftest import Run
from tests.redline.revising import revised

_PAGE = Path(__file__).parent.parent.parent / "docs" / "desk.md"


@pytest.mark.long
def test_every_command_of_the_page_runs(masthead: Run, lima: Path, tmp_path: Path) -> None:
    for name in ("old.xml", "source.xml"):
        (tmp_path / name).write_bytes(lima.read_bytes())
    (tmp_path / "new.xml").write_bytes(revised(lima.read_bytes(), 3))
    assert masthead("build", "source.xml", "--to", "docx", "--out", ".").returncode == 0
    for name, word in (("peru", "intricate"), ("chile", "difficult")):
        document = Document(str(tmp_path / "source.docx"))
        run = next(r for p in document.paragraphs for r in p.runs if "a complex phenomenon" in r.text)
        run.text = run.text.replace("complex", word)
        document.save(str(tmp_path / f"{name}.docx"))
    commands = re.findall(r"^    masthead ((?:diff|changes|assign) .*)$", _PAGE.read_text("utf-8"), re.MULTILINE)
    assert len(commands) >= 6
    for command in commands:
        done = masthead(*shlex.split(command))
        assert done.returncode == 0, (command, done.stderr)
    assert "a intricate phenomenon" in (tmp_path / "source.xml").read_text("utf-8")
