"""Chinese: the first line of a paragraph is indented by two characters, whatever the program."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from docx_changes import STYLES, inherited
from docx_files import TESTS, part, resolved, written
from look.page_lines import read
from office import both_pdfs

from pipeline.verify.docx import verify_docx
from pipeline.verify.docx.opened import W

_SOURCE = TESTS / "words" / "letter.zh.xml"


def test_the_indent_is_said_in_characters_and_in_twips() -> None:
    """Programs that do not know the characters indented by the first tab."""
    document = resolved(_SOURCE)
    data = written(document)
    for name in ("SingleText", "Recital", "Opening"):
        indent = inherited(part(data, STYLES), name, "pPr", "ind")
        assert (indent.get(f"{W}firstLineChars"), indent.get(f"{W}firstLine")) == ("200", "400"), name
    assert verify_docx(document, data) == ()


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_letter_begins_where_the_pdf_has_it(tmp_path: Path) -> None:
    own, word = (read(str(path)) for path in both_pdfs(_SOURCE, tmp_path))
    assert word.line(1, "请将本函").x0 == pytest.approx(own.line(1, "请将本函").x0, abs=2)
