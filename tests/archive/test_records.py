"""The records of a deposit: formats by PRONOM, names and identifiers of files, events linked both ways, a table."""

from __future__ import annotations

import csv
from pathlib import Path
from uuid import UUID

import pytest
from look.building import source
from lxml import etree

from pipeline.archive import Given, make_bag

XSI = "http://www.w3.org/2001/XMLSchema-instance"
NAMES = {"p": "http://www.loc.gov/premis/v3"}
FORMATS = {
    ".pdf": ("3a", "fmt/479"), ".docx": ("2007 onwards", "fmt/412"), ".akn.xml": (None, "fmt/1724"),
    ".html": ("5", "fmt/471"), ".txt": (None, "x-fmt/111"),
}  # fmt: skip


@pytest.fixture(scope="module")
def bags(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    path = tmp_path_factory.mktemp("source") / "river.xml"
    path.write_bytes(source())
    days = ("2027-01-02", "2027-01-03")
    one, other = (make_bag(path, path.parent / day, by_symbol=True, given=Given(date=day)).path for day in days)
    return one, other


@pytest.fixture(scope="module")
def premis(bags: tuple[Path, Path]) -> etree._ElementTree:
    return etree.parse(bags[0] / "data" / "metadata" / "premis.xml")


def values(element: etree._Element, path: str) -> list[str]:
    return [each.text or "" for each in element.iterfind(path, NAMES)]


def files(premis: etree._ElementTree) -> dict[str, etree._Element]:
    found = premis.findall("p:object[p:objectCharacteristics]", NAMES)
    return {values(each, "p:objectIdentifier/p:objectIdentifierValue")[0]: each for each in found}


def test_formats_are_those_of_pronom(premis: etree._ElementTree) -> None:
    told = files(premis)
    for ending, (version, puid) in FORMATS.items():
        element = told[f"data/outputs/A_79_9904.en{ending}"]
        assert element.findtext(".//p:formatVersion", namespaces=NAMES) == version
        assert element.findtext(".//p:formatRegistryKey", namespaces=NAMES) == puid
    properties = "p:significantProperties/p:significantPropertiesValue"
    assert told["data/source/A_79_9904.en.xml"].findtext(properties, namespaces=NAMES) == "river.xml"


def test_identifiers_follow_from_the_content(bags: tuple[Path, Path]) -> None:
    told = []
    for bag in bags:
        elements = files(etree.parse(bag / "data" / "metadata" / "premis.xml")).items()
        told.append({name: values(each, "p:objectIdentifier/p:objectIdentifierValue")[1] for name, each in elements})
    assert told[0] == told[1]
    assert len(set(told[0].values())) == len(told[0])
    assert {UUID(each).version for each in told[0].values()} == {5}


def test_events_and_files_name_each_other(premis: etree._ElementTree) -> None:
    events = {
        event.findtext("p:eventIdentifier/p:eventIdentifierValue", namespaces=NAMES): set(
            values(event, "p:linkingObjectIdentifier/p:linkingObjectIdentifierValue")
        )
        for event in premis.findall("p:event", NAMES)
    }
    assert set(events) == {"creation", "validation", "message digest calculation"}
    linked = {
        event: {
            name
            for name, each in files(premis).items()
            if event in values(each, "p:linkingEventIdentifier/p:linkingEventIdentifierValue")
        }
        for event in events
    }
    assert linked == events
    assert events["message digest calculation"] == set(files(premis))
    assert all(name.startswith("data/outputs/") for name in events["creation"])


def test_archivematica_finds_files_events_and_agents(bags: tuple[Path, Path], premis: etree._ElementTree) -> None:
    """It reads ``metadata/premis.xml``, knows a file by this very type, and finds it by its original name."""
    typed = premis.findall("p:object[@xsi:type='premis:file']", NAMES | {"xsi": XSI})
    assert len(typed) == len(files(premis))
    for each in typed:
        assert (bags[0] / each.findtext("p:originalName", namespaces=NAMES)).is_file()
        assert values(each, "p:linkingEventIdentifier/p:linkingEventIdentifierValue")
    agents = set(values(premis.getroot(), "p:agent/p:agentIdentifier/p:agentIdentifierValue"))
    for event in premis.iterfind("p:event", NAMES):
        assert agents == set(values(event, "p:linkingAgentIdentifier/p:linkingAgentIdentifierValue"))


def test_the_table_has_a_line_for_the_source_and_each_output(bags: tuple[Path, Path]) -> None:
    data = bags[0] / "data"
    lines = list(csv.DictReader((data / "metadata" / "metadata.csv").read_text("utf-8").splitlines()))
    there = [path for room in ("source", "outputs") for path in (data / room).iterdir()]
    assert {line["filename"] for line in lines} == {path.relative_to(bags[0]).as_posix() for path in there}
    assert {line["dc.publisher"] for line in lines} == {"United Nations"}


def test_the_words_to_read_first(bags: tuple[Path, Path]) -> None:
    text = (bags[0] / "data" / "README.txt").read_text("utf-8")
    folders = (path.name for path in (bags[0] / "data").iterdir() if path.is_dir())
    for words in ("A/79/9904", "2027-01-02", "data/source/A_79_9904.en.xml", *folders):
        assert words in text


@pytest.mark.parametrize(
    ("schema", "file"),
    [("masthead.xsd", "source/A_79_9904.en.xml"), ("akomantoso30.xsd", "outputs/A_79_9904.en.akn.xml")],
)
def test_the_bag_has_the_schemas_of_what_it_holds(bags: tuple[Path, Path], schema: str, file: str) -> None:
    data = bags[0] / "data"
    etree.XMLSchema(file=str(data / "schema" / schema)).assertValid(etree.parse(data / file))
