"""How full justified lines are: Word's rule, proven on random text; ties; words divided in Russian."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from pathlib import Path
from random import Random

import pytest
from look.building import build, document_of, source
from look.page_lines import Line

from pipeline.document.inline import Text
from pipeline.document.inline import words as said
from pipeline.render.ties import tied

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_WORDS = "of a the under river bridges-to-be councils engineers States Parties’ A/RES/79/1 (peoples) recall – its no"
_RUSSIAN = "государства члены рассмотрели предложения представителей относительно осуществления международного права"
_HYPHENS = ("-", "\x02")  # PDFium says a hyphen at the end of a line so
_LEFT, _RIGHT = 123.4, 488.6


def _text(random: Random, words: str, count: int = 220, noted: float = 0.01) -> str:
    """Words of which some stand in an element, and that share ``noted``, so that lines end in all kinds of text."""
    chosen = [random.choice(words.split(" ")) for _ in range(count)]
    marked = [f"<emphasis>{word}</emphasis>" if random.random() < 0.1 else word for word in chosen]
    notes = [f"{word}<note><text>Note.</text></note>" if random.random() < noted else word for word in marked]
    return " ".join(notes)


def _edges(lines: list[Line]) -> list[float]:
    """The right edge of each line of the column that another one of its paragraph follows; the tool parts some."""
    column = [line for line in lines if line.x0 > _LEFT - 1 and abs(line.size - 10) < 0.1 and line.base < 735]
    rows = [[*row] for _, row in groupby(column, lambda line: (line.page, round(line.base, 1)))]
    following = [after[0].base - row[0].base for row, after in pairwise(rows)]
    return [max(line.x1 for line in row) for row, step in zip(rows, following, strict=False) if 11.5 < step < 12.5]


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2))
def test_no_word_is_lost_and_no_line_overfull(tmp_path: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - any words do
    texts = [_text(random, _WORDS) for _ in range(8)]
    letter = "".join(f"<paragraph>{text}.</paragraph>" for text in texts)
    pages = build(document_of(source(letter=letter)), tmp_path, "filled")
    edges = _edges(pages.lines)
    assert len(edges) > 100
    assert max(edges) < _RIGHT + 0.9  # some are measured without the spacing of their last letter
    assert sum(edge < _RIGHT - 0.9 for edge in edges) <= 2  # the heads of the letter, and words that have no space
    read = re.sub(r"[\s\d]", "", "".join(line.text for line in pages.lines))
    for text in texts:
        bare = re.sub(r"<note>.*?</note>|<[^>]*>|[\s\d]", "", text)
        middle = len(bare) // 2
        assert bare[middle : middle + 60] in read or "note" in text


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "para. 7"), ("en", "Mr. Lee"), ("en", "4 May"), ("en", "annex IV"), ("en", "15 per cent"),
        ("en", "9 boats"), ("en", "21 Member States"), ("en", "item 7 (b)"),
        ("fr", "1er mai"), ("fr", "paragraphe 7"), ("fr", "y compris"), ("fr", "mot ;"),
        ("es", "4 de mayo"), ("es", "Sra. Lee"), ("es", "resolución 79/1"),
        ("ru", "4 мая"), ("ru", "2025 года"), ("ru", "пункту 7"), ("ru", "г-жа Иванова"), ("ru", "слово — "),
        ("ar", "4 أيار/مايو"),
    ],
)  # fmt: skip
def test_ties(lang: str, words: str) -> None:

    at = words.index(" ")
    told = said(tied((Text(f"aa {words} bb"),), lang))
    assert told.replace("\u00a0(", " (") == f"aa {words[:at]}\u00a0{words[at + 1 :]} bb"


@pytest.mark.parametrize(
    "words", ["resolution 60/251", "12 boats", "May 2025", "in 2025", "of 5", "A/79/5 (b", "1.5 men"]
)
def test_what_is_not_tied(words: str) -> None:

    assert said(tied((Text(words),), "en")) == words


def test_a_title_holds_more_together() -> None:
    words = "Mission of Peru to the United Nations"
    assert said(tied((Text(words),), "en", title=True)) == "Mission of Peru to the United\u00a0Nations"
    assert said(tied((Text(words),), "en")) == words


def test_words_are_tied_over_elements_and_never_part_on_the_page(tmp_path: Path) -> None:
    each = "{} Mr. <emphasis>Lee</emphasis> and para. <emphasis>{}</emphasis>"
    text = " ".join(each.format("i" * (at % 7), at) for at in range(1, 200))
    pages = build(document_of(source(letter=f"<paragraph>{text}.</paragraph>")), tmp_path, "tied")
    assert [line.text for line in pages.lines if line.text.endswith(("Mr.", "para."))] == []


def test_russian_words_are_divided(tmp_path: Path) -> None:
    """Two letters before the hyphen and three after it at the least; none in English, in the same document too."""
    random = Random(4)  # noqa: S311 - any words do
    russian, english = (
        _text(random, _RUSSIAN, noted=0),
        _text(random, "representatives international recommendation", noted=0),
    )
    letter = f"<paragraph>{russian}</paragraph><paragraph xml:lang='en'>{english}</paragraph>"
    pages = build(document_of(source(letter=letter, lang="ru")), tmp_path, "divided")
    ends = [(one.text, after.text) for one, after in pairwise(pages.lines) if one.text.endswith(_HYPHENS)]
    assert len(ends) > 10
    for before, after in ends:
        assert re.search(r"[а-я]{2,}.$", before), before
        assert re.match(r"[а-я]{3,}", after), after


def test_chinese_lines_reach_both_edges(tmp_path: Path) -> None:
    """What is left of a line, less than a sign, is shared out; the text is that of the source."""
    signs = "人人有权享受法律的平等保护不得任意干涉"
    random = Random(6)  # noqa: S311 - any words do
    text = "".join(random.choice(signs) + ("，" if random.random() < 0.1 else "") for _ in range(700))
    text = f"{text[:300]}A/RES/79/1{text[300:500]}2025{text[500:]}"
    pages = build(document_of(source(letter=f"<paragraph>{text}</paragraph>", lang="zh")), tmp_path, "han")
    edges = _edges([line for line in pages.lines if set(line.text) & set(signs) and line.base > 250])
    assert len(edges) > 15
    assert max(edges) - min(edges) < 1.0
    assert text in "".join("".join(line.text.split()) for line in pages.lines)
