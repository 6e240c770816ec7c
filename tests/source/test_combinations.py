"""Whatever the grammar and the house rules let pass, the resolver can digest: changed trees of a rich source."""

from __future__ import annotations

import random
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree
from sampling import every

from pipeline.checks import check_source
from pipeline.document.model import Document
from pipeline.errors import MastheadError, Severity
from pipeline.resolve.document import resolve
from pipeline.source.dump import dump, without_places
from pipeline.source.grammar import schema
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.load import load
from pipeline.source.markup.names import LANG
from pipeline.xmlio.parse import local, parse

HERE = Path(__file__).parent
VALUES = {
    "TypeScale": ["102"],
    "Keys": ["strelsau", "strelsau ruritania"],
    "Identifier": ("one", "two", "declares"),
    "ForeignId": ("para_8", "/akn/un/statement/deliberation/unga/2025-11-04/80-5/"),
    "Number": ("1", "8 bis", "II", "x"),
    "Count": ("1", "2", "26", "999"),
    "Level": ("1", "6"),
    "Form": ("1.-", "(a)", "i)", "A.", "(I)"),
    "Key": ("XR", "someone"),
    "Date": ("2024-02-29", "0001-01-01", "9999-12-31"),
    "Dates": ("", "2024-02-29 2024-03-01"),
    "Languages": ("", "en", "ar zh", "de"),
    "NoteMark": ("*", "****"),
    "JobNumber": ("25-12345", "GE.25-12345"),
    "SubItem": ("b",),
    "PartLetter": ("A", "AA"),
    "AdoptedNumber": ("80/26", "2773 (2025)"),
    "States": ("PE", "CL PE"),
    "MeetingNumber": ("52", "9865"),
    "Symbols": ("A/80/L.1", "A/80/L.1 A/80/L.1/Add.1"),
    "Year": ("2025",),
    "SharedName": ("other.xml#names", "everything.xml#names"),
    "Sentence": ("words", "everything.png"),
    "xs:token": ("declares", "thanks", "A/80/1", "MH414"),
    "xs:boolean": ("true", "false", " 1 "),
    "xs:language": ("en", "ar", "de", "zh"),
    "xs:anyURI": ("https://example.org",),
}


def change(root: etree._Element, dice: random.Random) -> None:
    """One change: an element goes, is repeated, moves or is emptied; an attribute goes or gets another value."""
    nodes = [node for node in root.iter() if node is not root]
    node = dice.choice(nodes)
    parent = node.getparent()
    assert parent is not None
    match dice.randrange(6):
        case 0:
            parent.remove(node)
        case 1:
            node.addnext(deepcopy(node))
        case 2:
            target = dice.choice([other for other in root.iter() if other not in set(node.iter())])
            target.insert(dice.randrange(len(target) + 1), deepcopy(node))
        case 3:
            for child in list(node):
                node.remove(child)
            node.text = dice.choice(["", "words", " 8 "])
        case 4 if node.attrib:
            del node.attrib[dice.choice(sorted(node.attrib))]
        case _:
            set_attribute(node, parent, dice)


def set_attribute(node: etree._Element, parent: etree._Element, dice: random.Random) -> None:
    declared = schema.element(local(node), local(parent))
    if declared and declared.attributes:
        attribute = dice.choice(declared.attributes)
        listed = next((each.members for each in schema.types() if each.name == attribute.type), ())
        name = LANG if attribute.name == "xml:lang" else attribute.name
        node.set(name, dice.choice(listed or VALUES[attribute.type]))


def digest(data: bytes) -> Document | None:
    """The document, or none where a stage refuses it."""
    try:
        parsed = parse("changed.xml", data)
        if grammar_faults(parsed):
            return None
        source = load(parsed)
        written = parse("written.xml", dump(source).encode())
        assert grammar_faults(written) == ()
        assert without_places(load(written)) == without_places(source)
        if any(fault.severity is Severity.ERROR for fault in check_source(source)):
            return None
        return resolve(source, HERE)
    except MastheadError:
        return None


def changed(seed: int) -> bytes:
    """The rich source with one to four changes."""
    dice = random.Random(seed)  # noqa: S311 - the same changes in every run
    root = etree.fromstring((HERE / "everything.xml").read_bytes())
    for _ in range(dice.randint(1, 4)):
        change(root, dice)
    return etree.tostring(root)


@pytest.mark.long
@pytest.mark.parametrize("batch", every(3, range(10)))
def test_changed_sources_are_digested_or_refused(batch: int) -> None:
    made = [digest(changed(seed)) for seed in range(batch * 30, batch * 30 + 30)]
    assert any(made)
    assert not all(made)


def test_the_values_cover_every_type_of_attribute() -> None:
    types = {attribute.type for each in schema.elements().values() for attribute in each.attributes}
    listed = {each.name for each in schema.types() if each.members}
    assert types <= listed | set(VALUES)
