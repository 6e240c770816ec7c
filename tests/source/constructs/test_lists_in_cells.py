"""Lists in the cells of a table, so also two lists side by side: in every output, over pages, and back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from lxml import etree

from pipeline.checks.text.lists import check
from pipeline.importing import import_akn
from pipeline.outputs import Format
from pipeline.source.load import load
from pipeline.source.model.inline import plain
from pipeline.source.model.places import without_places
from pipeline.work import Work
from pipeline.xmlio.parse import parse
from tests.building import built, put

_POINTS = "".join(f"<point>Member {number};</point>" for number in range(1, 60))
SOURCE = f"""<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
  <masthead><issue organ="general-assembly" session="80"><symbol>A/80/999</symbol></issue>
    <issued when="2025-12-03"/><original in="en"/><job number="25-19999"/></masthead>
  <letter kind="transmittal"><title>Note by the Secretary-General</title>
    <body><paragraph>The members are:</paragraph>
      <table>
        <head><row><cell>Producing</cell><cell>Consuming</cell></row></head>
        <row>
          <cell>Africa (2)<list kind="bullets"><point>Alpha<note><text>Since May.</text></note>
            <list kind="dashes"><point>Inner</point></list></point></list>Asia (1)<list><point id="a">Beta;</point>
            <point id="b">Gamma.</point></list></cell>
          <cell><list kind="bullets">{_POINTS}</list></cell>
        </row>
        <row><cell>Words</cell><cell>Others</cell></row>
        <row><cell>One.<continuation>Two.</continuation></cell><cell><continuation>Alone.</continuation></cell></row>
      </table>
      <paragraph>See <ref to="b"/>.</paragraph></body>
  </letter>
</document>"""


@pytest.fixture(scope="module")
def made() -> Work:
    return built(SOURCE)


def test_a_row_of_the_text_is_one_line(made: Work) -> None:
    lines = made.outputs[Format.TXT].decode().split("\n")
    row = next(line for line in lines if line.startswith("Africa"))
    first, second = row.split("\t")
    assert first == "Africa (2) • Alpha[a] – Inner Asia (1) (a) Beta; (b) Gamma."
    assert second.startswith("• Member 1; • Member 2;")
    assert "See b." in lines
    assert "One. Two.\tAlone." in lines


def test_the_akoma_ntoso_has_lists_and_comes_back(made: Work) -> None:
    root = etree.fromstring(made.outputs[Format.AKN])
    cell = root.find(".//{*}td")
    assert cell is not None
    assert [etree.QName(child).localname for child in cell] == ["p", "blockList", "p", "blockList"]
    text, _ = import_akn(made.outputs[Format.AKN], "x.akn.xml")
    again, source = load(parse("again.xml", text.encode())), load(parse("given.xml", made.data))
    again_table, table = again.letter.blocks[1], source.letter.blocks[1]
    cells = [[cell.content for row in each.rows for cell in row.cells] for each in (again_table, table)]  # type: ignore[union-attr]
    assert without_places(tuple(cells[0][:-1])) == without_places(tuple(cells[1][:-1]))
    assert plain(cells[0][-1]) == "Alone."  # a paragraph alone is just the words of its cell


def test_a_page_may_end_in_the_row_and_its_head_comes_again(made: Work, tmp_path: Path) -> None:
    pdf = put(made, tmp_path)[Format.PDF]
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    pages = told.split("\f")
    assert all("Producing" in page and "Member" in page for page in pages[:2])
    assert "Africa (2)" in pages[0]
    first = next(line for line in pages[0].split("\n") if "Africa (2)" in line)
    assert "Member 1;" in first  # the cells of the row begin at its top


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [
        ("<list><point>A<quotation><paragraph>B</paragraph></quotation></point></list>", "holds a quotation"),
        ("<list><point>A<table><row><cell>B</cell></row></table></point></list>", "holds a table"),
        ('<list inline="true"><point>A</point></list>', "outside a paragraph"),
    ],
)
def test_a_cell_holds_words_and_lists(cell: str, wrong: str) -> None:
    source = SOURCE.replace("<cell>Words</cell>", f"<cell>{cell}</cell>")
    found = list(check(load(parse("x.xml", source.encode()))))
    assert [fault.code for fault in found] == ["MH435"]
    assert wrong in found[0].wrong


def test_the_head_of_a_table_holds_words() -> None:
    source = SOURCE.replace("<cell>Producing</cell>", "<cell>P<list><point>A</point></list></cell>")
    found = list(check(load(parse("x.xml", source.encode()))))
    assert [fault.wrong for fault in found] == ["a cell in the head of a table holds a list"]
