"""Notes with an asterisk stand in a frame beside the foot block of the first page, in a small one on later pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest
from look.building import build, document_of, source
from look.page_lines import Pages
from weasy.test_structure import read as read_tree

from pipeline.pages import drafts

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

SENTENCE = "It went on as it had begun, and those who had come to see it stayed until the end of the day. "
RULE = (110.8, 182.8, 711.6)  # of the frame, on every page (points)
BASE, MARK_END, TEXT = 721.9, 120.0, 123.9


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The drafts that are laid out, in order."""
    made: list[str] = []
    real = drafts.lay_out

    def lay_out(html: str, css: str, **options: Any) -> Any:
        made.append(html)
        return real(html, css, **options)

    monkeypatch.setattr(drafts, "lay_out", lay_out)
    return made


def letter(before: str, note: str = "Not reproduced in the present document.", after: str = "") -> bytes:
    """A letter with a note after ``before``, in its last paragraph but for ``after``."""
    call = f"<paragraph>Here<note mark='*'><text>{note}</text></note> it is.</paragraph>"
    return source(letter=f"{before}{call}{after}")


def where(pages: Pages, text: str) -> int:
    return next(line.page for line in pages.lines if text in line.text)


def rules(path: Path, page: int) -> list[tuple[float, float, float]]:
    """The short lines of a page that stand to the left: ends and height."""
    with pdfplumber.open(path) as pdf:
        found = [rule for rule in pdf.pages[page - 1].rects if 60 < rule["width"] < 80 and rule["x0"] < 200]
    return [(rule["x0"], rule["x1"], rule["top"]) for rule in found]


@pytest.mark.long
@pytest.mark.parametrize(
    ("before", "page", "count"),
    [
        (f"<paragraph>{SENTENCE * 5}</paragraph>", 1, 1),
        (f"<paragraph>{SENTENCE * 25}</paragraph>", 1, 1),
        ("<paragraph>No.</paragraph>" * 40, 2, 2),  # few words, but set wide
        (f"<paragraph>{SENTENCE * 60}</paragraph>", 2, 1),
    ],
    ids=["at the head", "close", "wide", "far away"],
)
def test_the_frame_stands_on_the_page_of_the_call(
    before: str, page: int, count: int, tmp_path: Path, layouts: list[str]
) -> None:
    pages = build(document_of(letter(before)), tmp_path, "note")
    assert where(pages, "Here* it is") == page
    assert len(layouts) == count, "the pages are made twice only where the supposition was wrong"
    (note,) = (line for line in pages.lines if "Not reproduced" in line.text)
    assert note.page == page
    assert note.base == pytest.approx(BASE, abs=0.5)
    assert RULE in [pytest.approx(rule, abs=0.5) for rule in rules(tmp_path / "note.pdf", page)]
    with pdfplumber.open(tmp_path / "note.pdf") as pdf:
        words = {word["text"]: word for word in pdf.pages[page - 1].extract_words()}
    assert words["*"]["x1"] == pytest.approx(MARK_END, abs=0.5)
    assert words["Not"]["x0"] == pytest.approx(TEXT, abs=0.5)


@pytest.mark.long
def test_a_frame_that_would_drive_its_call_off_the_page_is_none(tmp_path: Path) -> None:
    """With the frame on the first page its call is on the second, without it on the first."""
    for sentences in range(34, 42):
        data = letter(f"<paragraph>{SENTENCE * sentences}</paragraph>", "A note. " * 120)
        pages = build(document_of(data), tmp_path, "long")
        noted = [line for line in pages.lines if "A note." in line.text]
        assert where(pages, "Here* it is") == noted[0].page, f"after {sentences} sentences"


def test_numbered_and_asterisk_notes_of_one_page_have_a_line_each(tmp_path: Path) -> None:
    numbered = "<paragraph>Counted<note><text>Counted note.</text></note> first.</paragraph>"
    build(document_of(letter(f"<paragraph>{SENTENCE * 60}</paragraph>{numbered}")), tmp_path, "both")
    lines = sorted({tuple(round(end) for end in rule[:2]) for rule in rules(tmp_path / "both.pdf", 2)})
    assert lines == [(100, 172), (111, 183)]


def test_a_note_in_the_frame_is_read_where_it_is_called(tmp_path: Path) -> None:
    """By a screen reader: the frame is painted with the masthead, long before the paragraph."""
    both = "<note mark='*'><text>Starred.</text></note> are<note><text>Counted.</text></note>"
    counted = f"<paragraph>Both{both} here.</paragraph>"
    build(
        document_of(source(letter=f"<paragraph>Alpha.</paragraph>{counted}<paragraph>Omega.</paragraph>")),
        tmp_path,
        "read",
    )
    with pikepdf.open(tmp_path / "read.pdf") as pdf:
        blocks = [one for one in read_tree(tmp_path / "read.pdf", pdf).walk() if one.role in ("P", "Note")]
    words = [" ".join(one.text.split()) for one in blocks]
    assert words[words.index("Alpha.") :] == ["Alpha.", "Both* are1 here.", "* Starred.", "1 Counted.", "Omega."]
