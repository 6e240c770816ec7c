"""Bad input: a clear line with code and place, the right exit code, no traceback, no output, earlier ones untouched."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
BOMB = (
    HEAD
    + '<!DOCTYPE document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    + '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><document>&c;</document>'
)
EXTERNAL = HEAD + '<!DOCTYPE document [<!ENTITY x SYSTEM "file:///etc/passwd">]><document>&x;</document>'


def change(old: str, new: str) -> Callable[[str], str]:
    def changed(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return changed


def whole(content: str) -> Callable[[str], str]:
    return lambda _text: content


CASES: dict[str, tuple[Callable[[str], str], str, str]] = {
    "not XML": (whole("Dear Excellency,"), "1:1", "MH103"),
    "empty": (whole(""), "1:1", "MH103"),
    "not our namespace": (whole(HEAD + "<document/>"), "2:1", "MH208"),
    "another document": (whole(HEAD + '<html xmlns="http://www.w3.org/1999/xhtml"/>'), "2:1", "MH208"),
    "tags that do not close": (change("</preamble>", ""), "", "MH103"),
    "a wrong element": (change("<preamble>", "<preamble><bold>x</bold>"), "61:17", "MH201"),
    "a missing date": (change(' when="2006-06-07"', ""), "45:38", "MH204"),
    "a title without date": (change('<date when="2006-06-07">7 June 2006</date>', "7 June 2006"), "45:38", "MH406"),
    "an impossible date": (change('"2006-06-07"', '"2006-02-30"'), "45:44", "MH206"),
    "an unknown agenda list": (change('list="preliminary"', 'list="draft"'), "35:20", "MH205"),
    "a reference to nowhere": (change('<ref to="lima-declaration">', '<ref to="lima">'), "47:385", "MH401"),
    "a duplicate id": (change("<operative form", '<operative id="lima-declaration" form'), "", "MH405"),
    "a DOCTYPE bomb": (whole(BOMB), "2:20", "MH104"),
    "an external entity": (whole(EXTERNAL), "2:20", "MH104"),
    "more than 20 MB": (whole(HEAD + "<document>" + "x" * (20 * 1024 * 1024) + "</document>"), "", "MH102"),
    "depth beyond 100": (whole(HEAD + "<a>" * 101 + "</a>" * 101), "2:301", "MH105"),
    "a NUL byte": (change("RECALLING", "RECALL\0ING"), "64:26", "MH103"),
    "a character without a glyph": (change("Lima Declaration</title>", "Lima ไทย</title>"), "59:17", "MH419"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_faulty_source_gives_its_code_and_place_and_no_output(
    name: str, masthead: Run, lima: Path, tmp_path: Path
) -> None:
    mend, place, code = CASES[name]
    source = tmp_path / "letter.xml"
    source.write_text(mend(lima.read_text(encoding="utf-8")), encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    earlier = out / "letter.txt"
    earlier.write_text("what was there before")

    done = masthead("build", source, "--to", "txt", "--out", out)

    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    where = f"{source}:{place}: {code} " if place else f"{code} "
    assert where in done.stderr, done.stderr
    assert [path.name for path in out.iterdir()] == ["letter.txt"]
    assert earlier.read_text() == "what was there before"


def test_all_findings_are_told_at_once(masthead: Run, lima: Path, tmp_path: Path) -> None:
    text = lima.read_text(encoding="utf-8")
    text = text.replace('list="preliminary"', 'list="draft"').replace("2006-06-07", "2006-02-30")
    text = text.replace("<surname>de Rivero</surname>", "<family>de Rivero</family>")
    source = tmp_path / "letter.xml"
    source.write_text(text, encoding="utf-8")
    done = masthead("check", source)
    assert done.returncode == 1
    for code in ("MH205", "MH206", "MH201"):
        assert code in done.stderr
    assert done.stderr.rstrip().endswith("3 errors")


def test_a_faulty_document_does_not_stop_the_others(masthead: Run, lima: Path, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.xml", tmp_path / "good.xml"
    bad.write_text("no")
    good.write_bytes(lima.read_bytes())
    done = masthead("build", bad, good, "--to", "txt", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "good.txt" in done.stdout
    assert "1 of 2 documents not built" in done.stderr


@pytest.mark.parametrize("name", ["..xml", "...xml", "-rf.xml", "a\nb.xml", "\\\\server.xml"])
def test_a_name_that_would_leave_or_hide(name: str, masthead: Run, lima: Path, tmp_path: Path) -> None:
    source = tmp_path / name
    source.write_bytes(lima.read_bytes())
    out = tmp_path / "out"
    done = masthead("build", "--to", "txt", "--out", out, "--", source)
    assert done.returncode == 1
    assert "MH106" in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()


def test_a_picture_outside_the_folder(masthead: Run, lima: Path, tmp_path: Path) -> None:
    figure = '<figure file="../secret.png" alt="x"/>'
    source = tmp_path / "in" / "letter.xml"
    source.parent.mkdir()
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    text = lima.read_text(encoding="utf-8").replace("<operative form", figure + "<operative form", 1)
    source.write_text(text, encoding="utf-8")
    done = masthead("build", source, "--to", "txt", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "MH161" in done.stderr


def test_a_missing_file(masthead: Run, tmp_path: Path) -> None:
    done = masthead("build", tmp_path / "none.xml", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "MH101" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["build"], ["print", "x.xml"], ["build", "x.xml", "--to", "odt"], ["new", "poem"], ["build", "--nope", "x.xml"]],
)
def test_a_wrong_call_exits_2(arguments: list[str], masthead: Run) -> None:
    done = masthead(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr


def test_two_sources_of_one_name_exit_2(masthead: Run, lima: Path, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "letter.xml").write_bytes(lima.read_bytes())
    done = masthead("build", tmp_path / "a" / "letter.xml", tmp_path / "b" / "letter.xml", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "MH107" in done.stderr


def test_a_place_where_no_folder_can_be(masthead: Run, lima: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = masthead("build", lima, "--to", "txt", "--out", tmp_path / "file" / "out")
    assert done.returncode == 3
    assert "MH320" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_full_disk_leaves_earlier_outputs(lima: Path, tmp_path: Path) -> None:
    """No file may grow beyond four kilobytes, as on a disk with no more room; caches cannot be written either."""
    out = tmp_path / "out"
    out.mkdir()
    (out / f"{lima.stem}.txt").write_text("before")
    command = f"ulimit -f 4; exec {sys.executable} -m pipeline build {lima} --to txt,html --out {out}"
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 3, done.stderr
    assert "MH320" in done.stderr
    assert "Traceback" not in done.stderr
    assert (out / f"{lima.stem}.txt").read_text() == "before"
    assert [path.name for path in out.iterdir()] == [f"{lima.stem}.txt"]


@pytest.mark.long
def test_a_cache_that_cannot_be_written_is_no_hindrance(process: Run, lima: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    environment = {"XDG_CACHE_HOME": str(tmp_path / "file" / "cache")}
    done = process("build", lima, "--to", "txt,html,docx,akn", "--out", tmp_path / "out", env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    done = process("build", lima, "--to", "pdf", "--out", tmp_path / "out", env=environment)
    assert done.returncode == 3  # fonts need their configuration
    assert "MH306" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(masthead: Run, lima: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    done = masthead("build", lima, "--to", "txt", "--out", out)
    assert done.returncode == 3
    assert "MH320" in done.stderr
