"""veraPDF's report in a deposit: made by the option, without times, recorded, and looked at again by ``--verify``."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from archive.tampering import PREMIS, Tampering, edited, recorded, redone, removed
from look.building import source
from lxml import etree

from pipeline.archive import Given, make_bag, verify_bag
from pipeline.archive.verapdf import package
from pipeline.archive.verapdf.report import verapdf_report
from pipeline.errors import Exit, MastheadError

REPORT = "data/record/verapdf.json"
NAMES = {"p": "http://www.loc.gov/premis/v3"}
DAY = Given(date="2027-03-04")


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "river.xml"
    path.write_bytes(source())
    return path


@pytest.fixture(scope="module")
def bag(letter: Path) -> Path:
    return make_bag(letter, letter.parent / "out", given=DAY, by_verapdf=True).path


@pytest.fixture
def copy(bag: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(bag, tmp_path / "copy.bag"))


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "find_spec", lambda _: None)


@pytest.mark.usefixtures("missing")
def test_it_is_refused_where_it_is_not_installed(letter: Path, tmp_path: Path) -> None:
    with pytest.raises(MastheadError) as raised:
        make_bag(letter, tmp_path / "out", by_verapdf=True)
    assert [fault.code for fault in raised.value.faults] == ["MH686"]
    assert raised.value.exit_code is Exit.ENVIRONMENT
    assert "pip install 'masthead[verapdf]'" in raised.value.faults[0].mend
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_the_report_is_in_the_bag_and_tells_no_time(letter: Path, bag: Path) -> None:
    told = json.loads((bag / REPORT).read_text("utf-8"))
    (file,) = told["files"]
    assert told["engine"] == f"veraPDF {package.engine_version()}"
    assert file["sha256"] == sha256((bag / "data" / file["file"]).read_bytes()).hexdigest()
    assert [(each["profile"], each["compliant"], each["failures"]) for each in file["profiles"]] == [
        ("PDF/A-3a", True, []),
        ("PDF/UA-1", True, []),
    ]
    assert all(each["checks"] > 100 for each in file["profiles"])
    again = make_bag(letter, letter.parent / "again", given=DAY, by_verapdf=True)
    assert (again.path / REPORT).read_bytes() == (bag / REPORT).read_bytes()
    assert (again.path / PREMIS).read_bytes() == (bag / PREMIS).read_bytes()
    assert verify_bag(bag).name == "rebuilt"


@pytest.mark.long
def test_the_event_is_recorded(bag: Path) -> None:
    premis = etree.parse(bag / PREMIS)
    etree.XMLSchema(file=str(Path(__file__).parent / "premis-3.0.xsd")).assertValid(premis)
    (event,) = (each for each in premis.iterfind("p:event", NAMES) if "veraPDF" in "".join(each.itertext()))
    said = {etree.QName(each).localname: each.text for each in event.iter() if (each.text or "").strip()}
    assert (said["eventType"], said["eventDateTime"], said["eventOutcome"]) == ("validation", DAY.date, "success")
    assert (said["linkingAgentIdentifierValue"], said["linkingObjectIdentifierValue"]) == (
        "veraPDF",
        "data/outputs/river.pdf",
    )
    agents = {
        agent.findtext("p:agentName", namespaces=NAMES): agent.findtext("p:agentVersion", namespaces=NAMES)
        for agent in premis.iterfind("p:agent", NAMES)
    }
    assert agents["veraPDF"] == package.engine_version()
    linked = [
        each.findtext("p:objectIdentifier/p:objectIdentifierValue", namespaces=NAMES)
        for each in premis.iterfind("p:object", NAMES)
        if said["eventIdentifierValue"] in [link.text for link in each.iter("{*}linkingEventIdentifierValue")]
    ]
    assert linked == ["data/outputs/river.pdf"]


@pytest.mark.long
@pytest.mark.parametrize(
    ("tampering", "codes"),
    [
        (edited(REPORT, "true", "false"), {"MH681"}),
        (redone(edited(REPORT, "true", "false")), {"MH682"}),
        (recorded(REPORT, edited(REPORT, '"checks": ', '"checks": 1')), {"MH685"}),
        (redone(removed(REPORT)), {"MH682"}),
    ],
)
def test_whoever_changes_the_report_is_found(copy: Path, tampering: Tampering, codes: set[str]) -> None:
    tampering(copy)
    with pytest.raises(MastheadError) as raised:
        verify_bag(copy)
    assert {fault.code for fault in raised.value.faults} == codes


@pytest.mark.long
@pytest.mark.usefixtures("missing")
def test_a_bag_whose_report_cannot_be_made_again_is_not_said_to_be_rebuilt(bag: Path) -> None:
    verdict = verify_bag(bag)
    assert verdict.name == "digests"
    assert "veraPDF is not installed" in verdict.because


@pytest.mark.long
def test_a_report_of_another_version_is_told(copy: Path) -> None:
    own = package.engine_version()
    redone(edited(PREMIS, f":agentVersion>{own}<", ":agentVersion>1.2.3<"))(copy)
    verdict = verify_bag(copy)
    assert (verdict.name, verdict.because) == ("digests", f"veraPDF 1.2.3 is {own} here")


@pytest.mark.long
def test_a_file_at_fault_and_one_that_is_no_pdf() -> None:
    data = BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(data)
    for given, code in ((data.getvalue(), "MH687"), (b"no PDF", "MH686")):
        with pytest.raises(MastheadError) as raised:
            verapdf_report({"outputs/a.pdf": given})
        assert [fault.code for fault in raised.value.faults] == [code]
        assert raised.value.exit_code is Exit.ENVIRONMENT


@pytest.mark.long
def test_the_command(masthead: Callable[..., object], letter: Path, bag: Path, tmp_path: Path) -> None:
    done = masthead("archive", letter, "--out", tmp_path, "--date", DAY.date, "--verapdf", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["receipt"] == sha256((bag / "tagmanifest-sha256.txt").read_bytes()).hexdigest()
