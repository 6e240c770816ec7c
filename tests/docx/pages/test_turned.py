"""Pages on their side hold what they hold in the PDF: the table, the headings that lead to it, the rule at the end."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx_changes import DOCUMENT
from docx_files import document_of, part, written
from look.building import source
from look.page_lines import Pages, read
from office import both_pdfs

from pipeline.document.model import Document
from pipeline.ooxml.opened import W
from pipeline.render.docx import Form
from pipeline.verify.docx import verify_docx


def _table(word: str, title: str = "") -> str:
    head = f"<title>{title}</title>" if title else ""
    return f"<table turned='true'>{head}<row><cell>{word}</cell><cell>1</cell></row></table>"


def _section(heading: str, *content: str) -> str:
    return f"<section><heading>{heading}</heading>{''.join(content)}</section>"


def _annex(title: str, *content: str) -> str:
    return f"<annex><title>{title}</title><body>{''.join(content)}</body></annex>"


_LINES = _table("Uno", "Rows"), _table("Duo", "More")
_POINTS = f"<list kind='letters'><point>Point{_table('Tres')}</point><point>Other</point></list>"
_FIRST = _annex(
    "First", _section("Upper", _section("Lower", *_LINES), _section("Under", "<paragraph>Low.</paragraph>"))
)
_SECOND = _annex("Second", f"<paragraph>Words:{_POINTS}</paragraph>", _section("Last", _table("Quattuor", "Sums")))
_PAGES = (
    ("First", "Upper", "Lower", "Rows", "Uno"), ("More", "Duo"), ("Under", "Low."), ("Second", "Words:", "Point"),
    ("Tres",), ("Other",), ("Last", "Sums", "Quattuor"),
)  # fmt: skip
_TURNED = ("First", "More", "Tres", "Last")


def _sections(data: bytes) -> Iterator[tuple[bool, str]]:
    """Of each section whether it is turned, and its words."""
    words = ""
    for node in part(data, DOCUMENT)[0]:
        words += "".join(f"{text.text} " for text in node.iter(f"{W}t"))
        for section in node.iter(f"{W}sectPr"):
            yield section.find(f"{W}pgSz").get(f"{W}orient") == "landscape", words
            words = ""


def _read_back(document: Document, form: Form, *, review: bool = False) -> tuple[tuple[bool, str], ...]:
    data = written(document, form=form, review=review)
    assert verify_docx(document, data, submission=form is Form.SUBMISSION, review=review) == ()
    return tuple(_sections(data))


@pytest.mark.parametrize(("form", "review"), [(Form.ISSUED, False), (Form.ISSUED, True), (Form.SUBMISSION, False)])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_each_turned_table_is_a_section_with_its_headings(lang: str, form: Form, review: bool) -> None:
    """None is empty, whatever comes before or after a table."""
    document = document_of(source(attached=_FIRST + _SECOND, lang=lang).decode())
    found = _read_back(document, form, review=review)[1:]  # after the letter
    wanted = (*_PAGES[:2], _PAGES[2] + _PAGES[3], *_PAGES[4:])  # an upright section has both pages
    for words, (turned, said) in zip(wanted, found, strict=True):
        assert turned == (words[0] in _TURNED)
        places = [said.find(f"{word} ") for word in words]
        assert -1 not in places
        assert places == sorted(places)


def test_the_addressee_of_a_letter_without_attachments_stands_upright() -> None:
    """In the form that the mission signs; as issued, the table is the last thing printed."""
    data = source().decode()
    document = document_of(data.replace("</body></letter>", f"{_table('Uno')}</body></letter>"))
    assert [turned for turned, _ in _read_back(document, Form.ISSUED)] == [False, True]
    assert [turned for turned, _ in _read_back(document, Form.SUBMISSION)] == [False, True, False]


def _page_of(pages: Pages, word: str) -> int:
    return next(line.page for line in pages.lines if line.text.strip() == word)


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("layout", ["new-york", "new-york-2006", "geneva"])
def test_libreoffice_turns_the_pages_that_the_pdf_turns(layout: str, tmp_path: Path) -> None:
    """What stands on one, and what opens an upright page after one, stands where the PDF has it."""
    path = tmp_path / "turned.xml"
    path.write_bytes(source(attached=_FIRST + _SECOND, layout=layout))
    own, word = (read(str(made)) for made in both_pdfs(path, tmp_path))
    assert word.sizes == tuple(pytest.approx(size, abs=0.5) for size in own.sizes)
    for page, words in enumerate(_PAGES, 2):
        for each in (one for one in words if one not in ("Words:", "Point", "Other", "Uno", "Duo", "Quattuor")):
            assert _page_of(own, each) == _page_of(word, each) == page
    for each in ("First", "Lower", "More", "Under", "Tres", "Last"):
        lines = [next(line for line in pages.lines if line.text.strip() == each) for pages in (own, word)]
        assert (lines[1].x0, lines[1].base) == pytest.approx((lines[0].x0, lines[0].base), abs=2), each
