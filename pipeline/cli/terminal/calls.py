"""What a call may name: files of this machine, whose names every machine can read."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from pipeline.errors import MastheadError, Place, call_error

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,40}:/|(mailto|urn|data):", re.IGNORECASE)
# Names of devices, with or without an extension: Windows opens the device in place of the file.
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?", re.IGNORECASE)


def refuse_addresses(given: argparse.Namespace) -> None:
    """Refuse a call that names an address where a file or folder is meant: MH120, exit 2."""
    values = (value if isinstance(value, list) else [value] for value in vars(given).values())
    for path in (each for several in values for each in several if isinstance(each, Path)):
        if _ADDRESS.match(str(path)) and not path.exists():
            raise call_error(
                "MH120",
                "this is an address, not a file",
                "the path of a file: masthead opens no addresses",
                "save what the address has in a file, and name the file",
                Place(str(path)),
            )


def device_name(stem: str) -> bool:
    """Whether files of that name cannot be opened under Windows: ``con``, ``nul.en``."""
    return _DEVICE.fullmatch(stem.rstrip(" ")) is not None


def device_error(path: Path) -> MastheadError:
    """The refusal of a source whose outputs would have such a name: MH121, exit 2."""
    return call_error(
        "MH121",
        f"“{path.stem}” is the name of a device under Windows, where no file can have it",
        "a name such as lima-declaration.xml",
        "rename the source",
        Place(str(path)),
    )
