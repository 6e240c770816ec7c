"""Letters inside annexes: lines without indent, blocks inside a sentence, attachments on the same page, posts above."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from lxml import etree

from pipeline.importing import import_akn
from pipeline.outputs import Format
from pipeline.skeletons import skeleton_of
from pipeline.source.load import load
from pipeline.source.model.places import without_places
from pipeline.work import Work
from pipeline.xmlio.parse import parse
from tests.building import built, put

SOURCE = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
  <masthead><issue organ="general-assembly" session="80"><symbol>A/80/999</symbol></issue>
    <issued when="2025-12-03"/><original in="en"/><job number="25-19999"/></masthead>
  <letter kind="transmittal"><title>Note by the Secretary-General</title>
    <body><paragraph>The members are:<continuation set-off="true">Austria, Denmark, Gabon, Ghana, Hungary, Ireland,
      Jordan, Latvia, Liechtenstein, Maldives, New Zealand, Norway,</continuation>they write.</paragraph></body>
  </letter>
  <annex class="note-verbale"><title>Note</title>
    <body><paragraph>Words of the note.</paragraph><paragraph flush="true">Enclosure: on 8 p.</paragraph></body>
    <closing>
      <signature posts="above" word="[signed and sealed]">
      <name>Ana <surname>Quispe</surname></name><post>Director</post></signature></closing>
    <enclosure same-page="true"><title>Extract</title><body><paragraph>Its words.</paragraph></body></enclosure>
    <unlabelled same-page="true"><title>Another</title><body><paragraph>Other words.</paragraph></body></unlabelled>
    <unlabelled><title>A third</title><body><paragraph>On its own page.</paragraph></body></unlabelled>
  </annex>
</document>"""


@pytest.fixture(scope="module")
def made() -> Work:
    return built(SOURCE)


def test_the_words_and_their_order_are_the_same_in_all_and_come_back(made: Work) -> None:
    lines = made.outputs[Format.TXT].decode().split("\n")
    assert lines.index("Director") + 1 == lines.index("[signed and sealed] Ana Quispe")
    root = etree.fromstring(made.outputs[Format.AKN])
    assert ["".join(p.itertext()) for p in root.iterfind(".//{*}p[@class='flush']")] == ["Enclosure: on 8 p."]
    assert root.find(".//{*}attachment/{*}doc[@name='note-verbale']") is not None
    text, _ = import_akn(made.outputs[Format.AKN], "x.akn.xml")
    again, source = load(parse("again.xml", text.encode())), load(parse("given.xml", made.data))
    assert without_places(again.attachments) == without_places(source.attachments)
    assert without_places(again.letter.blocks) == without_places(source.letter.blocks)


def test_the_places_of_a_corrigendum_are_numbered(lima: Path) -> None:
    """The number is 1., the look that of the third level."""
    text = skeleton_of("corrigendum", load(parse("lima.xml", lima.read_bytes())))
    start = text.index("<section>", text.index("<section>") + 1)
    place = text[start : text.index("</section>") + len("</section>")]
    numbered = place.replace("<section>", '<section numbered="true" form="1." level="3">') * 2
    made = built(text.replace(place, numbered), set(Format) - {Format.PDF})
    lines = made.outputs[Format.TXT].decode().split("\n")
    assert [line for line in lines if line.endswith("[Paragraph 1]")] == ["1. [Paragraph 1]", "2. [Paragraph 1]"]
    back, losses = import_akn(made.outputs[Format.AKN], "x.akn.xml")
    assert back.count('form="1."') == 2
    assert "MH594" not in {loss.code for loss in losses}


def test_on_the_pages(made: Work, tmp_path: Path) -> None:
    """The block stands further in than its sentence, the line flush with the column; only the third begins a page."""
    pdf = put(made, tmp_path)[Format.PDF]
    out = subprocess.run(["pdftotext", "-bbox-layout", pdf, "-"], capture_output=True, check=True).stdout
    root = etree.HTML(out)
    pages = [[word.text for word in page.iter("word")] for page in root.iter("page")]
    assert [("Austria," in page, "Extract" in page, "third" in page) for page in pages] == [
        (True, False, False), (False, True, False), (False, False, True),
    ]  # fmt: skip
    left = {
        word.text: float(word.get("xmin"))
        for word in root.iter("word")
        if word.text in ("Austria,", "Enclosure:", "they")
    }
    assert left["Austria,"] > left["they"] + 10
    assert abs(left["Enclosure:"] - left["they"]) < 1
