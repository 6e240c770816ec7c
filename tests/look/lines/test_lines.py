"""Lines keep all the words that they have room for, no symbol is broken at its slashes, pairs of letters are kerned."""

from __future__ import annotations

from itertools import groupby, pairwise
from pathlib import Path
from random import Random
from statistics import median

import pdfplumber
import pytest
from look.building import build, document_of, source
from sampling import every

from pipeline.style.load import house_style

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_WORDS = "the river rose in March and its bridges were closed by order of councils whose engineers feared it"


@pytest.mark.long
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


def test_the_words_after_a_mark_fill_their_line_to_a_hair(tmp_path: Path) -> None:
    """The second line is as wide as its column but for the space after its last letter, of which nothing is seen."""
    before, after = "all shall peoples this its recall the", "peoples the which river under and shall this all shall"
    letter = f"<paragraph>{'States ' * 12}{before}<note><text>Here.</text></note> {after} by its under its.</paragraph>"
    pages = build(document_of(source(letter=letter)), tmp_path, "room")
    assert f"{before} {after}" in [line.text for line in pages.lines]  # the mark is not of the line


def test_a_symbol_is_not_broken_at_its_slashes(tmp_path: Path) -> None:
    before = ("and so it went on until the end " * 3).strip()
    symbols = "A/RES/79/234 and E/CN.4/2004/23/Add.1 and on/off it went"
    letter = "".join(f"<paragraph>{before[:length].strip()} {symbols}.</paragraph>" for length in range(60, 84))
    pages = build(document_of(source(letter=letter)), tmp_path, "symbol")
    assert not [line.text for line in pages.lines if line.text.rstrip().endswith("/")]


@pytest.mark.long
@pytest.mark.parametrize(
    ("lang", "unit", "end"),
    every(
        3,
        [
            ("en", "wo ", "({}) and so it went on until the end."),
            ("en", "wo ", "{}, and so it went on until the end."),
            ("en", "<emphasis>wo</emphasis> ", "{}."),
            ("zh", "水", "决议（{}）。"),
            ("zh", "水", "{}号决议。"),
        ],
    ),
)
@pytest.mark.parametrize("symbol", ["<ref symbol='A/RES/79/1'/>", "A/RES/79/1"])
def test_a_symbol_is_whole_wherever_it_begins(tmp_path: Path, lang: str, unit: str, end: str, symbol: str) -> None:
    """As a link, after a bracket, among Chinese characters."""
    tail = end.format(symbol)
    letter = "".join(f"<paragraph>{unit * length}{tail}</paragraph>" for length in range(10, 46))
    pages = build(document_of(source(letter=letter, lang=lang)), tmp_path, "symbol")
    ends = [line.text.rstrip()[-1] for line in pages.lines if line.page > 1]
    assert len(ends) > 30
    assert not {"/", "（", "("} & set(ends)


def test_a_symbol_wider_than_its_column_is_broken(tmp_path: Path) -> None:
    columns = "<columns><column/><column share='9'/></columns>"
    row = "<row><cell><ref symbol='A/RES/79/123'/></cell><cell>Yes.</cell></row>"
    attached = f"<annex><title>Rows</title><body><table>{columns}{row}</table></body></annex>"
    pages = build(document_of(source(attached=attached)), tmp_path, "narrow")
    assert "A/RES/" in [line.text.split()[0] for line in pages.lines if line.page == 2]


_PAIRS = {"To": -0.45, "Yo": -0.6, "We": -0.45, "y,": -0.42, "r.": -0.32, "th": 0.34}
"""Points between two letters of 10-point text: the medians of letters of 2025. Word sets pairs closer (kerning)."""


def test_pairs_of_letters_stand_as_close_as_word_sets_them(tmp_path: Path) -> None:
    build(document_of(source(letter="<paragraph>To Yola: We thank every day, or.</paragraph>")), tmp_path, "pairs")
    with pdfplumber.open(tmp_path / "pairs.pdf") as pdf:
        chars = [char for char in pdf.pages[0].chars if char["x0"] > 147 and round(char["size"], 1) == 10]
    white = {one["text"] + after["text"]: after["x0"] - one["x1"] for one, after in pairwise(chars)}
    assert {pair: white[pair] for pair in _PAIRS} == pytest.approx(_PAIRS, abs=0.25)


def test_a_word_longer_than_its_line_is_broken_and_stays_on_the_page(tmp_path: Path) -> None:
    word = "Antidisestablishment" * 8
    body = (
        f"<paragraph>Alpha {word} beta.<note><text>See {word}.</text></note></paragraph><numbered>{word}</numbered>"
        f"<list><point>{word}.</point></list><quotation><paragraph>{word}</paragraph></quotation>"
        f"<section><heading>A {word} b</heading><paragraph>Beta.</paragraph></section>"
    )
    attached = f"<annex><title>T {word} u</title><body>{body}</body></annex>"
    pages = build(document_of(source(attached=attached)), tmp_path, "long")
    of_word = [line for line in pages.lines if "Antidis" in line.text]
    assert len(of_word) >= 7 * 2
    assert max(line.x1 for line in of_word) < 489.5


def test_the_last_line_of_a_paragraph_has_spaces_of_their_own_width(tmp_path: Path) -> None:
    """Those of the face, 0.25 em, between letters that are 0.029 em apart; narrower only where the line is full."""
    begin = f"{_WORDS} so it went on"
    words = ("and all of them said so at the time " * 4).split()
    letter = "".join(f"<paragraph>{begin} {' '.join(words[:count])}.</paragraph>" for count in range(24))
    build(document_of(source(letter=letter)), tmp_path, "last")
    gaps = []
    with pdfplumber.open(tmp_path / "last.pdf") as pdf:
        for page in pdf.pages:
            chars = [char for char in page.chars if char["x0"] > 120 and round(char["size"], 1) == 10]
            for _base, on_line in groupby(chars, key=lambda char: round(char["bottom"])):
                line = list(on_line)
                letters = [char for char in line if char["text"] != " "]
                if letters[-1]["text"] == "." and len(line) > len(letters):
                    assert letters[-1]["x1"] < 488.8
                    white = [after["x0"] - one["x1"] for one, after in pairwise(letters)]
                    gaps.append((letters[-1]["x1"], median(gap for gap in white if gap > 1.5)))
    assert len(gaps) > 20
    assert {round(gap, 1) for end, gap in gaps if end < 480} == {3.1}
    assert min(gap for _, gap in gaps) > 2.5


def test_a_bullet_ends_at_its_mark_in_a_justified_list(tmp_path: Path) -> None:
    """The squeeze of justified text does not reach the space after a label; 0.35 points were missing."""
    letter = f"<list kind='bullets'><point>{_WORDS}, {_WORDS}.</point></list>"
    build(document_of(source(letter=letter)), tmp_path, "bullet")
    with pdfplumber.open(tmp_path / "bullet.pdf") as pdf:
        (bullet,) = (char for char in pdf.pages[0].chars if char["text"] == "•")
    assert bullet["x1"] == pytest.approx(house_style("new-york").grid.bullet_mark_1, abs=0.1)
