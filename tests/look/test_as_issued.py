"""What a document may say of its own look, and the template of April 2025."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from look.building import build, document_of, source
from look.page_lines import Line, Pages

from pipeline.style.choose import choose_layout

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_LONG = "The Office noted that the work of the year had gone forward in good order. " * 6


def _line(pages: Pages, words: str) -> Line:
    return next(line for line in pages.lines if line.text.startswith(words))


@pytest.mark.parametrize(("numbers", "x", "word"), [("", 123.4, 147.1), (' numbers="indented"', 147.1, 170.9)])
def test_numbers_at_the_margin_or_indented(tmp_path: Path, numbers: str, x: float, word: float) -> None:
    body = f"<body><numbered>Alpha {_LONG}<list><point>Beta</point></list></numbered></body>"
    annex = f"<annex{numbers}><title>Gamma</title>{body}</annex>"
    pages = build(document_of(source(attached=annex)), tmp_path, "numbers")
    first = _line(pages, "1.")
    words = next(line for line in pages.lines if "Alpha" in line.text and line.page == first.page)
    begin = words.x0 if words.text.startswith("Alpha") else words.word
    assert (first.x0, begin) == (pytest.approx(x, abs=0.1), pytest.approx(word, abs=0.1))
    turnover = next(line for line in pages.lines if line.page == first.page and 11 < line.base - first.base < 13)
    assert turnover.x0 == pytest.approx(123.4, abs=0.1)
    assert _line(pages, "(a)").x0 == pytest.approx(147.1, abs=0.1)


def test_the_width_of_letters(tmp_path: Path) -> None:
    """A document of 102 per cent, not 103, has lines narrower by a hundredth of its letters; titles stay."""
    data = source(letter="<paragraph>Alpha beta gamma delta epsilon zeta eta theta.</paragraph>")
    wide = build(document_of(data), tmp_path, "wide")
    narrow = build(document_of(data.replace(b'status="issued"', b'status="issued" scale="102"')), tmp_path, "narrow")
    own, other = (_line(pages, "Alpha") for pages in (wide, narrow))
    assert (other.x1 - other.x0) / (own.x1 - own.x0) == pytest.approx(0.9915, abs=0.002)
    assert _line(wide, "Letter dated").x1 == _line(narrow, "Letter dated").x1


@pytest.mark.parametrize(("level", "size"), [("", 14.0), (' level="3"', 12.0)])
def test_headings_of_annexes_of_a_request(tmp_path: Path, level: str, size: float) -> None:
    section = f'<section numbered="true"{level}><heading>Delta</heading><paragraph>Beta.</paragraph></section>'
    annex = f"<annex><title>Gamma</title><body>{section}{section}</body></annex>"
    data = source(attached=annex).decode().replace('<letter kind="letter"><title>', '<letter kind="request"><title>')
    above = "<above>Request for the inclusion of an item</above>"
    data = data.replace('<letter kind="request">', f'<letter kind="request">{above}')
    pages = build(document_of(data.encode()), tmp_path, "request")
    found = [_line(pages, "Annex"), _line(pages, "Gamma")]
    assert [line.size for line in found] == [pytest.approx(size, abs=0.1)] * 2


def test_parties_side_by_side_are_bold(tmp_path: Path) -> None:
    signed = "".join(f"<signature sign='none'><party>For {name}</party></signature>" for name in ("Alpha", "Beta"))
    closing = f"<closing grid='true'>{signed}</closing>"
    annex = f"<annex><title>Gamma</title><body><paragraph>Done.</paragraph></body>{closing}</annex>"
    pages = build(document_of(source(attached=annex)), tmp_path, "parties")
    first, second = (_line(pages, f"For {name}") for name in ("Alpha", "Beta"))
    assert first.bold
    assert second.bold
    assert first.base == second.base
    assert second.x0 == pytest.approx(313.6, abs=0.1)


@pytest.mark.long
def test_the_template_of_april_2025(tmp_path: Path) -> None:
    assert choose_layout("2025-04-01") == "new-york"
    assert choose_layout("2025-04-02") == choose_layout("") == "new-york-2025"
    letter = f"<paragraph>{_LONG * 20}</paragraph>"
    bases = []
    for layout in ("new-york", "new-york-2025"):
        pages = build(document_of(source(letter=letter, layout=layout)), tmp_path, layout)
        bases.append(min(line.base for line in pages.lines if line.page == 2 and line.base > 65))
    assert bases == [pytest.approx(82.3, abs=0.1), pytest.approx(84.5, abs=0.1)]


def test_no_line_ends_after_non(tmp_path: Path) -> None:
    text = " ".join(f"{'i' * (at % 9)} non-intervention" for at in range(80))
    pages = build(document_of(source(letter=f"<paragraph>{text}.</paragraph>")), tmp_path, "non")
    assert not [line.text for line in pages.lines if line.text.endswith(("non-", "non\x02"))]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_arabic_has_its_own_sizes_and_leading(tmp_path: Path, lang: str) -> None:
    """Type on 18 points, from paragraph to paragraph 24: in a document in Arabic, and in an Arabic part of another."""
    words = "تنتهك الهجمات خلال السنة المنصرمة بشكل فاضح كل المعاهدات والمواثيق الدولية المتعلقة بالحروب " * 3
    body = f"<paragraph>{words}</paragraph><paragraph>{words}</paragraph>"
    annex = f'<annex xml:lang="ar"><title>القانون</title><body>{body}</body></annex>'
    pages = build(document_of(source(attached=annex, lang=lang)), tmp_path, f"arabic-{lang}")
    bases = sorted(
        {round(line.base, 1) for line in pages.lines if line.page == 2 and line.size < 11 and line.base > 110}
    )
    steps = [round(after - before) for before, after in pairwise(bases)]
    assert {18, 24} <= set(steps[:6])
