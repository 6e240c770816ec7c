"""The commands around Akoma Ntoso, as a user calls them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_cite(masthead: Run, lima: Path) -> None:
    done = masthead("cite", lima, "annex, AGREE, 6", "--json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert found["eid"] == "att_1__dvs_2__para_6"
    assert found["citation"] == "A/61/…, annex, AGREE, para. 6"
    lost = masthead("cite", lima, "annex, NOWHERE")
    assert (lost.returncode, lost.stdout) == (2, "")
    assert "MH580" in lost.stderr


def test_build_check_import_and_build_again(masthead: Run, lima: Path, tmp_path: Path) -> None:
    assert masthead("build", lima, "--to", "akn", "--out", tmp_path / "a").returncode == 0
    file = tmp_path / "a" / "lima-declaration.akn.xml"
    checked = masthead("check", file)
    assert (checked.returncode, checked.stdout) == (0, "")
    back = masthead("import", file)
    assert back.returncode == 0
    assert "MH591" in back.stderr
    (tmp_path / "lima-declaration.xml").write_text(back.stdout, encoding="utf-8")
    again = masthead("build", tmp_path / "lima-declaration.xml", "--to", "akn", "--out", tmp_path / "b")
    assert again.returncode == 0
    assert (tmp_path / "b" / "lima-declaration.akn.xml").read_bytes() == file.read_bytes()


def test_a_file_with_a_breach_is_at_fault(masthead: Run, lima: Path, tmp_path: Path) -> None:
    masthead("build", lima, "--to", "akn", "--out", tmp_path)
    file = tmp_path / "lima-declaration.akn.xml"
    file.write_text(file.read_text("utf-8").replace('name="akn4un:to"', 'name="to"'), encoding="utf-8")
    done = masthead("check", file)
    assert done.returncode == 1
    assert "MH550" in done.stdout + done.stderr
