"""Proves that a deposit is intact: by its receipt, or by its digests and by building it anew from its own source."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from lxml import etree

from pipeline.archive.bagging import lines_of
from pipeline.archive.manifests import MEND, Manifest, compared, inventory, read_manifests
from pipeline.archive.payload import RECORDS, premis_in
from pipeline.archive.rebuilt import Verdict, not_rebuilt, rebuilt
from pipeline.archive.versions import record_words
from pipeline.archive.zipped import opened, told_of
from pipeline.errors import Fault, MastheadError, Place, environment_error
from pipeline.xmlio.parse import parse, read_bytes

TAGS = "tagmanifest-sha256.txt"
_PREMIS = "{http://www.loc.gov/premis/v3}"


def receipt_of(bag: Path) -> str:
    """The receipt of a bag: the SHA-256 of its tag manifest, which holds a digest of all else. Raises ``OSError``."""
    with opened(bag) as folder:
        return sha256((folder / TAGS).read_bytes()).hexdigest()


def verify_bag(bag: Path, *, receipt: str = "") -> Verdict:
    """What can be said of a bag that is intact, packed or not; ``receipt`` is what was printed when it was made.

    Raises ``MastheadError``: MH680 where it is no bag, MH681 for each file that is missing, added or changed, MH682
    where the record and the manifest disagree, MH684 where the receipt is of another bag, MH685 for each file that
    the source in the bag does not give, MH688 (exit 3) where the machine cannot read or unpack it.
    """
    try:
        with opened(bag) as folder:
            try:
                return _verified(folder, receipt)
            except MastheadError as error:
                raise told_of(error, folder, bag) from None
    except OSError as error:
        raise environment_error(
            "MH688",
            f"nothing can be said of the bag ({error.strerror or error})",
            "a bag that can be read, and room for temporary files",
            "make room, or name another folder for temporary files in TMPDIR",
            Place(str(bag)),
        ) from None


def _verified(bag: Path, receipt: str) -> Verdict:
    place = Place(str(bag))
    if not bag.is_dir():
        raise MastheadError([Fault("MH680", place, "it is no folder", "a BagIt bag", "name the folder of a bag")])
    files, faults = inventory(bag)
    found = [*faults, *_declared(bag, files)]
    if not found:
        manifests = read_manifests(bag, files, found)
        found.extend(compared(bag, files, manifests))
        found.extend(_receipt(bag, files, manifests, receipt))
    foreign = not found and not premis_in(bag).is_file() and not _ours(bag, files)
    if not found and not foreign:
        found.extend(_record(bag, manifests))
    if found:
        raise MastheadError(found)
    if receipt:
        return Verdict.RECEIPT
    return not_rebuilt("another program made it, and it has no PREMIS record here") if foreign else rebuilt(bag)


def _ours(bag: Path, files: tuple[str, ...]) -> bool:
    """Whether the bag says that masthead made it."""
    info = "bag-info.txt"
    lines = read_bytes(bag / info).decode("utf-8", "replace").splitlines() if info in files else []
    return any(line.startswith(f"Bag-Software-Agent: {record_words()['maker']} ") for line in lines)


def _declared(bag: Path, files: tuple[str, ...]) -> Iterator[Fault]:
    """Whether it is a bag, and whole: nothing is to be fetched from elsewhere."""
    place = Place(str(bag))
    if "bagit.txt" not in files:
        yield Fault("MH680", place, "there is no bagit.txt", "a BagIt bag", "name the folder of a bag")
        return
    lines = read_bytes(bag / "bagit.txt").decode("utf-8", "replace").splitlines()
    if not lines or not lines[0].startswith("BagIt-Version: ") or "Tag-File-Character-Encoding: UTF-8" not in lines:
        yield Fault("MH680", place, "bagit.txt declares no bag", "BagIt-Version, and UTF-8 as encoding", MEND)
    if "fetch.txt" in files:
        wrong = "fetch.txt names files to be fetched from elsewhere"
        yield Fault("MH681", Place(str(bag / "fetch.txt")), wrong, "a whole bag", MEND)


def _receipt(bag: Path, files: tuple[str, ...], manifests: tuple[Manifest, ...], receipt: str) -> Iterator[Fault]:
    if receipt:
        own = receipt_of(bag) if TAGS in files else "none, as it has no such file"
        if receipt.strip().lower() != own:
            yield Fault("MH684", Place(str(bag / TAGS)), f"the receipt of this bag is {own}", receipt.strip(), MEND)
        for each in manifests:  # the receipt holds the digest of one tag manifest, which holds none of the others
            path = bag / each.name
            if (
                each.tags
                and each.name != TAGS
                and read_bytes(path).decode("utf-8", "replace") != lines_of(each.digests)
            ):
                yield Fault("MH684", Place(str(path)), "its lines stand otherwise", "the lines as written", MEND)


def _record(bag: Path, manifests: tuple[Manifest, ...]) -> Iterator[Fault]:
    """The record lists every file of the payload but the records themselves, with its digest."""
    listed = next((each.digests for each in manifests if each.algorithm == "sha256" and not each.tags), {})
    listed = {normalize("NFC", name): digest for name, digest in listed.items()}
    premis = premis_in(bag)
    told = dict(_told(parse(str(premis), read_bytes(premis)).root))
    records = {premis.relative_to(bag).as_posix(), *(f"data/{name}" for name in RECORDS)}
    for name in sorted({*listed, *told} - records):
        if listed.get(name) != told.get(name):
            wrong = f"{name} is {told.get(name) or 'not listed'} in the record"
            yield Fault("MH682", Place(str(premis)), wrong, listed.get(name) or "not listed", MEND)


def _told(root: etree._Element) -> Iterator[tuple[str, str]]:
    for file in root.findall(f"{_PREMIS}object[{_PREMIS}objectCharacteristics]"):
        name = file.findtext(f"{_PREMIS}objectIdentifier/{_PREMIS}objectIdentifierValue", "")
        digest = file.findtext(f"{_PREMIS}objectCharacteristics/{_PREMIS}fixity/{_PREMIS}messageDigest", "")
        yield normalize("NFC", name), digest.lower()
