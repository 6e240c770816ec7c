"""The PDF engine: WeasyPrint with what an archive and a screen reader need added, and start-up time taken away.

Importing this package is free: WeasyPrint, Pango and fonts are loaded by the first ``lay_out``. Nothing outside this
package reaches into WeasyPrint. ``speed`` holds changes that leave every byte of the output as it was,
``tags``, ``content`` and ``file`` those that make one file PDF/A *and* PDF/UA; ``lines`` and ``pages`` set them as the
house does. All are made for exactly one version (``engine.VERSION``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Attached:
    """A file attached to the PDF; ``relationship`` is an AFRelationship such as Source or Alternative (ISO 19005-3)."""

    name: str
    data: bytes
    mime: str
    description: str
    relationship: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the XMP packet and the Info dictionary say. Nothing here reads the clock.

    ``created`` is an ISO 8601 date of the source, or empty; ``status``, ``symbol`` and ``identifier`` are written in a
    schema of the product's own (``urn:masthead:xmp:1``), and left out where empty.
    """

    title: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    author: str
    creator: str
    created: str
    status: str
    symbol: str
    identifier: str


class Profile(Enum):
    """The pair of standards that one file keeps at once."""

    A3_UA1 = "a3a-ua1"
    A4F_UA2 = "a4f-ua2"


@dataclass(frozen=True, slots=True)
class WideWord:
    """A word that reaches out of its cell: ``table`` is the id of the table, which has so many ``columns``.

    ``column`` is the first that the cell stands in, counted from 1; ``width`` is the word's, ``room`` the cell's, both
    in points.
    """

    table: str
    columns: int
    column: int
    word: str
    width: float
    room: float


@dataclass(frozen=True)
class Laid:
    """One laid-out document: pages exist, nothing is painted yet."""

    pages: int
    document: Any = field(repr=False, compare=False)

    def page_of(self) -> Mapping[str, int]:
        """The page, counted from 1, on which each element with an id begins."""
        found: dict[str, int] = {}
        for number, page in enumerate(self.document.pages, start=1):
            for name in page.anchors:
                found.setdefault(name, number)
        return found

    def wide_words(self) -> tuple[WideWord, ...]:
        """The words of tables that are wider than their columns, in the order of the pages."""
        words: tuple[WideWord, ...] = import_module("pipeline.weasy.lines.wide_words").wide_words(self.document)
        return words


def warm(fontconfig: Path) -> None:
    """Load everything that laying out and writing will need. Raises what ``lay_out`` raises where it is missing."""
    engine = import_module("pipeline.weasy.engine")
    engine.load(fontconfig)
    import_module("pipeline.weasy.file.write")


def lay_out(html: str, css: str, *, fontconfig: Path, base: Path | None = None) -> Laid:
    """Lay an HTML document out into pages.

    ``css`` is a stylesheet given apart, or empty; ``fontconfig`` the private font configuration file; ``base`` the one
    folder that relative addresses may read from (none: only ``data:`` addresses work). Raises ``MastheadError`` for a
    missing Pango (MH302) and notes that find no room (MH307) and for anything WeasyPrint warns of (MH304).
    """
    engine = import_module("pipeline.weasy.engine")
    document = engine.lay_out(html, css, fontconfig, base)
    return Laid(len(document.pages), document)


def write_pdf(laid: Laid, *, profile: Profile, metadata: Metadata, attached: tuple[Attached, ...] = ()) -> bytes:
    """The laid-out document as a PDF that keeps both standards of ``profile``.

    Raises ``MastheadError`` where the HTML cannot be tagged properly (MH305) and for anything WeasyPrint warns of.
    """
    engine = import_module("pipeline.weasy.engine")
    return bytes(engine.write_pdf(laid.document, profile, metadata, attached))
