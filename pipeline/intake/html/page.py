"""The characters of a page: in the encoding that it names, without the conditions that only Word reads."""

from __future__ import annotations

import re

from pipeline.intake.kinds import decoded

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def text_of_page(data: bytes) -> str:
    """The characters of a page: in the encoding that it names, else as any text."""
    named = None if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) else _CHARSET.search(data[:4096])
    text = ""
    if named:
        try:
            name = named[1].decode().casefold()
            text = data.decode("cp1252" if name in ("iso-8859-1", "latin1", "us-ascii") else name, "replace")
        except LookupError:
            text = ""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text or decoded(data))
    return re.sub(r"<!\[(?:if[^\]]*|endif)\]>", "", text) or "<p></p>"
