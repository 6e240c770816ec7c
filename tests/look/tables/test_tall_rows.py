"""Rows of a table that are taller than a page: the table is built, its head is on each page, no other row is torn."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pikepdf
import pytest
from building import built, put
from look.building import build, document_of, source
from look.page_lines import Line, read
from sampling import every
from weasy.test_structure import read as structure

from pipeline.outputs import Format

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_SENTENCE = "It went on as it had begun, and those who had come to see it stayed until the end of the day. "
_HEAD = "<head><row><cell>Name</cell><cell>Count</cell></row></head>"
_CAPTION = "<title>Counted</title>"
_GROUP = '<group><cell columns="2">Those of the hills</cell></group>'


def _row(sentences: int, name: str) -> str:
    return f"<row><cell>{name}. {_SENTENCE * sentences}</cell><cell>beside {name}</cell></row>"


#: What stands before the table, caption and head, rows; and the pages from its first line to its last.
_TABLES = {
    "alone": ("", _HEAD, _row(60, "Tall") + _row(1, "Last"), 3),
    "under text": (_SENTENCE * 26, _HEAD, _row(60, "Tall") + _row(1, "Last"), 3),
    "caption": ("", _CAPTION + _HEAD, _row(60, "Tall") + _row(1, "Last"), 3),
    "heading": (_SENTENCE * 26, _CAPTION + _HEAD, _row(60, "Tall") + _row(1, "Last"), 3),
    "group": ("", _CAPTION + _HEAD, _row(1, "First") + _GROUP + _row(160, "Tall") + _row(1, "Last"), 6),
    "two": ("", _HEAD, _row(60, "Tall") + _row(70, "Taller") + _row(1, "Last"), 5),
    "rows below": (
        _SENTENCE * 26,
        _HEAD,
        f'<row><cell rows="2">Tall. {_SENTENCE * 60}</cell><cell>beside Tall</cell></row>'
        f"<row><cell>{_SENTENCE * 30}</cell></row>" + _row(1, "Last"),
        4,
    ),
    "no head": (_SENTENCE * 26, _CAPTION, _row(60, "Tall") + _row(1, "Last"), 3),
}


@pytest.mark.long
@pytest.mark.parametrize("name", every(3, _TABLES))
def test_a_row_taller_than_a_page_goes_on_under_the_head(name: str, tmp_path: Path) -> None:
    """The PDF is compared with its source."""
    before, top, rows, count = _TABLES[name]
    table = f"<table numbered='{str(_CAPTION in top).lower()}'>{top}{rows}</table>"
    text = f"<paragraph>{before.strip()}</paragraph>" if before else ""
    if name == "heading":
        table = f"<section><heading>Counts</heading>{table}</section>"
    body = f"{text}{table}<paragraph>After.</paragraph>"
    data = source(attached=f"<annex><title>Tables</title><body>{body}</body></annex>")
    path = put(built(data, (Format.PDF,)), tmp_path)[Format.PDF]
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in sorted(read(str(path)).lines, key=lambda one: (one.page, one.base, one.x0)):
        if 67 < line.base < 740:
            pages[line.page].append(line)
    first = next(
        page for page, lines in pages.items() if any(line.text.startswith(("Tall.", "First.")) for line in lines)
    )
    last = next(page for page, lines in pages.items() if any(line.text.startswith("Last.") for line in lines))
    assert last - first + 1 == count
    assert first == 2, "the table begins where it comes"
    assert all(len(pages[page]) > 20 for page in range(first, last)), "no page is left half empty for a row"
    for page in range(first, last + 1):
        heads = [line.base for line in pages[page] if line.text == "Name"]
        assert len(heads) == (_HEAD in top), f"page {page}"
        assert page == first or not heads or heads[0] < 90
    tall = next(line for line in pages[first] if line.text.startswith("Tall.")) if name != "group" else None
    if tall is not None:
        assert pages[first][pages[first].index(tall) + 1].text == "beside Tall", (
            "what stands beside it, on its first base"
        )
    with pikepdf.open(path) as pdf:
        (found,) = structure(path, pdf).all("Table")
    assert [kid.role for kid in found.kids] == ["Caption"] * (_CAPTION in top) + ["THead"] * (_HEAD in top) + ["TBody"]


@pytest.mark.long
def test_a_row_that_fits_on_a_page_stays_whole(tmp_path: Path) -> None:
    lengths = (10, 24, 5, 24, 22, 26, 27, 23, 3)
    rows = "".join(_row(length, f"Row {number}") for number, length in enumerate(lengths))
    body = f"<paragraph>Before.</paragraph><table>{_HEAD}{rows}</table>"
    data = source(attached=f"<annex><title>Tables</title><body>{body}</body></annex>")
    lines = read(str(put(built(data, (Format.PDF,)), tmp_path)[Format.PDF])).lines
    for number in range(len(lengths)):
        begins = next(line for line in lines if line.text.startswith(f"Row {number}."))
        ends = next(line for line in lines if line.text == f"beside Row {number}")
        assert ends.page == begins.page, (
            "its last base, on which the cell beside it stands, is on the page of its first"
        )


#: Sentences before a table without a head, and in its rows; the pages on which the rows stand.
_TOGETHER = {
    "the last finds no room": (26, (10, 15, 12), (0, 0, 1)),
    "the last is low": (43, (12, 13, 3), (0, 1, 1)),
    "the first is low": (26, (2, 16, 13), (0, 0, 1)),
    "two": (26, (14, 16), (0, 1)),
    "all fit": (26, (8, 8, 3), (0, 0, 0)),
}


@pytest.mark.long
@pytest.mark.parametrize("name", _TOGETHER)
def test_a_caption_has_a_row_with_it_where_those_kept_together_are_taller_than_a_page(
    name: str, tmp_path: Path
) -> None:
    """All rows stay whole, and the table is divided beside the taller of the first and the last."""
    sentences, lengths, expected = _TOGETHER[name]
    rows = "".join(_row(length, f"Row {number}") for number, length in enumerate(lengths))
    table = f"<table numbered='true'>{_CAPTION}{rows}</table>"
    body = f"<paragraph>{(_SENTENCE * sentences).strip()}</paragraph>{table}<paragraph>After.</paragraph>"
    data = source(attached=f"<annex><title>Tables</title><body>{body}</body></annex>")
    lines = build(document_of(data), tmp_path, "together").lines
    caption = next(line.page for line in lines if line.text == "Table 1")
    begins = [next(line.page for line in lines if line.text.startswith(f"Row {row}.")) for row in range(len(lengths))]
    ends = [next(line.page for line in lines if line.text == f"beside Row {row}") for row in range(len(lengths))]
    assert [page - caption for page in begins] == list(expected)
    assert ends == begins


@pytest.mark.long
@pytest.mark.parametrize("lines", [42, 45])
def test_cells_that_reach_down_one_beside_another_are_built(lines: int, tmp_path: Path) -> None:
    """The rows that come first on a page are measured; a cell may reach from the last of them further down."""
    rows = (
        '<row><cell rows="2">Name one</cell><cell>beside</cell></row>'
        f'<row><cell rows="3">{_SENTENCE * 4}</cell></row><row><cell>Name two</cell></row>'
        f'<row><cell rows="2">Name three</cell></row><row><cell>{_SENTENCE}</cell></row>'
    )
    text = f"<paragraph>{(_SENTENCE * lines)[: 82 * lines - 40].strip()}.</paragraph>"
    table = f"<table numbered='true'>{_CAPTION}{_GROUP}{rows}</table>"
    pages = build(
        document_of(source(attached=f"<annex><title>Tables</title><body>{text}{table}</body></annex>")),
        tmp_path,
        "reach",
    )
    assert any("Name three" in line.text for line in pages.lines)
