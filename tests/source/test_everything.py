"""The source that uses the whole language: it is valid, complete, and comes back from ``dump``."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from pipeline.checks import check_source
from pipeline.resources import data
from pipeline.source.dump import dump, without_places
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.load import load
from pipeline.xmlio.parse import Parsed, local, parse

EVERYTHING = Path(__file__).parent / "everything.xml"
ADOPTED = sorted((Path(__file__).parent.parent / "adopted" / "sources").glob("*.xml"))
XS = {"xs": "http://www.w3.org/2001/XMLSchema"}


@pytest.fixture
def parsed() -> Parsed:
    return parse("everything.xml", EVERYTHING.read_bytes())


def test_it_passes_every_check(parsed: Parsed) -> None:
    assert grammar_faults(parsed) == ()
    assert check_source(load(parsed)) == ()


def test_it_comes_back_from_dump(parsed: Parsed) -> None:
    source = load(parsed)
    written = parse("dumped.xml", dump(source).encode())
    assert grammar_faults(written) == ()
    assert without_places(load(written)) == without_places(source)


def test_it_uses_every_element_and_attribute_of_the_schema(parsed: Parsed) -> None:
    trees = [etree.parse(str(path)) for path in sorted(data("schema").glob("*.xsd"))]
    elements = {str(node.get("name")) for tree in trees for node in tree.iterfind(".//xs:element[@name]", XS)}
    attributes = {str(node.get("name")) for tree in trees for node in tree.iterfind(".//xs:attribute[@name]", XS)}
    roots = (parsed.root, *(etree.parse(str(path)).getroot() for path in ADOPTED))
    used = [node for root in roots for node in root.iter() if isinstance(node.tag, str)]
    assert elements == {local(node) for node in used}
    attributes -= {
        "special-session",
        "emergency-session",
    }  # a document of two organs has room for two ways to name a session
    assert attributes == {etree.QName(name).localname for node in used for name in node.attrib}
