"""In which form a document was written: what differs in it."""

from __future__ import annotations

from msgspec import Struct


class Form(Struct, frozen=True):
    """``masthead``: as the UN issues it, not as the mission signs it; ``review``: a working copy, to write in."""

    masthead: bool = True
    review: bool = False

    @property
    def paged(self) -> bool:
        """Whether its pages are those of the issued document, so that a table of contents can name them."""
        return self.masthead and not self.review
