"""Elements and attributes of other languages are refused where they stand; what XML itself allows is passed over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from pipeline.errors import Place
from pipeline.source.dump import without_places
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.load import load
from pipeline.source.markup.names import NAMESPACE
from pipeline.xmlio.parse import parse

EVERYTHING = (Path(__file__).parent / "everything.xml").read_bytes()
OTHERS = (
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="part.xml"/>',
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>',
    '<paragraph xmlns="http://www.w3.org/1999/xhtml">pasted</paragraph>',
    '<emphasis xmlns="">of no namespace</emphasis>',
    '<ns0:run xmlns:ns0="urn:one"><ns0:run xmlns:ns0="urn:two"/></ns0:run>',
)
ATTRIBUTES = (
    ("{http://www.w3.org/XML/1998/namespace}base", "base"),
    ("{http://www.w3.org/XML/1998/namespace}space", "space"),
    ("{urn:other}id", "id"),
    (f"{{{NAMESPACE}}}id", "id"),
    ("{http://www.w3.org/2001/XMLSchema-instance}nil", "XMLSchema-instance"),
    ("{http://www.w3.org/2001/XMLSchema-instance}type", "XMLSchema-instance"),
)


def places() -> int:
    """How many elements the source has."""
    return sum(1 for _ in etree.fromstring(EVERYTHING).iter("*"))


@pytest.mark.long
@pytest.mark.parametrize("other", OTHERS)
def test_an_element_of_another_language_is_refused_where_it_stands(other: str) -> None:
    for index in range(0, places(), 3):
        root = etree.fromstring(EVERYTHING)
        holder = list(root.iter("*"))[index]
        holder.insert(len(holder) // 2, etree.fromstring(other))
        parsed = parse("x.xml", etree.tostring(root))
        (own,) = (each for each in parsed.root.iter() if each.getparent() is not None and _strange(each))
        faults = grammar_faults(parsed)
        assert parsed.place(own) in {fault.place for fault in faults if fault.code == "MH201"} or (
            "MH207" in {fault.code for fault in faults}  # what holds nothing at all
        )


def _strange(element: etree._Element) -> bool:
    parent = element.getparent()
    of = etree.QName(element).namespace
    return of != NAMESPACE and parent is not None and etree.QName(parent).namespace == NAMESPACE


@pytest.mark.long
@pytest.mark.parametrize(("name", "said"), ATTRIBUTES)
def test_an_attribute_of_another_language_is_refused_where_it_stands(name: str, said: str) -> None:
    for index in range(0, places(), 3):
        root = etree.fromstring(EVERYTHING)
        list(root.iter("*"))[index].set(name, "true")
        parsed = parse("x.xml", etree.tostring(root))
        faults = grammar_faults(parsed)
        place = parsed.place(list(parsed.root.iter("*"))[index])
        assert {(fault.code, fault.place) for fault in faults} == {("MH203", place)}
        assert all(said in fault.wrong for fault in faults)


def test_comments_and_instructions_may_stand_anywhere() -> None:
    root = etree.fromstring(EVERYTHING)
    for element in list(root.iter("*")):
        element.insert(0, etree.ProcessingInstruction("editor", "fold"))
        element.append(etree.Comment("to be looked at"))
        element[0].tail, element.text = element.text, None
    data = b"<?editor open?><!-- before -->" + etree.tostring(root) + b"<?editor close?><!-- after -->"
    parsed = parse("x.xml", data)
    assert grammar_faults(parsed) == ()
    assert without_places(load(parsed)) == without_places(load(parse("y.xml", EVERYTHING)))


def test_a_prefix_for_every_element_and_the_name_of_a_schema_change_nothing() -> None:
    text = EVERYTHING.decode()
    prefixed = re.sub("<(/?)(?=[a-z])", r"<\1m:", text)
    prefixed = prefixed.replace(
        "xmlns=",
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{NAMESPACE} masthead.xsd" xmlns:m=',
        1,
    )
    parsed = parse("x.xml", prefixed.encode())
    assert grammar_faults(parsed) == ()
    assert without_places(load(parsed)) == without_places(load(parse("y.xml", EVERYTHING)))


def test_a_place_is_found_though_prefixes_change_their_meaning() -> None:
    own = b'<a:subject xmlns:a="urn:masthead:source:1">X</a:subject>'
    other = b'<a:subject xmlns:a="urn:other"/>'
    data = EVERYTHING.replace(b"<record>", b"<record>\n" + own * 2 + b"\n" + other)
    faults = grammar_faults(parse("x.xml", data))
    assert [(fault.code, fault.place) for fault in faults][-1:] == [("MH201", Place("x.xml", 6, 1))]
