"""What a maker of pages does, whoever it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from pipeline.pages.drafts import Drafting
from pipeline.weasy import Attached, Metadata, Profile


class LaidOut(Struct, frozen=True):
    """What is known once the pages are laid out: how many there are, and the page of each id, counted from 1."""

    pages: int
    page_of: Mapping[str, int]


class PageMaker(Protocol):
    """Makes the pages of one document after another. Each ``lay_out`` is followed by at most one ``write``."""

    def lay_out(self, drafting: Drafting, fontconfig: Path) -> None:
        """Begin to make the drafts, and to lay out the first that holds; the result is asked for later."""

    def write(self, profile: Profile, metadata: Metadata, attached: tuple[Attached, ...]) -> None:
        """Begin to write the PDF of what was laid out."""

    def laid_out(self) -> LaidOut:
        """Wait for the pages. Raises what the layout raised."""

    def pdf(self) -> bytes:
        """Wait for the PDF. Raises what layout or writing raised."""

    def alive(self) -> bool:
        """Whether it can be asked: a process of its own may have been ended by others."""

    def close(self) -> None:
        """Let go of what is held; nothing more will be asked."""
