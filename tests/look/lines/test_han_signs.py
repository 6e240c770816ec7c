"""Chinese pages: signs that two faces share are the Chinese face's, and a quarter em parts letters from characters."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from look.building import build, document_of, source
from look.page_signs import PageSign, read_pages

_TEXT = (
    "大会欢迎A/RES/60/227号决议，并在第12(b)段中重申，共有的水water是资源。他说：“我们的‘共同议程’——与2030年议程一致……”。"
    "安东尼奥·古特雷斯持“Côte d’Ivoire”的信，奥斯瓦尔多· 德里韦罗亦然。"
)
_QUARTER = 2.5  # points: running text is of 10
_FACE, _LATIN = "NotoSerifCJK", "LiberationSe"  # without the tag of a subset


@pytest.fixture(scope="module")
def signs(tmp_path_factory: pytest.TempPathFactory) -> list[PageSign]:
    """The signs of the running text, line after line: one paragraph of a line, one of several."""
    folder = tmp_path_factory.mktemp("han")
    citation = "<ref symbol='A/RES/60/227'/>"
    letter = f"<paragraph>见{citation}号决议。</paragraph><paragraph>{_TEXT * 3}</paragraph>"
    build(document_of(source(letter=letter, lang="zh")), folder, "x")
    page = next(iter(read_pages(str(folder / "x.pdf"))))
    found = [sign for sign in page.signs if abs(sign.size - 10) < 0.1 and 123 < sign.x0 < 489]
    return [sign for sign in found if sign.base > 300]


def _face(sign: PageSign) -> str:
    return sign.face.partition("+")[2].replace("-", "")[:12]


def _pairs(signs: list[PageSign]) -> list[tuple[PageSign, PageSign]]:
    return [(one, other) for one, other in pairwise(signs) if abs(one.base - other.base) < 0.1]


def _character(sign: PageSign) -> bool:
    return unicodedata.name(sign.text[0], "").startswith("CJK UNIFIED")


def test_text_is_as_typed(signs: list[PageSign]) -> None:
    read = "".join("".join(sign.text for sign in signs).split())
    assert read.endswith("".join(_TEXT.split()) * 3)


def test_shared_signs_are_of_the_chinese_face(signs: list[PageSign]) -> None:
    faces = {text: {_face(sign) for sign in signs if sign.text == text} for text in "“”‘—…"}
    assert faces == {text: {_FACE} for text in "“”‘—…"}


def test_an_apostrophe_in_a_latin_word_is_latin(signs: list[PageSign]) -> None:
    faces = {(signs[at - 1].text, _face(sign) == _LATIN) for at, sign in enumerate(signs) if sign.text == "’"}
    assert faces == {("d", True), ("程", False)}


def test_a_quarter_em_parts_letters_from_characters(signs: list[PageSign]) -> None:
    """In the first paragraph, which is one line, exactly so much; in others what a line has left comes to it."""
    pairs = [pair for pair in _pairs(signs) if _character(pair[0]) != _character(pair[1])]
    mixed = [(one, other) for one, other in pairs if one.text.isalnum() and other.text.isalnum()]
    assert len(mixed) > 20
    assert all(other.x0 - one.x1 > _QUARTER - 0.4 for one, other in mixed)
    first = [other.x0 - one.x1 for one, other in mixed if one.base < signs[0].base + 1]
    assert first == pytest.approx([_QUARTER, _QUARTER], abs=0.3)


def test_a_quarter_em_stands_at_no_edge(signs: list[PageSign]) -> None:
    """Full lines begin and end at the edges of the column, whatever sign stands there."""
    last = signs[-1].base
    bases = sorted({round(sign.base, 1) for sign in signs if sign.base < last - 1})[2:]
    lines = [[sign for sign in signs if abs(sign.base - base) < 0.1 and not sign.text.isspace()] for base in bases]
    assert len(lines) > 4
    assert [min(sign.x0 for sign in line) for line in lines] == pytest.approx([123.4] * len(lines), abs=0.8)
    assert [max(sign.x1 for sign in line) for line in lines] == pytest.approx([488.6] * len(lines), abs=0.8)


def test_a_middle_dot_is_as_wide_as_a_character_unless_a_space_is_typed(signs: list[PageSign]) -> None:
    dots = {
        signs[at - 1].text: signs[at + 1].x0 - signs[at - 1].x1
        for at, sign in enumerate(signs)
        if sign.text == "·" and abs(signs[at + 1].base - signs[at - 1].base) < 0.1
    }
    assert dots["奥"] >= 9.5
    assert dots.get("多", 0) < 9.5


def test_a_symbol_stays_whole_wherever_the_line_ends(tmp_path: Path) -> None:
    """Its last figure has room after it, and gets a quarter em after a slash too."""
    texts = [
        "水" * count + ")" * more + "第A/RES/60/227号和第14/4号决议" for count in range(17, 31) for more in range(3)
    ]
    letter = "".join(f"<paragraph>{text}</paragraph>" for text in texts)
    build(document_of(source(letter=letter, lang="zh")), tmp_path, "x")
    lines: dict[tuple[int, float], list[PageSign]] = {}
    for number, page in enumerate(read_pages(str(tmp_path / "x.pdf"))):
        for sign in page.signs:
            if abs(sign.size - 10) < 0.1 and 123 < sign.x0 < 489 and not sign.text.isspace():
                lines.setdefault((number, round(sign.base, 1)), []).append(sign)
    words = ["".join(sign.text for sign in line) for line in lines.values()]
    assert sum(text.count("A/RES/60/227") for text in words) == len(texts)
    assert sum(text.count("14/4") for text in words) == len(texts)
    gaps = [
        other.x0 - one.x1
        for line in lines.values()
        for one, other in pairwise(line)
        if one.text == "4" and other.text == "号"
    ]
    assert len(gaps) > 20
    assert min(gaps) > _QUARTER - 0.4


def test_a_running_title_has_the_signs_of_the_text(tmp_path: Path) -> None:
    title = "关于“水”和2030年议程"
    head = source(lang="zh", layout="geneva").decode().partition("<letter")[0].replace('"issued"', '"unofficial"', 1)
    body = f"<title>{title}</title><body>{'<paragraph>水。</paragraph>' * 60}</body></deliberation></document>"
    data = f'{head}<deliberation kind="resolution" adopted="2025-05-05" number="79/9">{body}'.encode()
    build(document_of(data, "geneva"), tmp_path, "x")
    _, page, *_ = read_pages(str(tmp_path / "x.pdf"))
    signs = [sign for sign in page.signs if sign.base < 70 and not sign.text.isspace()]
    running = signs["".join(sign.text for sign in signs).index(title) :][: len(title)]
    assert {_face(sign) for sign in running if sign.text in "“”"} == {_FACE}
    gaps = [other.x0 - one.x1 for one, other in pairwise(running) if one.text + other.text in ("和2", "0年")]
    assert gaps == [pytest.approx(running[0].size / 4, abs=0.8)] * 2
