"""Words of another direction than those around them: paragraphs, points, quotations, runs, notes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from conftest import Run
from look.building import build, document_of, source
from look.notes.test_footnotes import built
from lxml import etree

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

WORDS = "المياه ملك لجميع من يعيشون على ضفاف النهر أيا كانت عاداتهم ولا يجوز لأحد أن يحتفظ بها لنفسه. "
ENGLISH = "It went on as it had begun, and those who had come to see it stayed until the end of the day. "
LEFT, RIGHT = 123.4, 488.6
"""Points from the left: the edges of the column."""


def _lines(path: Path, page: int, size: float) -> Iterator[list[Any]]:
    """The characters of each line of type of that size, from left to right."""
    with pdfplumber.open(path) as pdf:
        found = pdf.pages[page - 1]
        chars = [one for one in found.chars if abs(one["size"] - size) < 0.2 and one["text"].strip()]
        for base in sorted({round(float(found.height) - one["matrix"][5]) for one in chars}):
            on_it = [one for one in chars if round(float(found.height) - one["matrix"][5]) == base]
            yield sorted(on_it, key=lambda one: float(one["x0"]))


@pytest.mark.long
@pytest.mark.parametrize("lang", ["ar", "zh"])
@pytest.mark.parametrize("layout", ["new-york", "new-york-2006"])
def test_justified_lines_reach_both_edges(tmp_path: Path, lang: str, layout: str) -> None:
    """Spaces are as wide when a line is justified as when it is measured, in whatever face they are."""
    words = WORDS * 8 if lang == "ar" else "水 资源 <emphasis>共享</emphasis> 大会 决定 " * 30
    attached = f"<annex xml:lang='{lang}'><title>A</title><body><paragraph>{words}</paragraph></body></annex>"
    build(document_of(source(attached=attached, layout=layout)), tmp_path, "wide")
    size = 10.75 if lang == "ar" else 10
    _first, *full, _last = [one for one in _lines(tmp_path / "wide.pdf", 2, size) if one[-1]["x1"] - one[0]["x0"] > 200]
    assert len(full) > 4
    for line in full:
        assert line[-1]["x1"] - line[0]["x0"] == pytest.approx(RIGHT - LEFT, abs=0.8)


def test_an_arabic_paragraph_of_an_english_document_runs_from_the_right(tmp_path: Path) -> None:
    body = f"<paragraph xml:lang='ar'>{WORDS}انظر <ref symbol='A/RES/79/1'/> و 18.</paragraph>"
    (last,) = [line for line in _lines(built(tmp_path, [body]), 2, 10) if any(one["text"] == "R" for one in line)]
    assert last[-1]["x1"] == pytest.approx(RIGHT, abs=0.5)
    seen = "".join(one["text"] for one in last)
    assert seen.startswith(".18")
    assert seen.index("18") < seen.index("A/RES/79/1")


def test_a_full_stop_ends_its_words(tmp_path: Path) -> None:
    """It stands at the left of Arabic words among English ones, at the right of English ones among Arabic."""
    body = (
        "<paragraph>It says: <run xml:lang='ar'>انظر أدناه.</run> Then</paragraph>",
        "<paragraph xml:lang='ar'>المياه <run xml:lang='en'>at (a).</run></paragraph>",
    )
    first, second = list(_lines(built(tmp_path, list(body)), 2, 10))[-2:]
    seen = ["".join(one["text"] for one in line) for line in (first, second)]
    assert seen[0].startswith("Itsays:.")
    assert seen[1].startswith("at(a).")


def test_notes_of_either_direction_stand_in_the_column(tmp_path: Path) -> None:
    note = "<note><text>{}</text></note>"
    body = [
        f"<paragraph xml:lang='ar'>المياه{note.format(WORDS * 3)}</paragraph>",
        f"<paragraph>Water{note.format(ENGLISH * 3)}</paragraph>",
    ]
    lines = list(_lines(built(tmp_path, body), 2, 8.5))
    full = [line for line in lines if line[-1]["x1"] - line[0]["x0"] > 350]
    assert len(full) > 2
    for line in full:
        assert line[0]["x0"] == pytest.approx(LEFT, abs=0.5)
        assert line[-1]["x1"] == pytest.approx(RIGHT, abs=1)  # the last letter is followed by spacing


def test_the_page_says_each_direction_once(masthead: Run, tmp_path: Path) -> None:
    """Only where it is another than around; what stands after an Arabic paragraph is not in it."""
    body = (
        "<list><point xml:lang='ar'>المياه <foreign xml:lang='fr'>eau</foreign>"
        "<list><point>Water</point><point xml:lang='ar'>النهر</point></list></point></list>"
        "<quotation xml:lang='ar'><paragraph>المياه</paragraph><paragraph xml:lang='en'>Water</paragraph></quotation>"
        "<paragraph>Of <foreign xml:lang='fr'>eau</foreign> and <run xml:lang='he'>,</run></paragraph>"
    )
    data = source(attached=f"<annex><title>Text</title><body>{body}</body></annex>")
    (tmp_path / "both.xml").write_bytes(data)
    done = masthead("build", "both.xml", "--to", "html", "--out", "out")
    assert done.returncode == 0, done.stderr
    tree: Any = etree.HTML((tmp_path / "out" / "both.html").read_bytes())
    found = [(one.tag, one.get("lang"), one.get("dir")) for one in tree.find("body").iter() if one.get("lang")]
    assert [one for one in found if one[0] != "section"] == [
        ("p", "ar", "rtl"),
        ("i", "fr", "ltr"),
        ("p", "ar", "rtl"),
        ("blockquote", "ar", "rtl"),
        ("p", "en", "ltr"),
        ("i", "fr", None),
        ("span", "he", "rtl"),
    ]


def test_words_on_a_page_with_arabic_are_read_as_they_are(tmp_path: Path) -> None:
    """PDFium turns brackets and numbers round there, and guesses other spaces."""
    chinese = (
        "<run xml:lang='zh'>"
        + "回顾其各项决议和各机构的决定，并意识到清洁的河流对我们所有人意味着什么。" * 2
        + "</run>"
    )
    points = "".join(f"<point>{'水' * length}{chinese}</point>" for length in range(12))
    foreign = "<foreign xml:lang='fr'>L’eau se partage entre tous : « rien » (a).</foreign>"
    texts = "".join(f"<paragraph>{foreign * count}{chinese}</paragraph>" for count in range(1, 6))
    body = f"<list kind='romans'>{points}</list>{texts}<paragraph>{WORDS}</paragraph>"
    other = f"</body></annex><annex xml:lang='ar'><title>A</title><body>{body}"
    assert built(tmp_path, [body, other]).is_file()
