"""The same letter in what LibreOffice makes of it: ODT, HTML, DOC, RTF and DOCX give the same shape."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.intake import take_in
from tests.intake.shapes import annexes, letter, source_of
from tests.intake.word_files import item, level, para, word_file
from tests.office import all_converted

_TABLE = (
    "<w:tbl><w:tblPr><w:tblBorders><w:top w:val='single'/></w:tblBorders></w:tblPr>"
    "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"
)
_BODY = (
    para("Letter dated 3 March 2026 from the Permanent Representative of Malta addressed to the Secretary-General")
    + para(
        "I have the honour to transmit the report of the Meeting (see annex), as a document of the General Assembly."
    )
    + para("(Signed) Maria")[:-6]
    + '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> Vella</w:t></w:r></w:p>'
    + para("Ambassador")
    + para("Annex", "<w:pageBreakBefore/>", "<w:b/>")
    + para("Report of the Meeting", "", "<w:b/>")
    + item("The Meeting was held in Valletta.")
    + item("It agreed:")
    + item("To meet again;", level=1)
    + item("To publish its report.", level=1)
    + item("It thanked its hosts.")
    + _TABLE.format(*(para(text) for text in ("State", "Stations", "Malta", "12")))
    + para("The report was adopted.")
)
_LISTS = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "(%2)")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_MORE = ("doc", "docx", "rtf", "html")
_SHAPE = ("p", ["annex report: n n<letters[2]> n T2xhr p"])


def test_the_letter_itself() -> None:
    taken = take_in(word_file(_BODY, _LISTS), "letter.docx")
    assert (taken.whole, taken.guesses) == (True, 0), taken.faults
    source = source_of(taken.text)
    assert (letter(source), annexes(source)) == _SHAPE


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("to", ["odt", *(pytest.param(to, marks=pytest.mark.long) for to in _MORE)])
def test_what_libreoffice_makes_of_it(to: str, tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(word_file(_BODY, _LISTS))
    forms = {"docx": "docx:MS Word 2007 XML", "doc": "doc:MS Word 97", "html": "html:HTML (StarWriter)"}
    made = all_converted([path], forms.get(to, to), tmp_path / "made")["letter"]
    taken = take_in(made.read_bytes(), made.name)
    assert taken.whole, taken.faults
    source = source_of(taken.text)
    body, attached = letter(source), [each.replace("lettersa.", "letters") for each in annexes(source)]
    assert (body, attached) == _SHAPE  # HTML has no form of a number but a full stop
    assert taken.guesses <= (to in ("rtf", "html")), taken.faults  # no head rows there
