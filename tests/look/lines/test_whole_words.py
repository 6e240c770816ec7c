"""Words that a reader of the glyphs finds whole: the symbol of the first page, and Arabic words."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from unicodedata import category, normalize

import pytest

from pipeline.outputs import Format
from tests.building import built, put

_ARABIC = re.compile("[\u0621-\u064a]+")
_WORDS = "الحريات الأساسية وحقوق البشرية المتساوية وبحقوقهم عن طريق التعليم وتعزيز الحرية"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("words")


def _said(pdf: Path) -> str:
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    return "".join(each for each in normalize("NFKC", told) if category(each) != "Cf")


def test_the_symbol_of_the_first_page_is_one_word(checkout: Path, folder: Path) -> None:
    source = (checkout / "tests" / "words" / "letter.en.xml").read_text("utf-8")
    assigned = re.sub(r"<symbol[^>]*>[^<]*</symbol>", "<symbol>A/61/987</symbol>", source)
    made = built(assigned, [Format.PDF])
    assert "A/61/987" in _said(put(made, folder)[Format.PDF]).split("\n")[0]


def test_arabic_words_have_no_blanks(checkout: Path, folder: Path) -> None:
    """Nor would a pair of letters that the font sets apart, such as reh and yeh."""
    source = (checkout / "tests" / "words" / "letter.ar.xml").read_text("utf-8")
    made = built(source.replace("<body>", f"<body><paragraph>{_WORDS}.</paragraph>", 1), [Format.PDF])
    found = set(_ARABIC.findall(_said(put(made, folder)[Format.PDF])))
    assert set(_WORDS.split()) <= found
