"""Who deposits and when: as given, as the machine says, and never what did not happen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import bagit
import pytest
from look.building import source
from lxml import etree

from pipeline.archive import Given, make_bag, verify_bag
from pipeline.errors import Exit, MastheadError

PREMIS = "{http://www.loc.gov/premis/v3}"
NAMES = {"dc": "http://purl.org/dc/elements/1.1/", "t": "http://purl.org/dc/terms/"}
SAID = Given(
    date="2027-03-04", depositor="Records of Ruritania", contact="Ann\u00a0Archer \u0645\u06cc\u200c\u0631\u0648\u062f",
    email="ann@example.org",
    identifier="RU/7 & 8", access="Closed until 2055", retention="Permanent",
)  # fmt: skip


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "river.xml"
    path.write_bytes(source())
    return path


@pytest.fixture(scope="module")
def bag(letter: Path) -> Path:
    return make_bag(letter, letter.parent / "out", by_symbol=True, given=SAID).path


def days(bag: Path) -> set[str]:
    premis = etree.parse(bag / "data" / "metadata" / "premis.xml")
    return {bagit.Bag(str(bag)).info["Bagging-Date"], *(each.text for each in premis.iter(f"{PREMIS}eventDateTime"))}


def test_what_is_given_stands_in_the_bag_and_in_both_records(bag: Path) -> None:
    info = bagit.Bag(str(bag)).info
    assert info["Source-Organization"] == SAID.depositor
    assert (info["Contact-Name"], info["Contact-Email"]) == (SAID.contact, SAID.email)
    assert (info["Internal-Sender-Identifier"], info["Original-Name"]) == (SAID.identifier, "river.xml")
    premis = etree.parse(bag / "data" / "metadata" / "premis.xml")
    granted = [tuple(part.text for part in each) for each in premis.iter(f"{PREMIS}rightsGranted")]
    assert granted == [("disseminate", SAID.access), ("delete", SAID.retention)]
    assert SAID.depositor in [each.text for each in premis.iter(f"{PREMIS}agentName")]
    assert SAID.identifier in [each.text for each in premis.iter(f"{PREMIS}objectIdentifierValue")]
    assert days(bag) == {SAID.date}
    dublin = etree.parse(bag / "data" / "record" / "dublin-core.xml")
    assert dublin.findtext("t:accessRights", namespaces=NAMES) == SAID.access
    assert dublin.findtext("t:dateSubmitted", namespaces=NAMES) == SAID.date
    assert verify_bag(bag).name == "rebuilt"


@pytest.mark.long
def test_creator_publisher_and_date_are_always_told(bag: Path, lima: Path, tmp_path: Path) -> None:
    told = []
    for each in (bag, make_bag(lima, tmp_path).path):
        dublin = etree.parse(each / "data" / "record" / "dublin-core.xml")
        told.append([dublin.findtext(f"dc:{name}", namespaces=NAMES) for name in ("creator", "publisher", "date")])
    assert told[0] == ["Permanent Representative of Ruritania to the United Nations", "United Nations", "2025-05-06"]
    assert told[1][0]
    assert told[1][1:] == ["Not published by the United Nations", "2006-06-07"]


@pytest.mark.long
def test_the_day(letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = datetime.now(UTC).date()
    made = make_bag(letter, tmp_path / "now").path
    (day,) = days(made)
    assert before <= date.fromisoformat(day) <= before + timedelta(1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")
    one, other = (make_bag(letter, tmp_path / name) for name in ("one", "other"))
    assert days(one.path) == {"2030-01-01"}
    assert one.receipt == other.receipt
    assert not make_bag(letter, tmp_path / "now").written
    with pytest.raises(MastheadError) as raised:
        make_bag(letter, tmp_path / "now", given=Given(date="2030-01-01"))
    assert [fault.code for fault in raised.value.faults] == ["MH693"]


@pytest.mark.parametrize(
    "given",
    [Given(date="4 March"), Given(date="2027-02-30"), Given(depositor="two\nlines"), Given(contact=" "),
     Given(access="\0"), Given(identifier="\ud800")],
)  # fmt: skip
def test_what_cannot_be_used_is_refused(letter: Path, tmp_path: Path, given: Given) -> None:
    with pytest.raises(MastheadError) as raised:
        make_bag(letter, tmp_path, given=given)
    assert [fault.code for fault in raised.value.faults] == ["MH111"]
    assert raised.value.exit_code is Exit.CALL
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("seconds", ["soon", "1e9", "9" * 40, "-1", " 5", "\u0661\u0662"])
def test_an_epoch_that_is_none_is_refused(
    letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(MastheadError) as raised:
        make_bag(letter, tmp_path)
    assert [fault.code for fault in raised.value.faults] == ["MH111"]
    assert raised.value.exit_code is Exit.CALL


def test_the_command_takes_them(masthead: Callable[..., object], letter: Path, tmp_path: Path) -> None:
    said = ("--date", "2027-03-04", "--depositor", "Records", "--access", "Open", "--contact", "A")
    more = ("--email", "a@example.org", "--identifier", "7", "--retention", "Permanent")
    assert masthead("archive", letter, "--out", tmp_path, *said, *more).returncode == 0
    info = bagit.Bag(str(tmp_path / "river.bag")).info
    assert (info["Bagging-Date"], info["Access-Restriction"], info["Retention"]) == ("2027-03-04", "Open", "Permanent")


@pytest.mark.long
def test_the_layout_of_a_project_holds_for_its_deposits(
    masthead: Callable[..., object], letter: Path, tmp_path: Path
) -> None:
    source = tmp_path / "river.xml"
    source.write_bytes(letter.read_bytes())
    (tmp_path / "masthead.toml").write_text('layout = "geneva"\n[archive]\ndepositor = "Registry"\n', encoding="utf-8")
    assert masthead("archive", source, "--out", tmp_path).returncode == 0
    assert masthead("build", source, "--to", "pdf", "--out", tmp_path / "built").returncode == 0
    bag = tmp_path / "river.bag"
    assert (bag / "data" / "outputs" / "river.pdf").read_bytes() == (tmp_path / "built" / "river.pdf").read_bytes()
    assert bagit.Bag(str(bag)).info["Source-Organization"] == "Registry"
    moved = tmp_path.parent / f"{tmp_path.name}.bag"
    bag.rename(moved)
    assert verify_bag(moved).name == "rebuilt"
