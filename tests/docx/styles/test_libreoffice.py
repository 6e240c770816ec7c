"""LibreOffice shows the pages of our PDF: the same lines, on the same pages, within two points."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from docx_files import TESTS
from office import both_pdfs

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
TOLERANCE = 2.0  # points
SOURCES = {
    "lima": TESTS.parent / "source" / "lima-declaration.xml",
    "council": TESTS / "look" / "sources" / "council.xml",
    "letter": TESTS / "look" / "sources" / "letter.xml",
}

Line = tuple[int, float, float, float, str]  # page, base, left edge, right edge, words


@pytest.fixture(scope="module", params=SOURCES)
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Line], list[Line]]:
    """The lines of our PDF and of LibreOffice's."""
    folder = tmp_path_factory.mktemp("pages")
    own, word = both_pdfs(SOURCES[request.param], folder)
    return list(_lines(own)), list(_lines(word))


def _lines(path: Path) -> Iterator[Line]:
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            rows: dict[float, list[Any]] = defaultdict(list)
            for char in page.chars:
                if char["text"].strip():
                    rows[round(page.height - char["matrix"][5], 1)].append(char)
            for base, chars in sorted(rows.items()):
                chars.sort(key=lambda char: char["x0"])
                words = "".join(char["text"] for char in chars)
                yield number, base, chars[0]["x0"], chars[-1]["x1"], words


def test_page_count_is_nearly_the_same(both: tuple[list[Line], list[Line]]) -> None:
    own, word = (max(line[0] for line in lines) for lines in both)
    assert abs(own - word) <= max(1, own // 10)


def test_landmarks_stand_within_two_points(both: tuple[list[Line], list[Line]]) -> None:
    """Every line of the first page and the first of every other: its base, and the edge at which it is set."""
    own, word = both
    there = {(line[0], line[4]): line for line in word}
    tops = {min((line for line in own if line[0] == page and line[1] > _HEADS), default=own[0]) for page in _pages(own)}
    marks = [line for line in own if (line[0] == 1 or line in tops)]
    often = Counter((*(line[4] for line in own), *(line[4] for line in word)))
    pairs = [(line, there[line[0], line[4]]) for line in marks if (line[0], line[4]) in there and often[line[4]] == 2]
    assert len(pairs) >= 0.5 * len(marks)
    assert [pair for pair in pairs if abs(pair[0][1] - pair[1][1]) > TOLERANCE] == []
    assert [pair for pair in pairs if min(abs(pair[0][edge] - pair[1][edge]) for edge in (2, 3)) > TOLERANCE] == []


_HEADS = 75.0  # points: above it stand the running heads


def _pages(lines: list[Line]) -> range:
    return range(1, max(line[0] for line in lines) + 1)


def test_most_lines_break_alike(both: tuple[list[Line], list[Line]], request: pytest.FixtureRequest) -> None:
    """Where the layout squeezes the spaces of justified lines (since 2017), LibreOffice does not."""
    own, word = ({line[4] for line in lines} for lines in both)
    share = len(own & word) / len(own)
    assert share > (0.95 if "lima" in request.node.name else 0.5)
