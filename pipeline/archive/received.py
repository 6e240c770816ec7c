"""Files that a deposit carries as they were received: originals, signatures by an outside key, reports of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from unicodedata import category, normalize

from lxml import etree
from msgspec import Struct

from pipeline.archive.given import UNFIT
from pipeline.errors import MastheadError, Place, call_error
from pipeline.reading import read_file
from pipeline.xmlio.parse import parse, read_bytes

FOLDER = "received"
_MOST = 1_000_000_000  # bytes of such a file
_PREMIS = "{http://www.loc.gov/premis/v3}"
_EXPECTED = "a file of at most 1 GB, with a name of its own and a role in one line"


class Received(Struct, frozen=True):
    """A file as it was received: its name, its bytes, and what it is ("note verbale as received")."""

    name: str
    role: str
    data: bytes


def received(paths: Iterable[Path], roles: Iterable[str]) -> tuple[Received, ...]:
    """The files at ``paths``, each with its role.

    Raises ``MastheadError`` MH115 (exit 2) for what cannot be carried.
    """
    pairs = list(zip(paths, roles, strict=True))
    names = [normalize("NFC", path.name).casefold() for path, _ in pairs]
    found = []
    for (path, role), name in zip(pairs, names, strict=True):
        tidy = " ".join(role.split())
        if not tidy or any(category(sign) in UNFIT for sign in tidy + path.name):
            raise _unfit(path, f"its role is {role!a}")
        if names.count(name) > 1:
            raise _unfit(path, "another one has the same name")
        try:
            data = read_file(path, _MOST + 1)
        except (OSError, ValueError) as error:
            raise _unfit(path, f"it cannot be read ({getattr(error, 'strerror', None) or error})") from None
        if len(data) > _MOST:
            raise _unfit(path, "it is too large")
        found.append(Received(path.name, tidy, data))
    return tuple(found)


def received_of(bag: Path, premis: Path) -> tuple[Received, ...]:
    """What a bag carries, with the roles that its record ``premis`` tells. Raises as ``received`` does."""
    folder = bag / "data" / FOLDER
    if not folder.is_dir():
        return ()
    root = parse(str(premis), read_bytes(premis)).root
    roles = {normalize("NFC", path): role for path, role in _roles(root)}
    paths = sorted(folder.iterdir())
    return received(paths, [roles.get(normalize("NFC", f"data/{FOLDER}/{path.name}"), "") for path in paths])


def _roles(root: etree._Element) -> Iterator[tuple[str, str]]:
    for file in root.iterfind(f"{_PREMIS}object"):
        path = file.findtext(f"{_PREMIS}objectIdentifier/{_PREMIS}objectIdentifierValue", "")
        yield path, file.findtext(f"{_PREMIS}significantProperties/{_PREMIS}significantPropertiesValue", "")


def _unfit(path: Path, wrong: str) -> MastheadError:
    mend = "masthead archive SOURCE --with FILE --role 'note verbale as received'"
    return call_error("MH115", f"{path.name} cannot be carried: {wrong}", _EXPECTED, mend, Place(str(path)))
