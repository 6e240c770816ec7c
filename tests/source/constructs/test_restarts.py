"""Numbers that begin again are the same in every output, and Word counts them by itself."""

from __future__ import annotations

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from pipeline.options import Format, Options
from pipeline.stages import PIPELINE
from pipeline.work import Work, run

SOURCE = (Path(__file__).parents[1] / "faults" / "MH201-habits-of-word-processors.xml").read_text(encoding="utf-8")
BODY = """<body><paragraph>Words.</paragraph></body>
    <closing><signature><name>Ana <surname>Quispe</surname></name><post>Ambassador</post></signature></closing>
  </letter>
  <annex>
    <title>Parts</title>
    <body>
      <section numbered="true"><heading>H</heading><numbered>P</numbered><numbered>P</numbered></section>
      <section numbered="true"><heading>H</heading>
        <numbered start="1">P</numbered>
        <numbered>P <list><point>L</point><point start="5">L</point><point>L</point></list></numbered>
        <numbered>P</numbered>
      </section>
      <section start="1"><heading>H</heading><operative form="1.-"><item>O</item><item>O</item></operative></section>
      <section numbered="true"><heading>H</heading>
        <operative><item>O</item><item start="1">O</item><item>O</item></operative>
        <article start="3"><numbered start="1">P</numbered></article>
        <article><numbered start="1">P</numbered></article>
      </section>
    </body>
  </annex>
</document>
"""
NUMBERS = [
    *("I.", "1.", "2.", "II.", "1.", "2.", "(a)", "(e)", "(f)", "3."),
    *("I.", "1.-", "2.-", "II.", "1.", "1.", "2.", "1.", "1."),
]


@pytest.fixture(scope="module")
def made() -> Work:
    source = SOURCE[: SOURCE.index("<body>")] + BODY
    formats = (Format.DOCX, Format.AKN, Format.HTML, Format.TXT)
    return run(Work(Path("x.xml"), "x", Options(formats=formats), data=source.encode()), PIPELINE)


def test_text_and_akoma_ntoso(made: Work) -> None:
    lines = made.outputs[Format.TXT].decode().split("\n")
    assert [line[:-2].strip() for line in lines if line[-2:] in (" H", " P", " L", " O")] == NUMBERS
    root = etree.fromstring(made.outputs[Format.AKN])
    numbers = [num.text for num in root.iter("{*}num")]
    assert [number for number in numbers if not (number or "").startswith("Article")][-len(NUMBERS) :] == NUMBERS
    assert [number for number in numbers if (number or "").startswith("Article")] == ["Article 3", "Article 4"]
    ids = [element.get("eId") for element in root.iter("{*}*") if element.get("eId")]
    assert len(ids) == len(set(ids))


def test_word_counts_with_a_list_for_each_series(made: Work) -> None:
    """None of the numbers is typed: each paragraph is of a list, and no list counts on in another series."""
    package = zipfile.ZipFile(BytesIO(made.outputs[Format.DOCX]))
    document, numbering = (etree.fromstring(package.read(f"word/{name}.xml")) for name in ("document", "numbering"))
    w = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    words = ("H", "P", "O", "L", "P ")
    listed = [p for p in document.iterfind(".//w:p", w) if "".join(p.itertext()) in words]
    nums = [p.find("w:pPr/w:numPr/w:numId", w) for p in listed]
    assert all(num is not None for num in nums)
    assert len(listed) == len(NUMBERS)
    starts = [start.get(f"{{{w['w']}}}val") for start in numbering.iterfind(".//w:abstractNum/w:lvl[1]/w:start", w)]
    assert {"1", "5", "3"} <= set(starts)


@pytest.mark.long
def test_libreoffice_prints_the_same(made: Work, tmp_path: Path) -> None:
    """Also after it was saved as DOC, where overrides are lost."""
    (tmp_path / "x.docx").write_bytes(made.outputs[Format.DOCX])
    for target in ("doc", "txt:Text (encoded):UTF8"):
        name = "x.docx" if target == "doc" else "x.doc"
        command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", target]
        subprocess.run([*command, "--outdir", tmp_path, tmp_path / name], check=True, capture_output=True, timeout=120)
    lines = [line.strip() for line in (tmp_path / "x.txt").read_text(encoding="utf-8-sig").split("\n")]
    found = [line[:-1].strip() for line in lines if line[-2:] in (" H", " P", " L", " O")]
    assert found == NUMBERS
