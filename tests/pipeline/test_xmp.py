"""What the PDF says of itself agrees with the Akoma Ntoso and says nothing twice."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.stages import PIPELINE, Work, run

AKN = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
SAID = {
    # the expression; of whom and of when it is
    "source/lima-declaration.xml": (
        "/akn/un/doc/communication/un-ga/2006-06-07/A-61-nn/eng@",
        "General Assembly, Sixty-first session, Item 54 (b) of the preliminary list",
    ),
    "tests/source/everything.xml": (
        "/akn/un/doc/communication/un-ga/2025-08-18/A-80-999/eng@",
        "General Assembly, Resumed eightieth session, ",
    ),
    "tests/words/letter.zh.xml": ("/akn/un/doc/communication/un-ga/2006-06-07/A-61-nn/zho@", "大会，第六十一届会议"),
}


@pytest.mark.long
@pytest.mark.parametrize("source", SAID)
@pytest.mark.parametrize("shape", ["flat", "wrapper"])
def test_the_metadata_of_the_pdf(checkout: Path, tmp_path: Path, source: str, shape: str) -> None:
    options = Options(formats=(Format.PDF, Format.AKN), verify=False, validate=False, shape=shape)
    made = run(Work(checkout / source, "x", options), PIPELINE)
    (tmp_path / "x.pdf").write_bytes(made.outputs[Format.PDF])
    tree = etree.fromstring(made.outputs[Format.AKN])
    identifier, description = SAID[source]
    with pikepdf.open(tmp_path / "x.pdf") as pdf, pdf.open_metadata() as xmp:
        assert xmp["{urn:masthead:xmp:1}identifier"] == xmp["dc:identifier"] == identifier
        assert xmp["dc:description"].startswith(description)
        for organ in ("General Assembly", "Security Council"):
            assert xmp["dc:description"].count(organ) <= 1
    assert identifier in tree.xpath("//a:FRBRExpression/a:FRBRuri/@value", namespaces=AKN)
