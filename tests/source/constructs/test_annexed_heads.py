"""Letters inside annexes: letterhead, addressee, references, what they are translated from, certified signatures."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from lxml import etree

from pipeline.importing import import_akn
from pipeline.outputs import Format
from pipeline.source.load import load
from pipeline.source.model.places import without_places
from pipeline.work import Work
from pipeline.xmlio.parse import parse
from tests.building import built, put

SOURCE = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
  <masthead><issue organ="general-assembly" session="80"><symbol>A/80/999</symbol></issue>
    <issued when="2025-12-03"/><original in="en"/><job number="25-19999"/></masthead>
  <letter kind="transmittal"><title>Note by the Secretary-General</title>
    <body><paragraph>The letter is attached.</paragraph></body>
  </letter>
  <annex class="letter">
    <translated>Translation from Ruritanian</translated>
    <title>A title</title>
    <sent-by>Ministry of Waters<br/>1 Castle Street<br/>Strelsau</sent-by>
    <sent-to>United Nations Secretariat</sent-to>
    <reference-line><date when="2025-06-02">02.06.2025</date> Our ref. No. 17</reference-line>
    <reference-line>Your ref. No.</reference-line>
    <body><paragraph>The Ministry requests the records.</paragraph></body>
    <closing>
      <signature posts="beside" word="[signed and sealed]"><party>True copy:</party>
        <name>Ruth <surname>Hentzau</surname></name><post>Head of the Registry</post><post>Ministry</post></signature>
      <signature posts="beside" word="[signed]"><party>True copy again:</party>
        <name>Fritz <surname>Tarlenheim</surname></name><post>Registrar</post></signature>
    </closing>
  </annex>
</document>"""


@pytest.fixture(scope="module")
def made() -> Work:
    return built(SOURCE)


def test_the_lines_are_in_order(made: Work) -> None:
    lines = [line for line in made.outputs[Format.TXT].decode().split("\n") if line]
    begin = lines.index("Translation from Ruritanian")
    assert lines[begin : begin + 9] == [
        "Translation from Ruritanian", "A title", "Ministry of Waters", "1 Castle Street", "Strelsau",
        "United Nations Secretariat", "02.06.2025 Our ref. No. 17", "Your ref. No.",
        "The Ministry requests the records.",
    ]  # fmt: skip
    assert lines[begin + 9 : begin + 13] == [
        "True copy:", "Head of the Registry", "Ministry", "[signed and sealed] Ruth Hentzau",
    ]  # fmt: skip


def test_the_akoma_ntoso_names_them_and_comes_back(made: Work) -> None:
    root = etree.fromstring(made.outputs[Format.AKN])
    for name in ("translated", "sent-by", "sent-to", "reference-line"):
        assert root.find(f".//{{*}}preface//{{*}}p[@class='{name}']") is not None
    text, _ = import_akn(made.outputs[Format.AKN], "x.akn.xml")
    again, source = load(parse("again.xml", text.encode())), load(parse("given.xml", made.data))
    assert without_places(again.attachments) == without_places(source.attachments)


def test_on_the_pages(made: Work, tmp_path: Path) -> None:
    """The addressee stands beside the first line of the letterhead, a name beside the last line of its titles."""
    pdf = put(made, tmp_path)[Format.PDF]
    out = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    lines = [" ".join(line.split()) for line in out.split("\n")]
    assert "Ministry of Waters United Nations Secretariat" in lines
    assert "Ministry [signed and sealed] Ruth Hentzau" in lines
    assert "Registrar [signed] Fritz Tarlenheim" in lines
    assert "True copy again:" in lines
