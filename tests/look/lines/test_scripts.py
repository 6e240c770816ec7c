"""Lines keep the house's leading and numbers their place, whatever script and faces are in them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
from look.building import build, document_of, source

from pipeline.language import OFFICIAL
from pipeline.style.load import house_style
from pipeline.style.sheets import layouts

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_LEADING = 12.0
_WORDS = {
    "ar": "ترحب الجمعية بالقرار A/RES/60/227 وتؤكد في الفقرة 12 (ب) أن المياه المشتركة water تظل موردا للجميع. ",
    "zh": "大会欢迎A/RES/60/227号决议，并在第12(b)段中重申，共有的水water仍然是所有人的资源。",
    "ru": "Ассамблея приветствует резолюцию A/RES/60/227 и 水 вновь подтверждает, что المياه остаётся общим ресурсом. ",
    "en": "The Assembly welcomes resolution 60/227 and affirms that 水资源 and المياه المشتركة remain a common one. ",
}


def _bases(path: Path, size: float) -> list[float]:
    """The bases of all type of that size, from the top of the first page."""
    with pdfplumber.open(path) as pdf:
        page = pdf.pages[0]
        chars = [char for char in page.chars if abs(char["size"] - size) < 0.2 and not char["text"].isspace()]
        return sorted({round(float(page.height) - char["matrix"][5], 1) for char in chars})


@pytest.mark.long
@pytest.mark.parametrize("lang", _WORDS)
@pytest.mark.parametrize("layout", ["new-york", "geneva"])
def test_lines_keep_the_leading_in_every_script(tmp_path: Path, lang: str, layout: str) -> None:
    text = _WORDS[lang] * 6
    letter = f"<paragraph>{text}</paragraph><paragraph>{text} <emphasis>{text}</emphasis></paragraph>"
    build(document_of(source(letter=letter, lang=lang, layout=layout)), tmp_path, "x")
    size, leading = (10.75, 18.0) if lang == "ar" else (10, _LEADING)
    steps = [round(after - before, 1) for before, after in pairwise(_bases(tmp_path / "x.pdf", size))]
    body = steps[steps.index(leading + 6) - 3 :]
    assert len(body) > 10
    assert {step for step in body if step < 28} == {leading, leading + 6}


@pytest.mark.long
@pytest.mark.parametrize("lang", ["ar", "zh"])
def test_notes_keep_theirs(tmp_path: Path, lang: str) -> None:
    letter = f"<paragraph>A<note><text>{_WORDS[lang] * 4}</text></note></paragraph>"
    build(document_of(source(letter=letter, lang=lang)), tmp_path, "x")
    found = [base for base in _bases(tmp_path / "x.pdf", 8.5) if base > 400]
    assert len(found) > 2
    assert {round(after - before, 1) for before, after in pairwise(found)} == {10.5}


def test_a_chinese_number_ends_before_its_words(tmp_path: Path) -> None:
    items = "<operative form='1.-'><item>国际移徙。</item><item number='2 bis'>适用于所有情况。</item></operative>"
    attached = f"<annex><title>水</title><body>{items}</body></annex>"
    pages = build(document_of(source(attached=attached, lang="zh")), tmp_path, "x")
    with pdfplumber.open(tmp_path / "x.pdf") as pdf:
        (line,) = [one for one in pages.lines if one.text.replace(" ", "").startswith("2之二.-")]
        height = float(pdf.pages[line.page - 1].height)
        on_it = [one for one in pdf.pages[line.page - 1].chars if abs(height - one["matrix"][5] - line.base) < 0.1]
    chars = sorted((one for one in on_it if not one["text"].isspace()), key=lambda one: one["x0"])
    assert all(after["x0"] >= before["x1"] - 0.1 for before, after in pairwise(chars))


@pytest.mark.long
@pytest.mark.parametrize("holder", ["paragraph", "numbered", "point", "item"])
def test_an_inline_list_stays_in_the_running_text(tmp_path: Path, holder: str) -> None:
    points = "<point>in spring;</point><point>in autumn.</point>"
    held = f"They meet: <list kind='numbers' form='1)' inline='true'>{points}</list>"
    around = {"point": "<list>{}</list>", "item": "<operative>{}</operative>"}.get(holder, "{}")
    body = around.format(f"<{holder}>{held}</{holder}>")
    attached = f"<annex><title>Times</title><body>{body}</body></annex>"
    pages = build(document_of(source(attached=attached)), tmp_path, "x")
    assert any("They meet: 1) in spring; 2) in autumn." in line.text for line in pages.lines)


def test_chinese_first_lines_are_indented_by_two_characters(tmp_path: Path) -> None:
    """Body, opening and recital alike, as in the DOCX."""
    path = Path(__file__).parents[2] / "words" / "letter.zh.xml"
    pages = build(document_of(path.read_bytes()), tmp_path, "zh")
    left = house_style("new-york").grid.column
    lines = [pages.line(1, "请将本函"), pages.line(2, "各国部长"), pages.line(2, "移徙者为")]
    assert [line.x0 - left for line in lines] == pytest.approx([20, 20, 20], abs=0.5)


def test_first_lines_are_indented_as_their_own_language_asks(tmp_path: Path) -> None:
    """Chinese in English in Chinese, and a paragraph that says its language itself."""
    body = (
        "<paragraph>Alpha went on.</paragraph><paragraph xml:lang='zh'>共有的水一。</paragraph>"
        "<quotation xml:lang='zh'><paragraph>共有的水二。</paragraph></quotation>"
    )
    annex = f"<annex xml:lang='en'><title>Text</title><body>{body}</body></annex>"
    attached = f"{annex}<annex><title>附</title><body><paragraph xml:lang='en'>Beta went on.</paragraph></body></annex>"
    pages = build(document_of(source(attached=attached, lang="zh")), tmp_path, "mixed")
    left, tab = house_style("new-york").grid.column, house_style("new-york").grid.tab_1

    def first(words: str) -> float:
        return next(line.x0 for line in pages.lines if line.text.startswith(words))

    assert [first(words) for words in ("Alpha went", "Beta")] == pytest.approx([tab, tab], abs=0.5)
    assert first("共有的水一") == pytest.approx(left + 20, abs=0.5)
    assert first("共有的水二") == pytest.approx(tab + 20, abs=0.5)


@pytest.mark.parametrize("language", OFFICIAL)
@pytest.mark.parametrize("name", layouts())
def test_no_space_is_less_than_none(name: str, language: str) -> None:
    """Lines that come too near are given a leading of their own: Word has no space below nothing."""
    styles = house_style(name, language).styles.values()
    assert [style.function for style in styles if min(style.before, style.after) < 0] == []
