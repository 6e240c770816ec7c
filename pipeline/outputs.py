"""The table of outputs: what each is called, what it is, and what it carries. It imports nothing of the product.

Help texts, names of files, stages, verify, the deposit's media types and the list in README follow from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Format(Enum):
    """An output. The value is its name on the command line."""

    PDF = "pdf"
    DOCX = "docx"
    AKN = "akn"
    HTML = "html"
    TXT = "txt"

    @property
    def extension(self) -> str:
        """What follows the document's name: ``.pdf``, or ``.akn.xml``."""
        return OUTPUTS[self].extension

    @property
    def carries(self) -> tuple[Format, ...]:
        """The other outputs that this one has attached."""
        return OUTPUTS[self].carries


@dataclass(frozen=True, slots=True)
class Output:
    """A kind of output: how its file ends, its media type, what it is, and which others it has attached."""

    extension: str
    media_type: str
    about: str
    carries: tuple[Format, ...] = ()


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OUTPUTS = {
    Format.PDF: Output(".pdf", "application/pdf", "the pages as issued, PDF/A and PDF/UA in one file", (Format.AKN,)),
    Format.DOCX: Output(".docx", _WORD, "a Word file with native styles, lists, notes and fields"),
    Format.AKN: Output(".akn.xml", "application/akn+xml", "Akoma Ntoso for the United Nations (AKN4UN)"),
    Format.HTML: Output(".html", "text/html", "an accessible page for a browser"),
    Format.TXT: Output(".txt", "text/plain", "plain text"),
}
