"""What a call may name, and what is printed of it: no devices, no addresses, no control characters; nothing twice."""

from __future__ import annotations

import json
import os
import re
import socket
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pipeline.cli.terminal.messages import MOST, MOST_OF_A_KIND, print_faults
from pipeline.cli.terminal.streams import clean, clean_json
from pipeline.errors import Fault, Place, Severity
from pipeline.files.naming import device_name

Run = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize("name", ["con", "NUL", "aux.en", "com1", "Lpt9.xml", "con ", "com¹"])
def test_names_of_devices(name: str) -> None:
    assert device_name(name)


@pytest.mark.parametrize("name", ["contract", "com", "com10", "null", "lpt", "a.con", "con-1", "auxiliary"])
def test_names_that_are_like_them(name: str) -> None:
    assert not device_name(name)


def test_a_source_with_the_name_of_a_device(masthead: Run, lima: Path, tmp_path: Path) -> None:
    (tmp_path / "nul.xml").write_bytes(lima.read_bytes())
    done = masthead("build", "nul.xml", "--to", "txt", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "nul.xml: MH121" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "call",
    [
        ("build", "https://example.org/letter.xml"),
        ("check", "file:///tmp/letter.xml"),
        ("verify", "ftp://example.org/letter.xml"),
        ("cite", "s3://shelf/letter.xml", "annex"),
        ("import", "https://example.org/letter.akn.xml"),
        ("new", "addendum", "--of", "https://example.org/letter.xml"),
        ("archive", "--verify", "https://example.org/letter.bag"),
        ("build", "letter.xml", "--out", "https://example.org/"),
    ],
)
def test_an_address_is_no_file(call: tuple[str, ...], masthead: Run, tmp_path: Path) -> None:
    done = masthead(*call)
    assert done.returncode == 2
    assert "MH120" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_file_is_not_waited_for(masthead: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xml")
    with socket.socket(socket.AF_UNIX) as bound:
        monkeypatch.chdir(tmp_path)  # the path of a socket is short
        bound.bind("socket.xml")
        for name in ("pipe.xml", "socket.xml", "/dev/zero", "/dev/null"):
            done = masthead("check", name)
            assert done.returncode == 1, name
            assert f"{name}: MH101" in done.stderr


def test_an_emblem_that_is_a_pipe(process: Run, lima: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    done = process("build", lima, "--to", "html", env={"MASTHEAD_EMBLEM": str(tmp_path / "pipe.png")})
    assert done.returncode == 3
    assert "MH311" in done.stderr


def test_what_another_program_hands_over_is_read(process: Run, lima: Path) -> None:
    done = process("check", "/dev/stdin", stdin=lima.read_text(encoding="utf-8"))
    assert (done.returncode, done.stderr) == (0, "masthead: no findings\n")


def with_symbol(lima: Path, path: Path, number: str) -> Path:
    text = lima.read_text(encoding="utf-8")
    text, changed = re.subn(r"<symbol state=.unassigned.[^>]*>[^<]*</symbol>", f"<symbol>A/61/{number}</symbol>", text)
    assert changed == 1
    path.write_text(text, encoding="utf-8")
    return path


def test_two_sources_of_one_symbol(masthead: Run, lima: Path, tmp_path: Path) -> None:
    one, two = (with_symbol(lima, tmp_path / f"{name}.xml", "77") for name in ("one", "two"))
    third = with_symbol(lima, tmp_path / "third.xml", "78")
    call = ("--to", "txt", "--name", "symbol", "--out", tmp_path / "out")
    done = masthead("build", third, one, two, *call)
    assert done.returncode == 2
    assert "MH107" in done.stderr
    assert not (tmp_path / "out").exists()
    done = masthead("build", third, one, *call)
    assert done.returncode == 0, done.stderr
    assert [Path(line).name for line in done.stdout.splitlines()] == ["A_61_78.en.txt", "A_61_77.en.txt"]


def test_a_faulty_source_among_them_is_told_in_its_turn(masthead: Run, lima: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_text("no")
    good = with_symbol(lima, tmp_path / "good.xml", "77")
    done = masthead("build", bad, good, "--to", "txt", "--name", "symbol", "--out", tmp_path / "out", "--json")
    assert done.returncode == 1
    assert [result["outcome"] for result in json.loads(done.stdout)] == ["refused", "built"]


def test_no_output_is_written_over_a_source(masthead: Run, lima: Path, tmp_path: Path) -> None:
    for name in ("letter.xml", "letter.akn.xml"):
        (tmp_path / name).write_bytes(lima.read_bytes())
    done = masthead("build", "letter.xml", "letter.akn.xml", "--to", "akn", "--out", ".")
    assert done.returncode == 2
    assert "letter.akn.xml: MH122" in done.stderr
    assert (tmp_path / "letter.akn.xml").read_bytes() == lima.read_bytes()


HOSTILE = "".join(
    map(chr, [0, 7, 8, 9, 10, 13, 0x1B, 0x7F, 0x85, 0x9B, 0x202E, 0x2028, 0x2066, 0x200F, 0xFEFF, 0xDCFF])
)


def test_no_character_reaches_a_terminal_that_it_would_obey() -> None:
    assert clean(f"a{HOSTILE}b").isprintable()
    assert clean("déjà « 中 » сила مرحبا \u200c\u00ad\u00a0’") == "déjà « 中 » сила مرحبا \u200c\u00ad\u00a0’"
    said = clean_json(json.dumps({"path": HOSTILE, "\U000e0041": 1}, ensure_ascii=False, indent=1))
    assert json.loads(said) == {"path": HOSTILE, "\U000e0041": 1}
    assert said.replace("\n", "").isprintable()


def test_names_and_arguments_are_printed_clean(masthead: Run, lima: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "a\x1b[31m\u202eb"
    hostile.mkdir()
    source = hostile / "letter.xml"
    source.write_bytes(lima.read_bytes())
    for call in (
        ("check", hostile / "none.xml"),
        ("build", source, "--to", "txt", "--out", hostile / "out"),
        ("build", source, "--to", "\x1b[31m"),
        ("build", "--\x1b[31m", source),
        ("verify", source, "--to", "txt", "--out", hostile / "none"),
    ):
        done = masthead(*call)
        assert "\x1b" not in done.stdout + done.stderr, call
        assert "\u202e" not in done.stdout + done.stderr, call
        assert done.stdout + done.stderr, call
    done = masthead("build", source, "--to", "txt", "--out", hostile / "out", "--json")
    assert json.loads(done.stdout)[0]["files"] == [str(hostile / "out" / "letter.txt")]


def faults(number: int, code: str, severity: Severity) -> list[Fault]:
    return [Fault(code, Place("x.xml", line, 1), "w", "e", "m", severity) for line in range(1, number + 1)]


def test_of_many_findings_the_first_of_each_kind_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    many = faults(5000, "MH498", Severity.WARNING) + [
        fault for code in range(6) for fault in faults(40, f"MH40{code}", Severity.ERROR)
    ]
    print_faults(many)
    *lines, last = capsys.readouterr().err.splitlines()
    assert len(lines) == MOST
    assert all("MH40" in line for line in lines)  # errors first: they stop the build
    assert last == (
        f"x.xml: {len(many) - MOST:,} more findings are not printed "
        "(15 MH400, 15 MH401, 15 MH402, 15 MH403, 40 MH404, 40 MH405, 5,000 MH498); --all prints them"
    )
    print_faults(many, every=True)
    assert len(capsys.readouterr().err.splitlines()) == len(many)
    print_faults(faults(MOST_OF_A_KIND, "MH400", Severity.ERROR))
    assert len(capsys.readouterr().err.splitlines()) == MOST_OF_A_KIND


def test_all_of_them_by_option_and_in_json(masthead: Run, lima: Path, tmp_path: Path) -> None:
    source = tmp_path / "letter.xml"
    text = lima.read_text(encoding="utf-8")
    wrong = '<ref to="nowhere">x</ref>' * (MOST_OF_A_KIND + 7)
    source.write_text(text.replace("RECALLING", f"RECALLING {wrong}", 1), encoding="utf-8")
    some, every, plain = (masthead("check", source, *more) for more in ((), ("--all",), ("--json",)))
    assert some.stderr.count("MH401 ") == MOST_OF_A_KIND
    assert "7 more findings are not printed (7 MH401)" in some.stderr
    assert some.stderr.endswith(f"masthead: {MOST_OF_A_KIND + 7} errors\n")
    assert every.stderr.count(": MH401 ") == MOST_OF_A_KIND + 7
    assert len(json.loads(plain.stdout)) == MOST_OF_A_KIND + 7
