"""The source that a DOCX carries: ``masthead import`` gives it back as long as nobody has changed the words.

It is packed into one element of a custom XML part, which Word and LibreOffice keep as it is.
"""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from msgspec import Struct

NAMESPACE = "urn:masthead:carried?=1"  # as for the record: LibreOffice does not read past the "="
STORE = f"{{{str(uuid5(NAMESPACE_URL, NAMESPACE)).upper()}}}"
_LONGEST = 20 * 1024 * 1024  # bytes of a source


class Carried(Struct, frozen=True):
    """A source, and which form of the document was made of it."""

    source: bytes
    submission: bool = False
    review: bool = False


def packed(carried: Carried) -> str:
    """The words of the element that carries a source."""
    return b64encode(zlib.compress(carried.source, 9)).decode("ascii")


def unpacked(part: bytes) -> Carried | None:
    """What a custom XML part carries; ``None`` where it carries no source, or a damaged one."""
    if NAMESPACE.encode() not in part or b"<!DOCTYPE" in part:
        return None
    try:
        root = ET.fromstring(part)  # noqa: S314 - it has no DOCTYPE, so no entities
        engine = zlib.decompressobj()
        source = engine.decompress(b64decode("".join((root.text or "").split()), validate=True), _LONGEST)
    except (ET.ParseError, ValueError, zlib.error):
        return None
    whole = not engine.unconsumed_tail and engine.eof
    return Carried(source, root.get("form") == "submission", root.get("review") == "true") if whole else None
