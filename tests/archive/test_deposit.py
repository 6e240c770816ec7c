"""Deposits: what is in them, that they are the same twice, and that damage is found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import etree

from pipeline.archive import Deposit, Given, make_bag, verify_bag
from pipeline.errors import MastheadError

DAY = "2027-03-04"
PREMIS = {"p": "http://www.loc.gov/premis/v3"}
DC = {"dc": "http://purl.org/dc/elements/1.1/", "t": "http://purl.org/dc/terms/"}


@pytest.fixture(scope="module")
def bag(lima: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_bag(lima, tmp_path_factory.mktemp("deposit"), given=Given(date=DAY)).path


def _files(bag: Path) -> dict[str, bytes]:
    return {path.relative_to(bag).as_posix(): path.read_bytes() for path in sorted(bag.rglob("*")) if path.is_file()}


@pytest.mark.long
def test_it_holds_source_outputs_schema_and_records_and_is_intact(bag: Path, lima: Path) -> None:
    files = _files(bag)
    outputs = {name.rpartition("/")[2] for name in files if name.startswith("data/outputs/")}
    assert outputs == {f"lima-declaration{ending}" for ending in (".pdf", ".docx", ".akn.xml", ".html", ".txt")}
    assert files["data/source/lima-declaration.xml"] == lima.read_bytes()
    assert "data/schema/masthead.xsd" in files
    assert len(files["manifest-sha256.txt"].splitlines()) == len([name for name in files if name.startswith("data/")])
    verify_bag(bag)


def test_the_record_says_who_made_it_from_what_and_on_what_evidence(bag: Path) -> None:
    dublin = etree.parse(bag / "data" / "record" / "dublin-core.xml").getroot()
    said = {path: [element.text for element in dublin.findall(path, DC)] for path in ("dc:description", "dc:rights")}
    assert said["dc:description"] == ["Not an official text (reconstruction)"]
    assert said["dc:rights"][0]
    assert any("A/61/50" in (element.text or "") for element in dublin.findall("t:provenance", DC))
    assert [element.text for element in dublin.findall("dc:language", DC)] == ["en"]
    assert "Lima Declaration" in (dublin.findtext("t:hasPart", namespaces=DC) or "")
    premis = etree.parse(bag / "data" / "metadata" / "premis.xml").getroot()
    note = premis.findtext("p:agent/p:agentNote", namespaces=PREMIS)
    assert note == "Publishing pipeline; not a service of the United Nations"
    assert {element.text for element in premis.findall("p:event/p:eventDateTime", PREMIS)} == {DAY}
    derived = premis.findall("p:object/p:relationship", PREMIS)
    assert len(derived) == 5


@pytest.mark.long
def test_the_same_bytes_twice(bag: Path, lima: Path, tmp_path: Path) -> None:
    again = make_bag(lima, tmp_path, given=Given(date=DAY))
    assert _files(again.path) == _files(bag)
    assert again.written
    info = again.path / "bag-info.txt"
    inode = info.stat().st_ino
    assert make_bag(lima, tmp_path) == Deposit(again.path, written=False)
    assert info.stat().st_ino == inode
    assert [path.name for path in tmp_path.iterdir()] == ["lima-declaration.bag"]


@pytest.mark.parametrize("damage", ["changed", "missing", "added", "record"])
def test_damage_is_found(bag: Path, tmp_path: Path, damage: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(bag, copy)
    victim = copy / "data" / "outputs" / "lima-declaration.txt"
    if damage == "changed":
        victim.write_text("another text", encoding="utf-8")
    elif damage == "missing":
        victim.unlink()
    elif damage == "added":
        (copy / "data" / "outputs" / "more.txt").write_text("more", encoding="utf-8")
    else:
        _forge(copy, victim)
    with pytest.raises(MastheadError) as caught:
        verify_bag(copy)
    assert {fault.code for fault in caught.value.faults} == {"MH682" if damage == "record" else "MH681"}


def _forge(copy: Path, victim: Path) -> None:
    """Another text with manifests made anew: only the record still tells."""
    from hashlib import new

    victim.write_bytes(b"x" * victim.stat().st_size)
    for kind in ("manifest", "tagmanifest"):
        for algorithm in ("sha256", "sha512"):
            manifest = copy / f"{kind}-{algorithm}.txt"
            names = [line.partition("  ")[2] for line in manifest.read_text("utf-8").splitlines()]
            lines = [f"{new(algorithm, (copy / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
            manifest.write_text("".join(lines), encoding="utf-8")


def test_what_is_no_bag_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MastheadError) as caught:
        verify_bag(tmp_path)
    assert [fault.code for fault in caught.value.faults] == ["MH680"]


@pytest.mark.long
def test_named_after_the_symbol(tmp_path: Path, lima: Path) -> None:
    source = tmp_path / "x.xml"
    text = (
        lima.read_text("utf-8")
        .replace('<symbol state="unassigned"', "<symbol")
        .replace("A/61/…</symbol>", "A/61/99</symbol>")
    )
    source.write_text(text, encoding="utf-8")
    bag = make_bag(source, tmp_path / "out", by_symbol=True).path
    assert bag.name == "A_61_99.en.bag"
    assert (bag / "data" / "outputs" / "A_61_99.en.pdf").is_file()
    verify_bag(bag)
