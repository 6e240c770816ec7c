"""What nobody foresaw: one finding at the document, the traceback in a file; streams and records that are damaged."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

BREAKS = """
import {module} as module
as_is = module.{name}
def broken(*arguments, **named):
    if not getattr(module, "has_broken", False):
        module.has_broken = True
        raise {error}
    return as_is(*arguments, **named)
module.{name} = broken
"""


def breaks(module: str, name: str, error: str = 'KeyError("the one \\x1b[31m")') -> str:
    return BREAKS.format(module=module, name=name, error=error)


@pytest.fixture
def two(lima: Path, tmp_path: Path) -> tuple[Path, Path]:
    sources = tmp_path / "one.xml", tmp_path / "two.xml"
    for source in sources:
        source.write_bytes(lima.read_bytes())
    return sources


def kept(messages: str) -> str:
    """What the file says that the message names."""
    found = re.search(r"the file (\S+\.txt),", messages)
    assert found, messages
    return Path(found[1]).read_text(encoding="utf-8")


@pytest.mark.long
@pytest.mark.parametrize(
    "case",
    [
        ("pipeline.render.text", "render_text", ("build", "--to", "txt")),
        ("pipeline.source.load", "load", ("build", "--to", "txt", "--name", "source")),
        ("pipeline.files.freshness", "keys", ("build", "--to", "txt")),
        ("pipeline.files.writing", "write_all", ("build", "--to", "txt")),
        ("pipeline.checks", "check_source", ("check",)),
        ("pipeline.verify.text", "verify_text", ("verify", "--to", "txt")),
    ],
)
def test_one_document_fails_and_the_others_go_on(
    case: tuple[str, str, tuple[str, ...]], patched: Run, masthead: Run, two: tuple[Path, Path], tmp_path: Path
) -> None:
    module, name, command = case
    out = () if command[0] == "check" else ("--out", tmp_path / "out")
    if command[0] == "verify":
        assert masthead("build", *two, *command[1:], *out).returncode == 0
    done = patched(breaks(module, name), *command, *two, *out)
    assert done.returncode == 3, done.stderr
    assert f"{two[0]}: MH321" in done.stderr
    assert "\x1b" not in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert "MH321" not in done.stderr.partition(str(two[1]))[2]
    assert "Traceback" in kept(done.stderr)
    assert "KeyError" in kept(done.stderr)
    if command[0] == "build":
        assert done.stdout.splitlines() == [str(tmp_path / "out" / "two.txt")]
    if command[0] == "verify":
        assert str(two[1]) in done.stdout


def test_json_is_complete(patched: Run, two: tuple[Path, Path], tmp_path: Path) -> None:
    code = breaks("pipeline.render.text", "render_text")
    done = patched(code, "build", *two, "--to", "txt", "--out", tmp_path / "out", "--json")
    assert [result["outcome"] for result in json.loads(done.stdout)] == ["refused", "built"]
    done = patched(breaks("pipeline.checks", "check_source"), "check", *two, "--json")
    assert [fault["code"] for fault in json.loads(done.stdout)] == ["MH321"]


@pytest.mark.long
def test_a_failure_where_pages_are_made_brings_its_traceback(
    patched: Run, two: tuple[Path, Path], tmp_path: Path
) -> None:
    """Even an error that no pipe can carry; the next document has another maker of pages."""
    mark = tmp_path / "mark"
    code = "class Odd(Exception):\n    def __init__(self, a, b): super().__init__('odd')\n"
    code += (
        breaks("pipeline.pages.serving", "lay_out_drafts", "Odd(1, 2)")
        .replace('getattr(module, "has_broken", False)', f"__import__('os').path.exists({str(mark)!r})")
        .replace("module.has_broken = True", f"open({str(mark)!r}, 'w').close()")
    )
    done = patched(code, "build", *two, "--to", "pdf", "--out", tmp_path / "out")
    assert done.returncode == 3
    assert f"{two[0]}: MH321" in done.stderr
    assert "lay_out_drafts" in kept(done.stderr)
    assert done.stdout.splitlines() == [str(tmp_path / "out" / "two.pdf")]


@pytest.mark.long
@pytest.mark.parametrize(
    ("module", "name", "command"),
    [
        ("pipeline.akn.citing.cite", "cite", ("cite", "{}", "annex")),
        ("pipeline.archive", "make_bag", ("archive", "{}", "--out", "{}.out")),
        ("pipeline.skeletons", "skeleton", ("new", "letter")),
        ("pipeline.cli.running", "refuse_addresses", ("check", "{}")),
    ],
)
def test_around_the_whole_command(
    module: str, name: str, command: tuple[str, ...], patched: Run, two: tuple[Path, Path]
) -> None:
    done = patched(breaks(module, name), *(word.replace("{}", str(two[0])) for word in command))
    assert done.returncode == 3, done.stderr
    assert "MH321" in done.stderr
    assert (str(two[0]) in done.stderr) == ("new" not in command)
    assert "Traceback" not in done.stderr
    assert "Traceback" in kept(done.stderr)


def test_no_room_for_the_traceback(patched: Run, two: tuple[Path, Path]) -> None:
    code = "import tempfile\ntempfile.tempdir = '/proc/none'\n" + breaks("pipeline.checks", "check_source")
    done = patched(code, "check", two[0])
    assert done.returncode == 3
    assert "MH321" in done.stderr
    assert "Traceback" not in done.stderr


def shell(command: str, *arguments: object) -> CompletedProcess[str]:
    words = ["bash", "-c", command.replace("masthead", f'"{sys.executable}" -m pipeline'), "bash", *map(str, arguments)]
    return subprocess.run(words, capture_output=True, text=True, timeout=100, check=False)


@pytest.mark.long
@pytest.mark.parametrize(
    ("end", "code"),
    [("> /dev/full", 3), (">&-", 0), ("2> /dev/full", 0), ("<&- >&- 2>&-", 0), ("| true", 0), ("2>&1 | true", 0)],
)
def test_documents_are_built_whatever_becomes_of_what_is_printed(
    end: str, code: int, two: tuple[Path, Path], tmp_path: Path
) -> None:
    done = shell(f'set -o pipefail; masthead build "$1" "$2" --to txt --out "$3" {end}', *two, tmp_path / "out")
    assert done.returncode == code, done.stderr
    assert ("MH323" in done.stderr) == (code == 3)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert sorted(path.name for path in (tmp_path / "out").glob("*.txt")) == ["one.txt", "two.txt"]


@pytest.mark.parametrize("command", ["--help", "--version", "new letter", "check --json nothing.xml"])
def test_a_full_disk_is_told_by_every_command(command: str) -> None:
    done = shell(f"masthead {command} > /dev/full")
    assert done.returncode == 3
    assert "MH323" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.long
@pytest.mark.parametrize("locale", ["PYTHONIOENCODING=ascii", "LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0"])
def test_a_terminal_that_has_ascii_alone(locale: str, two: tuple[Path, Path]) -> None:
    command = f'{locale} "$1" -m pipeline new addendum --of "$2"'
    skeleton = subprocess.run(["bash", "-c", command, "bash", sys.executable, two[1]], capture_output=True, check=True)
    assert "…" in skeleton.stdout.decode("utf-8")  # a file's content is UTF-8 always
    two[0].write_text(two[0].read_text(encoding="utf-8").replace("2006-06-07", "“”-ж"), encoding="utf-8")
    said = shell(f'{locale} masthead check "$1"', two[0])
    assert (said.returncode, said.stdout) == (1, "")
    assert "MH206" in said.stderr
    found = shell(f'{locale} masthead check "$1" --json', two[0])
    assert found.stdout.isascii()
    assert "“”-ж" in json.loads(found.stdout)[0]["wrong"]
    cited = shell(f'{locale} masthead cite "$1" annex', two[1])
    assert (cited.returncode, cited.stderr) == (0, "")


@pytest.mark.long
@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\xff\xfe\x00",
        b"null",
        b"[]",
        b"{}",
        b'{"files": []}',
        b'{"files": 1}',
        b'{"files": {"one.txt": 1}}',
        b'{"files": {"one.txt": [["key", "x"]]}}',
        b'{"files": {"one.txt": {"key": 1, "sha256": 2, "pictures": 3}}}',
        b'{"files": {"one.txt": {"key": "KEY", "sha256": "SUM", "pictures": "[1]"}}}',
        b'{"files": {"one.txt": {"key": "KEY", "sha256": "SUM", "pictures": "{"}}}',
        b'{"files": {"one.txt": {"key": "KEY", "sha256": "SUM", "pictures": "{\\"a\\": 1}"}}}',
        b'{"files": {"one.txt": {"key": "KEY", "sha256": "SUM", "pictures": "{\\"a\\\\u0000\\": \\"1\\"}"}}}',
        b"[" * 100_000,
        b'{"files": ' * 50_000,
    ],
    ids=range(16),
)
def test_a_damaged_record_costs_a_build_and_no_more(damage: bytes, two: tuple[Path, Path], tmp_path: Path) -> None:
    from pipeline.cli import main
    from pipeline.files.freshness import Record, keys
    from pipeline.options import Options
    from pipeline.outputs import Format

    out = tmp_path / "out"
    options = Options(formats=(Format.TXT,), out=out)
    built = ["build", str(two[0]), "--to", "txt", "--out", str(out)]
    assert main(built) == 0
    record = out / ".masthead.json"
    right = json.loads(record.read_text())["files"]["one.txt"]
    record.write_bytes(damage.replace(b"KEY", right["key"].encode()).replace(b"SUM", right["sha256"].encode()))
    named = {"one.txt": keys(two[0], two[0].read_bytes(), options)[Format.TXT]}
    assert right["key"] == named["one.txt"]
    assert not Record(out).fresh(named, tmp_path)
    assert main(built) == 0
    assert Record(out).fresh(named, tmp_path)


def test_a_pipe_in_the_place_of_the_record_or_an_output(masthead: Run, two: tuple[Path, Path], tmp_path: Path) -> None:
    import os

    out = tmp_path / "out"
    out.mkdir()
    for name in (".masthead.json", "one.txt"):
        os.mkfifo(out / name)
    verified = masthead("verify", two[0], "--to", "txt", "--out", out)
    assert verified.returncode == 1
    assert "MH601" in verified.stderr
    assert masthead("build", two[0], "--to", "txt", "--out", out).returncode == 0
    assert masthead("verify", two[0], "--to", "txt", "--out", out).returncode == 0
