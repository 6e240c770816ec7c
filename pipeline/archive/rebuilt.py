"""Builds a deposit anew from the source that it holds: only then is proven that its outputs say what that says."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import ClassVar
from unicodedata import normalize

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from pipeline.archive.earlier import differences
from pipeline.archive.given import given_of
from pipeline.archive.payload import Contents, build, fill, premis_in
from pipeline.archive.received import received_of
from pipeline.archive.verapdf.package import engine_version, require_verapdf
from pipeline.archive.verapdf.report import VERAPDF
from pipeline.archive.versions import record_words, versions
from pipeline.errors import Exit, Fault, MastheadError, Place
from pipeline.xmlio.parse import parse, read_bytes

_PREMIS = "{http://www.loc.gov/premis/v3}"
_QUOTED = 3


class Verdict(Struct, frozen=True):
    """What is proven of a bag that is intact, in a word and in words."""

    name: str
    words: str
    because: str = ""

    RECEIPT: ClassVar[Verdict]
    EQUAL: ClassVar[Verdict]


Verdict.RECEIPT = Verdict("receipt", "intact: it is the bag of that receipt")
Verdict.EQUAL = Verdict("rebuilt", "intact, and rebuilt equal from its own source")


def not_rebuilt(because: str) -> Verdict:
    """That no file was damaged, and why no more is proven."""
    return Verdict("digests", "digests intact, not rebuilt", because)


def rebuilt(bag: Path) -> Verdict:
    """Build a bag anew whose digests are intact, and say what came of it.

    What another version of masthead made, or other fonts, is not built. Raises ``MastheadError`` MH685 for each file
    that is another than the source in the bag gives.
    """
    other = _made_otherwise(bag)
    if other:
        return not_rebuilt(other)
    sources = _sources(bag)
    with tempfile.TemporaryDirectory() as temporary:
        made = Path(temporary) / "bag"
        try:
            given = given_of(bag)
            carried = received_of(bag, premis_in(bag))
            built = [build(source, layout=given.layout) for source in sources]
            fill(made, Contents(built, carried, (bag / "data" / VERAPDF).is_file()), given)
        except MastheadError as error:
            if error.exit_code is Exit.ENVIRONMENT:
                return not_rebuilt(str(error.faults[0]))
            first = _fault(sources[0].parent, "it does not build", "the source that the outputs were made of")
            raise MastheadError([first, *error.faults]) from None
        except OSError as error:
            return not_rebuilt(f"there is no room for it here: {error.strerror or error}")
        found = [
            _fault(bag / name, f"it {wrong}", "what the source in the bag gives")
            for name, wrong in differences(made, bag)
            if not name.startswith(("manifest-", "tagmanifest-"))  # their digests are proven, their form is free
        ]
    if found:
        raise MastheadError(found)
    return replace(Verdict.EQUAL, because=_CARRIED if carried else "")


_CARRIED = "what was received is proven by its digests, and against who redoes them by the receipt"


def _sources(bag: Path) -> list[Path]:
    """The sources in the order in which the record names them. Raises ``MastheadError`` MH685 where it does not."""
    folder, record = bag / "data" / "source", bag / "data" / "record" / "dublin-core.xml"
    there = {normalize("NFC", path.name): path for path in sorted(folder.glob("*.xml"))}
    named = parse(str(record), read_bytes(record)).root.iterfind("{http://purl.org/dc/elements/1.1/}source")
    names = [normalize("NFC", (each.text or "").rpartition("/")[2]) for each in named]
    if not names or set(names) != set(there):
        raise MastheadError([_fault(folder, f"it holds {len(there)} sources", "those that the Dublin Core names")])
    return [there[name] for name in names]


def _made_otherwise(bag: Path) -> str:
    """What made the bag and is another here; ``''`` where all is the same."""
    path = premis_in(bag)
    root = parse(str(path), read_bytes(path)).root
    told = set(_told(root))
    other = [version for version in versions() if (version.name, version.value) not in told]
    if not other:
        return _engine(bag, root)
    made = next((value for name, value in told if name == versions()[0].name), "another version")
    names = ", ".join(version.name for version in other[:_QUOTED])
    return f"made by {versions()[0].name} {made}; {names} {'is' if len(other) == 1 else 'are'} others here"


def _engine(bag: Path, root: etree._Element) -> str:
    """Why what veraPDF found cannot be found again; ``''`` where it can, or where it was not asked."""
    name = record_words()["verapdf"]["name"]
    if not (bag / "data" / VERAPDF).is_file():
        return ""
    try:
        require_verapdf()
    except MastheadError as error:
        return f"it holds a report of {name}; {error.faults[0].wrong}"
    agents = {each.findtext(f"{_PREMIS}agentName", ""): each for each in root.iterfind(f"{_PREMIS}agent")}
    used = agents[name].findtext(f"{_PREMIS}agentVersion", "") if name in agents else engine_version()
    return "" if used == engine_version() else f"{name} {used} is {engine_version()} here"


def _told(root: etree._Element) -> list[tuple[str, str]]:
    """The versions that the record tells, by name."""
    own = root.findtext(f"{_PREMIS}agent/{_PREMIS}agentVersion", "")
    notes = [note.text or "" for note in root.iterfind(f"{_PREMIS}agent/{_PREMIS}agentNote")]
    parts = [note.rpartition(": ") for note in notes]
    return [(versions()[0].name, own), *((name, value) for name, _, value in parts)]


def _fault(path: Path, wrong: str, expected: str) -> Fault:
    return Fault("MH685", Place(str(path)), wrong, expected, "take the bag from another copy")
