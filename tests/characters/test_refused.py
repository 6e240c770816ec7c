"""Characters that no output can hold are findings of `check`: code point, name, place, and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest
from characters.conftest import file
from conftest import Run

_REFUSED = {
    "\u007f": ("MH470", "U+007F"),
    "\u2028": ("MH470", "U+2028, LINE SEPARATOR"),
    "\u2029": ("MH470", "U+2029, PARAGRAPH SEPARATOR"),
    "\ufffc": ("MH470", "U+FFFC, OBJECT REPLACEMENT CHARACTER"),
    "\ufff9": ("MH470", "U+FFF9, INTERLINEAR ANNOTATION ANCHOR"),
    "\uf0b7": ("MH470", "U+F0B7"),
    "\U0010fffd": ("MH470", "U+10FFFD"),
    "\ufdd0": ("MH470", "U+FDD0"),
    "\u0378": ("MH470", "U+0378"),
    "\u0093": ("MH471", "U+0093"),
    "\u0081": ("MH471", "U+0081"),
    "😀": ("MH419", "U+1F600"),
}


def test_each_is_named_with_its_place(masthead: Run, tmp_path: Path) -> None:
    done = masthead("check", file(tmp_path, [f"word{one}word" for one in _REFUSED]))
    lines = done.stderr.splitlines()
    assert done.returncode == 1
    for code, named in _REFUSED.values():
        assert any(f": {code} " in line and named in line and "words.xml:6:" in line for line in lines), named


@pytest.mark.parametrize("letter", ["“", "’", "–", "€", "Š"])
def test_words_of_windows_1252_under_another_name_are_told_as_that(masthead: Run, tmp_path: Path, letter: str) -> None:
    words = (
        f'<?xml version="1.0" encoding="ISO-8859-1"?>{file(tmp_path, [f"a {letter} b"]).read_text(encoding="utf-8")}'
    )
    path = tmp_path / "old.xml"
    path.write_bytes(words.encode("cp1252"))
    done = masthead("build", path, "--out", tmp_path / "out")
    number = letter.encode("cp1252")[0]
    assert done.returncode == 1
    assert f"U+{number:04X}" in done.stderr
    assert f"“{letter}” in windows-1252: the file is windows-1252" in done.stderr
    assert not [*(tmp_path / "out").rglob("old*")]
    path.write_bytes(words.replace("ISO-8859-1", "windows-1252").encode("cp1252"))
    assert masthead("check", path).returncode == 0


def test_values_of_attributes_are_looked_at_too(masthead: Run, tmp_path: Path, checkout: Path) -> None:
    (tmp_path / "p.png").write_bytes((checkout / "tests" / "source" / "everything.png").read_bytes())
    figure = '</paragraph><figure file="p.png" alt="one\u2028two"/><paragraph>'
    done = masthead("check", file(tmp_path, [f"a{figure}b"]))
    assert ": MH470 " in done.stderr
