"""The PDF engine: WeasyPrint with what an archive and a screen reader need added, and start-up time taken away.

Importing this package is free: WeasyPrint, Pango and fonts are loaded by the first ``lay_out``. Nothing outside this
package reaches into WeasyPrint. ``speed`` holds changes that leave every byte of the output as it was,
``tags``, ``content`` and ``file`` those that make one file PDF/A *and* PDF/UA; ``lines`` and ``pages`` set them as the
house does. All are made for the versions of ``speed.VERSIONS`` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from typing import Any

from msgspec import Struct

from pipeline.weasy.metadata import NEXT_SHEET, Attached, LostNote, Metadata, Profile, WideWord

__all__ = [
    "NEXT_SHEET",
    "Attached",
    "Laid",
    "LostNote",
    "Metadata",
    "Profile",
    "WideWord",
    "lay_out",
    "warm",
    "write_pdf",
]


class Laid(Struct, frozen=True):
    """One laid-out document: pages exist, nothing is painted yet."""

    pages: int
    document: Any

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

    def lost_notes(self) -> tuple[LostNote, ...]:
        """The notes that find no room under the text of their page, the first of each page."""
        notes: tuple[LostNote, ...] = import_module("pipeline.weasy.pages.note_pages").lost_notes(self.document)
        return notes


def warm(fontconfig: Path) -> None:
    """Load everything that laying out and writing will need. Raises what ``lay_out`` raises where it is missing."""
    engine = import_module("pipeline.weasy.engine")
    engine.load(fontconfig)
    import_module("pipeline.weasy.file.write")


def lay_out(html: str, css: str, *, fontconfig: Path, base: Path | None = None) -> Laid:
    """Lay an HTML document out into pages.

    ``css`` is a stylesheet given apart, or empty, or several with ``NEXT_SHEET`` between them: one that many documents
    have is read once. ``fontconfig`` is the private font configuration file; ``base`` the one folder that relative
    addresses may read from (none: only ``data:`` addresses work). Raises ``MastheadError`` for a missing Pango (MH302)
    and for anything WeasyPrint warns of (MH304).
    """
    engine = import_module("pipeline.weasy.engine")
    document = engine.lay_out(html, css, fontconfig, base)
    return Laid(len(document.pages), document)


def each_page(begun: Callable[[int], None]) -> AbstractContextManager[None]:
    """While pages are laid out, ``begun`` hears the number of each when it begins; a second round begins anew."""
    found: AbstractContextManager[None] = import_module("pipeline.weasy.log").each_page(begun)
    return found


def write_pdf(laid: Laid, *, profile: Profile, metadata: Metadata, attached: tuple[Attached, ...] = ()) -> bytes:
    """The laid-out document as a PDF that keeps both standards of ``profile``.

    Raises ``MastheadError`` where the HTML cannot be tagged properly (MH305) and for anything WeasyPrint warns of.
    """
    engine = import_module("pipeline.weasy.engine")
    return bytes(engine.write_pdf(laid.document, profile, metadata, attached))
