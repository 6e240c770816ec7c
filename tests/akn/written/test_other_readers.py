"""What other programs stumble over: headings with attributes (Indigo's stylesheet), words that a line break parts."""

from __future__ import annotations

import pytest
from lxml import etree

from pipeline.importing import import_akn
from pipeline.outputs import Format
from tests.building import built

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
SOURCE = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
  <masthead><issue organ="general-assembly" session="80"><symbol>A/80/999</symbol></issue>
    <issued when="2025-12-03"/><original in="en"/><job number="25-19999"/></masthead>
  <letter kind="transmittal"><title>Note by the Secretary-General</title>
    <body><paragraph>The text is attached.</paragraph></body>
  </letter>
  <annex><title>Declaration<br/>of the Parties</title><body><contents/>
    <section numbered="true"><heading>First part</heading><paragraph>Words.</paragraph></section>
    <section><heading>Second part</heading><paragraph>Castle Street<br/>Strelsau</paragraph></section>
    <article><heading>Use of terms</heading><paragraph>Words.</paragraph></article>
    <operative><heading>DECLARE</heading><item>That.</item></operative>
  </body></annex>
</document>"""


@pytest.fixture(scope="module")
def akn() -> bytes:
    return built(SOURCE, [Format.AKN]).outputs[Format.AKN]


def test_headings_of_levels_have_no_attributes(akn: bytes) -> None:
    """XSLT 1.0 gives none to an element that has words already, as Indigo's stylesheet would after the number."""
    root = etree.fromstring(akn)
    headings = list(root.iter(f"{AKN}heading"))
    assert ["".join(heading.itertext()) for heading in headings] == [
        "First part", "Second part", "Use of terms", "DECLARE",
    ]  # fmt: skip
    assert not [heading for heading in headings if heading.attrib]
    ids = {element.get("eId") for element in root.iter()}
    items = [item.get("href", "")[1:] for item in root.iter(f"{AKN}tocItem")]
    assert items
    assert set(items) <= ids


def test_words_on_two_lines_are_two_words(akn: bytes) -> None:
    """Also for who reads the words without the marks; they come back as they were."""
    root = etree.fromstring(akn)
    assert "Castle Street Strelsau" in "".join(root.itertext())
    assert "Declaration of the Parties" in "".join(root.itertext())
    text, _ = import_akn(akn, "x.akn.xml")
    assert "Castle Street<br/>Strelsau" in text
    assert "Declaration<br/>of the Parties" in text
