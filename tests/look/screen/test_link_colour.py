"""Links to documents and to the web are blue in the present layout, as issued documents have them; in 2006 none was."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pdfplumber
import pytest
from look.building import build, document_of, source

from pipeline.render.docx import render_docx
from pipeline.style.load import house_style

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_LETTER = (
    '<paragraph id="here">See <ref symbol="A/RES/60/227">Q</ref>, <ref href="https://www.un.org">Z</ref> and'
    ' <ref to="here">X</ref>.<note><text>See <ref symbol="A/RES/60/1">J</ref>.</text></note></paragraph>'
)


@pytest.mark.parametrize(("layout", "blue"), [("new-york", {"Q", "Z", "J"}), ("new-york-2006", set())])
def test_in_the_pdf(layout: str, blue: set[str], tmp_path: Path) -> None:
    build(document_of(source(letter=_LETTER), layout), tmp_path, "links")
    found = set(_coloured(tmp_path / "links.pdf"))
    assert found == {(letter, (0, 0, 1)) for letter in blue}


@pytest.mark.parametrize(("layout", "blue"), [("new-york", True), ("new-york-2006", False)])
def test_in_the_docx(layout: str, *, blue: bool) -> None:
    document = document_of(source(letter=_LETTER), layout)
    styles = ZipFile(BytesIO(render_docx(document, house_style(layout)))).read("word/styles.xml").decode()
    link = styles.partition('w:styleId="Hyperlink"')[2].partition("</w:style>")[0]
    assert ('<w:color w:val="0000ff"/>' in link) is blue


def _coloured(path: Path) -> Iterator[tuple[str, tuple[float, ...]]]:
    with pdfplumber.open(path) as pdf:
        for sign in pdf.pages[0].chars:
            colour = tuple(sign["non_stroking_color"] or ())
            if any(colour) and sign["text"].strip():
                yield sign["text"], colour
