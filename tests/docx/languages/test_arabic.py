"""Arabic: what is not Arabic runs from left to right, at the side where it stands in the PDF; all else is mirrored."""

from __future__ import annotations

import shutil

import pytest
from docx_changes import inherited
from docx_files import TESTS, document_of, part, written
from look.building import source
from look.page_lines import Pages, read
from lxml import etree
from office import both_pdfs

from pipeline.ooxml.opened import W

TOLERANCE = 2.0  # points
_SOURCE = (TESTS / "words" / "letter.ar.xml").read_text(encoding="utf-8")
_GIVEN = _SOURCE.replace('<symbol state="unassigned">A/61/…', "<symbol>A/61/902").replace(
    '<job state="unassigned"/>', '<job number="25-99999" processed="2025-05-07"/>'
)


@pytest.fixture(scope="module")
def arabic() -> bytes:
    return written(document_of(_GIVEN), total_pages=2)


def test_symbols_and_job_line_run_from_left_to_right(arabic: bytes) -> None:
    styles = part(arabic, "word/styles.xml")
    sides = {"Symbol": "left", "HeaderLast": "right", "HeaderLastOdd": "left", "FirstFooter": "right"}
    for name, side in sides.items():
        aligned = inherited(styles, name, "pPr", "jc")
        assert (side if aligned is None else aligned.get(f"{W}val")) == side, name
    for name in (*sides, "Footer", "FooterTurned"):
        assert inherited(styles, name, "pPr", "bidi").get(f"{W}val") == "0", name


def test_figures_are_in_no_run_from_right_to_left(arabic: bytes) -> None:
    for name in ("header-odd", "header-even", "footer-odd", "footer-even", "footer-first"):
        for run in part(arabic, f"word/{name}.xml").iter(f"{W}r"):
            said = "".join(node.text or "" for node in run.iter(f"{W}t"))
            turned = run.find(f"{W}rPr/{W}rtl") is not None
            assert turned == any("\u0600" <= sign <= "\u06ff" for sign in said), (name, said)


def test_a_document_from_left_to_right_says_nothing_of_it(everything_docx: bytes) -> None:
    styles = {node.get(f"{W}styleId"): node for node in part(everything_docx, "word/styles.xml")}
    for name in ("Symbol", "HeaderLast", "HeaderLastOdd", "Footer", "FooterTurned", "FirstFooter"):
        assert list(styles[name].iter(f"{W}bidi")) == [], name


def test_numbers_begin_where_their_lines_do(arabic: bytes) -> None:
    """Word takes ``left`` for where a line begins, as everywhere: at the right of one that runs from right to left."""
    root = part(arabic, "word/numbering.xml")
    body = part(arabic, "word/document.xml")
    used = {_value(node, "numId") for node in body.iter(f"{W}numPr")}
    lists = {_value(node, "abstractNumId") for node in root.iter(f"{W}num") if node.get(f"{W}numId") in used}
    own = [node for node in root.iter(f"{W}abstractNum") if node.get(f"{W}abstractNumId") in lists]
    assert {_value(level, "lvlJc") for node in own for level in node.iter(f"{W}lvl")} == {"left"}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Pages, Pages]:
    """The pages of our PDF and of LibreOffice's."""
    folder = tmp_path_factory.mktemp("arabic")
    source = folder / "letter.xml"
    source.write_text(_GIVEN, encoding="utf-8")
    own, word = both_pdfs(source, folder)
    return read(str(own)), read(str(word))


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("page", "text"),
    [(1, "A/61/902"), (1, "25-99999 (A)"), (1, "070525"), (2, "A/61/902"), (2, "25-99999"), (2, "2")],
)
def test_they_stand_where_they_do_in_the_pdf(both: tuple[Pages, Pages], page: int, text: str) -> None:
    own, word = (_line(pages, page, text) for pages in both)
    assert word == pytest.approx(own, abs=TOLERANCE)


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_first_page_stands_as_high_as_in_the_pdf(both: tuple[Pages, Pages]) -> None:
    """Name, organ, right column, left block and title: where the type is another one, lines are not as long."""
    own, word = ([line.base for line in pages.lines if line.page == 1 and line.base < 300] for pages in both)
    assert len(own) >= 10
    for base in own:
        assert min(abs(base - other) for other in word) <= TOLERANCE, base


def _line(pages: Pages, page: int, text: str) -> tuple[float, float, float]:
    """Base and edges of a line; what turns brackets round is the reader of the PDF."""
    found = [each for each in pages.lines if each.page == page and _signs(each.text) == _signs(text)]
    line = max(found, key=lambda each: each.base)  # the last one: a number of a list may read so, too
    return line.base, line.x0, line.x1


def _signs(text: str) -> list[str]:
    return [sign for sign in text if sign not in " ()"]


def _value(node: etree._Element, name: str, default: str = "") -> str:
    found = node.find(f"{W}{name}")
    return default if found is None else str(found.get(f"{W}val", "1"))


@pytest.mark.parametrize("around", ["ar", "en"])
def test_each_run_has_the_letter_spacing_of_its_own_script(around: str) -> None:
    """English words and lines in an Arabic attachment, and Arabic ones in an English one, of an English document."""
    arabic, english = "المياه", "Waters"
    lines = (
        f"<paragraph xml:lang='ar'>{arabic} <run xml:lang='en'>{english}</run></paragraph>"
        f"<paragraph xml:lang='en'>{english} <run xml:lang='ar'>{arabic}</run></paragraph>"
        f"<quotation xml:lang='en'><paragraph>{english}</paragraph></quotation>"
    )
    text = f"<text><run xml:lang='ar'>{arabic}</run> <run xml:lang='en'>{english}</run></text>"
    body = f"{lines}<paragraph><run xml:lang='en'>{english}<note>{text}</note></run></paragraph>"
    attached = f"<annex xml:lang='{around}'><title>A</title><body>{body}</body></annex>"
    data = written(document_of(source(attached=attached).decode()))
    found = set()
    for name in ("word/document.xml", "word/footnotes.xml"):
        for run in part(data, name).iter(f"{W}r"):
            said = "".join(node.text or "" for node in run.iter(f"{W}t")).strip()
            if said in (arabic, english):
                given = (run.find(f"{W}rPr/{W}{each}") for each in ("spacing", "w"))
                found.add((said, *(None if node is None else node.get(f"{W}val") for node in given)))
    assert found == {(english, None, None), (arabic, "0", "100")}
