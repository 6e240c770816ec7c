"""The stylesheet of law-widgets, which shares nothing with ours, shows every word of every document on its page.

It comes from npm (``tests/akn/law_widgets``), where ``make setup-dev`` finds that program. WeasyPrint lays out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from akn.conftest import document_of
from akn.reread.test_reserialised import DOCUMENTS
from lxml import etree
from lxml.html import builder, tostring
from sampling import every
from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import Box, TextBox

from pipeline.render.akn import render_akn

SHEET = (
    Path(sys.prefix) / "npm/node_modules/@lawsafrica/law-widgets/dist/collection/components/akoma-ntoso/akoma-ntoso.css"
)
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
SAME = {"table", "caption", "tr", "td", "th", "sup", "sub", "br", "a", "b", "i", "u"}
pytestmark = pytest.mark.skipif(not SHEET.is_file(), reason="law-widgets are not installed: there was no npm")


def as_html(element: etree._Element) -> etree._Element:
    """An element as law-widgets expect it: its name as a class, tables as those of HTML; without metadata."""
    name = etree.QName(element).localname
    made = etree.Element(name if name in SAME else "span", {"class": f"akn-{name}"})
    made.text = element.text
    for key in ("colspan", "rowspan"):
        if element.get(key):
            made.set(key, element.get(key))
    for child in element:
        left_out = child.tag == f"{AKN}meta" or not isinstance(child.tag, str)
        inner = etree.Element("span") if left_out else as_html(child)
        inner.tail = child.tail
        made.append(inner)
    return made


@cache
def parsed(sheet: Path | str) -> CSS:
    return CSS(filename=sheet) if isinstance(sheet, Path) else CSS(string=sheet)


def laid_out(root: etree._Element, sheet: Path | str) -> list[tuple[Box, float]]:
    """The boxes of words that are shown, each with the width of its page."""
    body = etree.Element("la-akoma-ntoso")
    body.append(as_html(root))
    page = tostring(builder.HTML(builder.BODY(body)), encoding="unicode")
    pages = HTML(string=page, url_fetcher=_nothing).render(stylesheets=[parsed(sheet)]).pages
    return [(box, page.width) for page in pages for box in _shown(page._page_box)]


def _nothing(url: str) -> dict[str, object]:
    raise ValueError(url)  # no font is fetched from the web


def _shown(page: Box) -> Iterator[TextBox]:
    for box in page.descendants():
        if isinstance(box, TextBox) and box.style["visibility"] == "visible" and box.style["font_size"] > 0:
            yield box


def words(root: etree._Element) -> str:
    copy = etree.fromstring(etree.tostring(root))
    for meta in list(copy.iter(f"{AKN}meta")):
        meta.getparent().remove(meta)
    return _letters("".join(copy.itertext()))


def _letters(text: str) -> str:
    return "".join(sorted("".join(text.split())))


@pytest.mark.parametrize("path", every(33, DOCUMENTS), ids=lambda path: path.stem)
def test_every_word_is_shown_on_its_page(path: Path) -> None:
    root = etree.fromstring(render_akn(document_of(path)).encode())
    boxes = laid_out(root, SHEET)
    assert _letters("".join(box.text for box, _ in boxes)) == words(root)
    for box, width in boxes:
        assert 0 <= box.position_x < width, box.text
    lines = {round(box.position_y) for box, _ in boxes}
    assert len(lines) >= sum(1 for each in root.iter(f"{AKN}p") if "".join(each.itertext()).strip()) / 2


def test_a_sheet_that_hides_words_is_found() -> None:
    (path,) = (each for each in DOCUMENTS if each.stem == "lima-declaration")
    root = etree.fromstring(render_akn(document_of(path)).encode())
    boxes = laid_out(root, ".akn-preface { display: none }")
    assert _letters("".join(box.text for box, _ in boxes)) != words(root)
