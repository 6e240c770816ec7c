"""File names after the symbol, and back: ``A_79_123-S_2025_45.en``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from pipeline.document.model import Document

# In a joint name a hyphen divides the symbols: it is followed by the letters of an organ and the low line of a slash.
_JOINT = re.compile(r"-(?=[A-Z]+_)")
_KEPT = "()"


def file_stem(document: Document) -> str:
    """The name of a document's files, after its symbols and its language."""
    symbols = "-".join(_encoded(symbol.text) for symbol in document.masthead.symbols)
    return f"{symbols}.{document.language.code}"


def symbols_of(stem: str) -> tuple[tuple[str, ...], str]:
    """The symbols and the language that ``file_stem`` made a name of."""
    names, _, language = stem.rpartition(".")
    return tuple(unquote(name.replace("_", "/")) for name in _JOINT.split(names)), language


def _encoded(symbol: str) -> str:
    """A symbol as a file name: a low line for a slash; what could be misread or is unsafe is percent-encoded."""
    parts = [quote(part, safe=_KEPT).replace("_", "%5F") for part in symbol.split("/")]
    joined = "_".join(parts)
    return _JOINT.sub("%2D", joined)
