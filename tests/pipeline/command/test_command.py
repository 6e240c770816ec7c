"""The command: help that teaches, version, exit codes, JSON, what stands on which stream."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pipeline import __version__

Run = Callable[..., CompletedProcess[str]]


def test_help_shows_the_way(masthead: Run) -> None:
    done = masthead("--help")
    assert done.returncode == 0
    for word in ("masthead new letter", "masthead check", "masthead build", "masthead verify", "exit codes"):
        assert word in done.stdout


@pytest.mark.parametrize("command", ["build", "check", "verify", "new", "cite", "import", "archive"])
def test_every_command_has_help(command: str, masthead: Run) -> None:
    done = masthead(command, "--help")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 5


def test_version(process: Run) -> None:
    assert process("--version").stdout == f"masthead {__version__}\n"


def test_built_files_are_named_on_standard_output(process: Run, lima: Path, tmp_path: Path) -> None:
    done = process("build", lima, "--to", "txt,html", "--out", tmp_path)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [str(tmp_path / f"{lima.stem}.html"), str(tmp_path / f"{lima.stem}.txt")]
    assert done.stderr == ""


def test_findings_as_json(masthead: Run, lima: Path, tmp_path: Path) -> None:
    source = tmp_path / "letter.xml"
    source.write_text(lima.read_text(encoding="utf-8").replace("2006-06-07", "2006-13-01"), encoding="utf-8")
    done = masthead("check", source, "--json")
    assert done.returncode == 1
    (finding,) = json.loads(done.stdout)
    assert (finding["code"], finding["line"], finding["column"]) == ("MH206", 45, 44)
    assert finding["path"] == str(source)
    assert finding["mend"]


def test_warnings_do_not_fail_a_check(masthead: Run, lima: Path, tmp_path: Path) -> None:
    source = tmp_path / "letter.xml"
    text = lima.read_text(encoding="utf-8").replace(">Oswaldo <", ">H.E. Oswaldo <")
    source.write_text(text, encoding="utf-8")
    done = masthead("check", source)
    assert done.returncode == 0
    assert "MH427 warning" in done.stderr
    allowed = '<allow code="MH427" why="as issued"/></record>'
    source.write_text(text.replace("</record>", allowed), encoding="utf-8")
    assert "MH427" not in masthead("check", source).stderr


def test_verify_says_what_is_missing(masthead: Run, lima: Path, tmp_path: Path) -> None:
    done = masthead("verify", lima, "--out", tmp_path, "--to", "txt")
    assert done.returncode == 1
    assert "MH601" in done.stderr


def test_verify_finds_a_changed_word(masthead: Run, lima: Path, tmp_path: Path) -> None:
    assert masthead("build", lima, "--out", tmp_path, "--to", "txt").returncode == 0
    assert masthead("verify", lima, "--out", tmp_path, "--to", "txt").returncode == 0
    text = tmp_path / f"{lima.stem}.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("9.- That", "10.- That"), encoding="utf-8")
    done = masthead("verify", lima, "--out", tmp_path, "--to", "txt")
    assert done.returncode == 1
    assert "10.-" in done.stderr


def test_language_versions_are_compared(masthead: Run, checkout: Path, tmp_path: Path) -> None:
    english, french = (checkout / "tests" / "words" / f"letter.{language}.xml" for language in ("en", "fr"))
    assert masthead("check", "--versions", english, french).returncode == 0
    shorter = tmp_path / "letter.fr.xml"
    text = french.read_text(encoding="utf-8")
    begin = text.rindex("<participant ")
    end = text.index("</participant>", begin) + len("</participant>")
    shorter.write_text(text[:begin] + text[end:], encoding="utf-8")
    done = masthead("check", "--versions", english, shorter)
    assert done.returncode == 1
    assert "MH640" in done.stderr
