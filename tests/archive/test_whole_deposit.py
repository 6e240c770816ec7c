"""One deposit for the whole document: language versions, corrigenda, originals, signatures, and what was checked."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import bagit
import pytest
from lxml import etree

from pipeline import resources
from pipeline.archive import Given, make_bag, received, verify_bag
from pipeline.errors import Exit, MastheadError

LETTERS = Path(__file__).parent.parent / "words"
PREMIS = {"p": "http://www.loc.gov/premis/v3"}
DC = {"dc": "http://purl.org/dc/elements/1.1/", "t": "http://purl.org/dc/terms/"}
ROLES = ("detached signature (CMS)", "note verbale as received", "report of veraPDF")
PUIDS = {".pdf": "fmt/479", ".docx": "fmt/412", ".akn.xml": "fmt/1724", ".html": "fmt/471"}


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("received")
    paths = [folder / name for name in ("letter.en.pdf.p7s", "note verbale.pdf", "verapdf.xml")]
    for path in paths:
        path.write_bytes(path.name.encode())
    return paths


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory, carried: list[Path]) -> Path:
    sources = [LETTERS / "letter.en.xml", LETTERS / "letter.fr.xml"]
    out = tmp_path_factory.mktemp("out")
    return make_bag(sources, out, given=Given(date="2027-01-01"), carried=received(carried, ROLES)).path


def test_it_is_intact_to_all_and_rebuilt_from_its_own_sources(bag: Path) -> None:
    assert bagit.Bag(str(bag)).is_valid()
    verdict = verify_bag(bag)
    assert verdict.name == "rebuilt"
    assert "received" in verdict.because


def test_it_holds_every_language_and_what_was_received(bag: Path, carried: list[Path]) -> None:
    outputs = {path.name for path in (bag / "data" / "outputs").iterdir()}
    ends = (".pdf", ".docx", ".akn.xml", ".html", ".txt")
    assert outputs == {f"letter.{language}{end}" for language in ("en", "fr") for end in ends}
    for path in carried:
        assert (bag / "data" / "received" / path.name).read_bytes() == path.read_bytes()
    dublin = etree.parse(bag / "data" / "record" / "dublin-core.xml").getroot()
    assert [each.text for each in dublin.findall("dc:language", DC)] == ["en", "fr"]
    assert (dublin.findtext("t:hasVersion", namespaces=DC) or "").endswith("/fra@")
    assert (bag.name, dublin.findtext("dc:source", namespaces=DC)) == ("letter.en.bag", "data/source/letter.en.xml")
    rows = list(csv.DictReader((bag / "data" / "metadata" / "metadata.csv").read_text("utf-8").splitlines()))
    languages = {row["filename"].rpartition("/")[2]: row["dc.language"] for row in rows}
    assert (languages["letter.fr.pdf"], languages["letter.en.pdf"]) == ("fr", "en")


def test_the_record_tells_roles_sources_and_signatures(bag: Path) -> None:
    premis = etree.parse(bag / "data" / "metadata" / "premis.xml")
    said = {}
    for each in premis.iterfind("p:object[p:objectCharacteristics]", PREMIS):
        path = each.findtext("p:objectIdentifier/p:objectIdentifierValue", namespaces=PREMIS)
        role = each.findtext("p:significantProperties/p:significantPropertiesValue", namespaces=PREMIS)
        leads = each.findtext(".//p:relatedObjectIdentifierValue", namespaces=PREMIS)
        said[path] = (role, leads, each.findtext(".//p:formatRegistryKey", namespaces=PREMIS))
    assert said["data/received/letter.en.pdf.p7s"] == (ROLES[0], "data/outputs/letter.en.pdf", None)
    assert said["data/received/note verbale.pdf"] == (ROLES[1], None, None)
    assert said["data/outputs/letter.fr.pdf"] == (None, "data/source/letter.fr.xml", "fmt/479")
    assert ROLES[1] in (bag / "data" / "README.txt").read_text("utf-8")


def test_the_report_tells_what_was_checked_and_no_time(bag: Path) -> None:
    text = (bag / "data" / "record" / "validation.json").read_text("utf-8")
    for document in json.loads(text)["documents"]:
        assert [check["findings"] for check in document["checks"]] == [[], [], []]
        assert len(document["checks"][2]["rules"]) > 40
        assert len(document["read_back_and_equal"]) == 5
    assert "2027-01-01" not in text


def test_the_bag_keeps_the_profile_that_it_names(bag: Path) -> None:
    own = bag / "data" / "schema" / "bagit-profile.json"
    assert own.read_bytes() == (resources.data("archive") / "bagit-profile.json").read_bytes()
    named = bagit.Bag(str(bag)).info["BagIt-Profile-Identifier"]
    profile = import_module("bagit_profile").Profile(named, profile=json.loads(own.read_text("utf-8")))
    assert profile.validate(bagit.Bag(str(bag))), str(profile.report)


@pytest.mark.parametrize("wrong", ["no size", "fetch", "another profile"])
def test_a_bag_that_breaks_the_profile_is_told(bag: Path, tmp_path: Path, wrong: str) -> None:
    copy = Path(shutil.copytree(bag, tmp_path / "copy"))
    info = copy / "bag-info.txt"
    lines = info.read_text("utf-8").splitlines(keepends=True)
    if wrong == "fetch":
        (copy / "fetch.txt").write_text("http://example.org/x 1 data/x\n", encoding="utf-8")
    gone = {"no size": "Bag-Size", "another profile": "BagIt-Profile"}.get(wrong, "-")
    info.write_text("".join(line for line in lines if not line.startswith(gone)), encoding="utf-8")
    named = "urn:masthead:bagit-profile:1"
    own = json.loads((bag / "data" / "schema" / "bagit-profile.json").read_text("utf-8"))
    assert not import_module("bagit_profile").Profile(named, profile=own).validate(bagit.Bag(str(copy)))


def test_fido_finds_the_formats_that_the_record_tells(bag: Path) -> None:
    """FIDO reads the bytes; of those that PRONOM knows by a signature, it finds what the record says."""
    how = ("-q", "-matchprintf", "%(info.filename)s|%(info.puid)s\n", "-recurse", str(bag / "data" / "outputs"))
    call = (sys.executable, "-W", "ignore", "-m", "fido.fido", *how)
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    found = [line.partition("|") for line in done.stdout.splitlines() if "|" in line]
    told: dict[str, set[str]] = {}
    for name, _, puid in found:
        told.setdefault(Path(name.strip('"')).name, set()).add(puid)
    for end, puid in PUIDS.items():
        for name in (name for name in told if name.endswith(end)):
            assert puid in told[name], (name, told[name])
    assert len(told) >= 6


def test_a_replaced_original_is_found(bag: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(bag, tmp_path / "copy.bag"))
    (copy / "data" / "received" / "verapdf.xml").write_text("better", encoding="utf-8")
    with pytest.raises(MastheadError) as raised:
        verify_bag(copy)
    assert {fault.code for fault in raised.value.faults} == {"MH681"}


def test_two_documents_of_one_name_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "letter.en.xml"
    other.write_bytes((LETTERS / "letter.fr.xml").read_bytes())
    with pytest.raises(MastheadError) as raised:
        make_bag([LETTERS / "letter.en.xml", other], tmp_path / "out")
    assert [fault.code for fault in raised.value.faults] == ["MH116"]
    assert raised.value.exit_code is Exit.CALL


def test_what_cannot_be_carried_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"x")
    (tmp_path / "b").mkdir()
    twice = tmp_path / "b" / "A.pdf"
    twice.write_bytes(b"y")
    for paths, roles in (([path], [" "]), ([path], ["\0"]), ([tmp_path / "none"], ["x"]), ([path, twice], ["x", "y"])):
        with pytest.raises(MastheadError) as raised:
            received(paths, roles)
        assert [fault.code for fault in raised.value.faults] == ["MH115"]


@pytest.mark.long
def test_the_command_takes_many(masthead: Callable[..., object], tmp_path: Path, carried: list[Path]) -> None:
    call = ("archive", LETTERS / "letter.en.xml", LETTERS / "letter.ru.xml", "--out", tmp_path, "--date", "2027-01-01")
    assert masthead(*call, "--with", carried[1]).returncode == 2
    assert masthead(*call, "--with", carried[1], "--role", "note verbale").returncode == 0
    assert (tmp_path / "letter.en.bag" / "data" / "outputs" / "letter.ru.pdf").is_file()
