"""Where lines are broken: a line keeps all the words that it has room for, and no symbol is broken at its slashes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from look.building import build, document_of, source

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_WORDS = "the river rose in March and its bridges were closed by order of councils whose engineers feared it"


def test_no_line_ends_after_its_first_word(tmp_path: Path) -> None:
    words = _WORDS.split(" ")
    random = Random(2)  # noqa: S311 - any words do; among so many lines some fill their measure to a hair
    paragraphs = (" ".join(random.choice(words) for _ in range(400)) for _ in range(40))
    letter = "".join(f"<paragraph>{text}.</paragraph>" for text in paragraphs)
    pages = build(document_of(source(letter=letter)), tmp_path, "lines")
    lines = [line for line in pages.lines if line.x0 == pytest.approx(123.4, abs=0.1) and line.base < 735]
    assert len(lines) > 1000
    short = [one.text for one, after in pairwise(lines) if " " not in one.text and 0 < after.base - one.base < 13]
    assert not short


def test_a_symbol_is_not_broken_at_its_slashes(tmp_path: Path) -> None:
    before = ("and so it went on until the end " * 3).strip()
    symbols = "A/RES/79/234 and E/CN.4/2004/23/Add.1 and on/off it went"
    letter = "".join(f"<paragraph>{before[:length].strip()} {symbols}.</paragraph>" for length in range(60, 84))
    pages = build(document_of(source(letter=letter)), tmp_path, "symbol")
    assert not [line.text for line in pages.lines if line.text.rstrip().endswith("/")]
