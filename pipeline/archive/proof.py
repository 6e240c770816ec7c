"""Proves that a deposit is intact: every file as listed, nothing missing, nothing added, and the record agrees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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
    with quiet():
        try:
            bag = bagit.Bag(str(path))
        except bagit.BagError as error:
            raise MastheadError(
                [Fault("MH680", place, str(error), "a BagIt bag", "name the folder of a bag")]
            ) from None
        try:
            bag.validate()
        except bagit.BagError as error:
            details = getattr(error, "details", ()) or (error,)
            faults = [
                Fault("MH681", place, str(detail), "the files as the manifest lists them", _MEND) for detail in details
            ]
            raise MastheadError(faults) from None
    found = tuple(_record(bag, path))
    if found:
        raise MastheadError(found)


def _record(bag: bagit.Bag, path: Path) -> Iterator[Fault]:
    """The record lists every file of the payload but the records themselves, with its digest."""
    listed = {name: digests["sha256"] for name, digests in bag.entries.items() if name.startswith("data/")}
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
