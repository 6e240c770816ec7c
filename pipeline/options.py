"""What a build is asked for. Frozen: no stage changes it for another."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from pipeline.levels import AS_FOUND, Levels
from pipeline.outputs import Format

FOLDER = Path("build")  # of the outputs, where nobody names another
LAYOUTS = ("new-york-2025", "new-york", "new-york-2006", "geneva")


class Limits(Struct, frozen=True):
    """What the process that makes the pages may use: megabytes of memory, seconds a document; 0 is no limit."""

    memory: int = 0
    seconds: int = 0


class Options(Struct, frozen=True):
    """The options of a build.

    ``layout`` overrules document and date; ``profile`` is the pair of PDF standards; ``shape`` the form of the AKN
    (``flat``, ``wrapper``); ``form`` is ``issued`` or ``submission``; ``review`` makes the working copy; ``levels`` say
    how grave a finding is. ``wrap`` is the width of the text in columns, 0 for lines of any length. ``published``
    are the formats that a page leads to (``None``: those that are built), ``versions`` the languages of the pages
    beside it.
    ``renumbered`` are pairs of eIds, now and in an earlier version, for the AKN.
    """

    formats: tuple[Format, ...] = tuple(Format)
    out: Path = FOLDER
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
    levels: Levels = AS_FOUND
    wrap: int = 0
    published: tuple[Format, ...] | None = None
    versions: tuple[str, ...] = ()
    renumbered: tuple[tuple[str, str], ...] = ()

    @property
    def led_to(self) -> tuple[Format, ...]:
        """The formats that a page leads to: files that lie beside it, or come to lie there with it."""
        return self.formats if self.published is None else self.published

    @property
    def issued(self) -> bool:
        """Whether the DOCX has the pages of the issued document: it is neither to be signed nor a working copy."""
        return self.form == "issued" and not self.review
