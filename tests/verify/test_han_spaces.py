"""Spaces among Chinese characters: those of the source are in every output, and no other, wherever lines end."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from building import built, put
from docx import Document
from look.building import source
from lxml import etree
from weasy.test_structure import read

_OUTPUTS = ("pdf", "docx", "akn.xml", "html", "txt")


def _built(folder: Path, body: str) -> Path:
    annex = f"<annex xml:lang='zh'><title>题目</title><body>{body}</body></annex>"
    put(built(source(attached=annex)), folder)
    return folder


def _said(path: Path) -> str:
    """All that an output says, read without ours; one space for any run of white space."""
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            text = " ".join(element.text for element in read(path, pdf).all("P"))
    elif path.suffix == ".docx":
        text = " ".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    elif path.suffix == ".txt":
        text = path.read_text(encoding="utf-8")
    else:
        text = "".join(etree.HTML(path.read_bytes()).itertext())
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("output", _OUTPUTS)
def test_a_line_break_of_the_source_is_no_space_and_a_space_is_one(output: str, tmp_path: Path) -> None:
    """In a long paragraph, so that lines of the page and of the text end at spaces and between characters."""
    body = "<paragraph>始" + "水资\n      源大 会" * 60 + "末</paragraph>"
    said = _said(_built(tmp_path, body) / f"given.{output}")
    begin = said.index("始")
    assert said[begin : said.index("末") + 1] == "始" + "水资源大 会" * 60 + "末"


def test_a_line_of_one_character_is_no_word_apart(tmp_path: Path) -> None:
    """On a page that is one narrow column, PDFium guesses a space before it, and no line of the file has one."""
    cell = "水<emphasis>资源大会安</emphasis>全理" * 150
    columns = '<columns><column/><column share="6"/></columns>'
    table = f"<table>{columns}<row><cell>{cell}</cell><cell>大</cell></row></table>"
    assert (_built(tmp_path, table) / "given.pdf").is_file()


def test_a_space_between_an_element_and_the_next_word_is_read(tmp_path: Path) -> None:
    """It is of the Latin font, so it is painted by itself."""
    body = "<paragraph>" + "水<emphasis>资源</emphasis> 大<emphasis>会</emphasis>" * 40 + "</paragraph>"
    text = _said(_built(tmp_path, body) / "given.pdf")
    assert text.count("水资源 大会") == 40
