"""What a call may name: files of this machine, whose names every machine can read."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from pipeline.errors import Place, call_error

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,40}:/|(mailto|urn|data):", re.IGNORECASE)


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
