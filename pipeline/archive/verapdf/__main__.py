"""Validates a PDF by profiles, in a process of its own: ``python -m pipeline.archive.verapdf FILE PROFILE …``.

Out: a row a profile as JSON on standard output. It has no times.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from msgspec import to_builtins

from pipeline.archive.verapdf.engine import validate


def main(path: str, *flavours: str) -> None:
    """Print what veraPDF finds in the file by each profile."""
    print(json.dumps([to_builtins(validate(Path(path), flavour)) for flavour in flavours]))


main(*sys.argv[1:])
