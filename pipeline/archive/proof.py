"""Proves that a deposit is intact: every file as listed, nothing missing, nothing added, and the record agrees."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISREG

import bagit

from pipeline.archive.bag import RECORDS, quiet
from pipeline.errors import Fault, MastheadError, Place
from pipeline.xmlio.parse import parse, read_bytes

_PREMIS = "{http://www.loc.gov/premis/v3}"
_MEND = "take the bag from another copy"


def verify_bag(path: Path) -> None:
    """Return where the bag is intact.

    Raises ``MastheadError``: MH680 where it is no bag, MH681 for each file that is missing, added or changed, MH682
    where the record and the manifest disagree.
    """
    place = Place(str(path))
    strange = tuple(_strange(path))
    if strange:
        raise MastheadError(strange)
    with quiet():
        try:
            bag = bagit.Bag(str(path))
        except Exception as error:  # noqa: BLE001 - whatever the package meets in a manifest that somebody else wrote
            wrong = str(error) if isinstance(error, bagit.BagError) else f"its manifests cannot be read ({error})"
            raise MastheadError([Fault("MH680", place, wrong, "a BagIt bag", "name the folder of a bag")]) from None
        try:
            bag.validate()
        except Exception as error:  # noqa: BLE001 - the same
            details = getattr(error, "details", ()) or (error,)
            faults = [
                Fault("MH681", place, str(detail), "the files as the manifest lists them", _MEND) for detail in details
            ]
            raise MastheadError(faults) from None
    found = tuple(_record(bag, path))
    if found:
        raise MastheadError(found)


def _strange(path: Path) -> Iterator[Fault]:
    """What is neither a folder nor a plain file, such as a pipe, which nobody could read to its end."""
    for root, folders, files in os.walk(path):
        for name in (*folders, *files):
            mode = Path(root, name).lstat().st_mode
            if not (S_ISREG(mode) or S_ISDIR(mode)):
                yield Fault("MH681", Place(str(Path(root, name))), "it is no plain file", "plain files only", _MEND)


def _record(bag: bagit.Bag, path: Path) -> Iterator[Fault]:
    """The record lists every file of the payload but the records themselves, with its digest."""
    listed = {name: digests.get("sha256", "") for name, digests in bag.entries.items() if name.startswith("data/")}
    premis = path / "data" / "record" / "premis.xml"
    root = parse(str(premis), read_bytes(premis)).root
    told = {
        file.findtext(f"{_PREMIS}objectIdentifier/{_PREMIS}objectIdentifierValue", ""): file.findtext(
            f"{_PREMIS}objectCharacteristics/{_PREMIS}fixity/{_PREMIS}messageDigest", ""
        )
        for file in root.findall(f"{_PREMIS}object")
        if file.find(f"{_PREMIS}objectCharacteristics") is not None
    }
    records = {f"data/record/{name}.xml" for name in RECORDS}
    for name in sorted({*listed, *told} - records):
        if listed.get(name) != told.get(name):
            wrong = f"{name} is {told.get(name) or 'not listed'} in the record"
            yield Fault("MH682", Place(str(premis)), wrong, listed.get(name) or "not listed", _MEND)
