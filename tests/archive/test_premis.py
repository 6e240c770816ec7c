"""The record keeps PREMIS 3.0: the schema is that of the Library of Congress, which is in the public domain."""

from __future__ import annotations

from pathlib import Path

import pytest
from look.building import source
from lxml import etree

from pipeline.archive import Given, Received, make_bag

SCHEMA = Path(__file__).parent / "premis-3.0.xsd"
SAID = Given(
    date="2027-03-04", depositor="Records & Co", contact="Ann", email="ann@example.org", identifier="RU/7 & 8",
    access="Closed until <2055>", retention="Permanent",
)  # fmt: skip
CARRIED = (
    Received("river.pdf.p7s", "detached signature (CMS)", b"signature"),
    Received("100 %\u00e9\u4e2d.pdf", "note verbale as received", b"%PDF-1.4"),
)


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(file=str(SCHEMA))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> etree._ElementTree:
    path = tmp_path_factory.mktemp("source") / "river.xml"
    path.write_bytes(source())
    bag = make_bag(path, path.parent, by_symbol=True, given=SAID, carried=CARRIED).path
    return etree.parse(bag / "data" / "metadata" / "premis.xml")


def test_a_record_with_all_that_may_be_given(schema: etree.XMLSchema, record: etree._ElementTree) -> None:
    schema.assertValid(record)


@pytest.mark.parametrize("name", ["objectIdentifier", "messageDigest", "eventDateTime", "agentIdentifier", "act"])
def test_the_schema_misses_what_is_taken_away(schema: etree.XMLSchema, record: etree._ElementTree, name: str) -> None:
    copy = etree.fromstring(etree.tostring(record))
    for each in list(copy.iter(f"{{*}}{name}")):
        each.getparent().remove(each)
    assert not schema.validate(copy)


@pytest.mark.long
def test_the_record_of_a_document_without_anything_given(schema: etree.XMLSchema, lima: Path, tmp_path: Path) -> None:
    schema.assertValid(etree.parse(make_bag(lima, tmp_path).path / "data" / "metadata" / "premis.xml"))
