"""The plain text: what belongs together stands together, and long lines may be ended at a width."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import built
from conftest import Run

from pipeline.outputs import Format
from pipeline.render.text.wrapping import wrapped

_EVERYTHING = Path("tests") / "source" / "everything.xml"


def _text(source: Path, wrap: int = 0) -> str:
    return built(source, (Format.TXT,), wrap=wrap).outputs[Format.TXT].decode()


def test_two_organs_blocks_are_kept_apart(checkout: Path) -> None:
    blocks = _text(checkout / _EVERYTHING).split("\n\n")
    assert [block.split("\n")[0][:12] for block in blocks[:5]] == [
        "United Natio", "Distr.: Limi", "General Asse", "Security Cou", "25-13579 (E)",
    ]  # fmt: skip


def test_points_below_others_are_indented(checkout: Path) -> None:
    lines = _text(checkout / _EVERYTHING).split("\n")
    found = ["2.- That its", "    (a) By agr", "        (i) M", "            a. On", "        (ii) ", "    (b) With"]
    assert [any(line.startswith(one) for line in lines) for one in found] == [True] * len(found)
    assert "and that this is without prejudice to paragraph 2, 2 (a) and 2 (a) (i) b," in lines


def test_marks_of_notes_are_alike_in_text_and_notes(checkout: Path) -> None:
    text = _text(checkout / _EVERYTHING)
    for mark in ("[1]", "[2]", "[a]"):
        assert text.count(f"\n{mark} ") == 1
        assert text.count(mark) > 1


def _joined(text: str) -> str:
    """As RFC 3676 says: a line that ends in a space goes on; with delsp=yes that space goes."""
    return "".join(line[:-1] if line.endswith(" ") else f"{line}\n" for line in text.split("\n"))


@pytest.mark.parametrize(
    "name", ["source/lima-declaration.xml", "tests/words/letter.zh.xml", "tests/words/letter.ar.xml"]
)
def test_wrapped_lines_are_those_of_the_width_and_lead_back(checkout: Path, name: str) -> None:
    source = checkout / name
    text = _text(source, wrap=50)
    assert max(len(line) for line in text.split("\n")) <= 50
    assert _joined(text).split() == _text(source).split()
    assert [line for line in text.split("\n") if line[:1] in tuple("，。、；：）》”")] == []


def test_a_width_that_is_no_number_is_refused(masthead: Run, lima: Path) -> None:
    said = masthead("build", lima, "--to", "txt", "--wrap", "wide")
    assert said.returncode == 2
    assert "wide" in said.stderr


def test_points_keep_their_indent_and_a_long_word_its_line() -> None:
    assert wrapped("(a) one two three four five six seven", "    ", 26) == (
        "    (a) one two three  \n    four five six seven"
    )
    assert wrapped(f"{'w' * 70} end", "", 60) == f"{'w' * 70}  \nend"
