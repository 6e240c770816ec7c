"""Names of OpenDocument (OASIS OpenDocument 1.3, Part 3)."""

from __future__ import annotations

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = ("office", "text", "table", "style", "drawing")
OFFICE, TEXT, TABLE, STYLE, DRAW = (f"{{{_BASE}{name}:1.0}}" for name in _NAMES)
FO, SVG = (f"{{{_BASE}{name}-compatible:1.0}}" for name in ("xsl-fo", "svg"))
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"
