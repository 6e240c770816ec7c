"""What a build is asked for. Frozen: no stage changes it for another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Format(Enum):
    """An output. The value is its name on the command line; see ``extension`` for its file."""

    PDF = "pdf"
    DOCX = "docx"
    AKN = "akn"
    HTML = "html"
    TXT = "txt"

    @property
    def extension(self) -> str:
        """What follows the document's name: ``.pdf``, or ``.akn.xml``."""
        return ".akn.xml" if self is Format.AKN else f".{self.value}"

    @property
    def carries(self) -> tuple[Format, ...]:
        """The other outputs that this one has attached."""
        return (Format.AKN,) if self is Format.PDF else ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process that makes the pages may use: megabytes of memory, seconds a document; 0 is no limit."""

    memory: int = 0
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a build.

    ``layout`` overrules document and date; ``profile`` is the pair of PDF standards; ``shape`` the form of the AKN
    (``flat``, ``wrapper``); ``form`` is ``issued`` or ``submission``; ``review`` makes the working copy.
    """

    formats: tuple[Format, ...] = tuple(Format)
    out: Path = Path("build")
    verify: bool = True
    validate: bool = True
    force: bool = False
    layout: str = ""
    profile: str = "a3a-ua1"
    shape: str = "flat"
    form: str = "issued"
    review: bool = False
    name: str = "source"
    limits: Limits = Limits()

    @property
    def issued(self) -> bool:
        """Whether the DOCX has the pages of the issued document: it is neither to be signed nor a working copy."""
        return self.form == "issued" and not self.review
