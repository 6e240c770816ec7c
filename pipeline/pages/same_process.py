"""Makes the pages in this process, in turn with the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.pages.drafts import Drafting, lay_out_drafts
from pipeline.pages.maker import LaidOut
from pipeline.weasy import Attached, Laid, Metadata, Profile, write_pdf


class SameProcess:
    """Makes the pages in this process, when they are asked for."""

    def __init__(self) -> None:
        self._pages: Callable[[], Laid] | None = None
        self._write: Callable[[Laid], bytes] | None = None
        self._laid: Laid | None = None

    def lay_out(self, drafting: Drafting, fontconfig: Path) -> None:
        """Keep what is to be laid out."""
        self._laid = None
        self._pages = lambda: lay_out_drafts(drafting(), fontconfig)

    def write(self, profile: Profile, metadata: Metadata, attached: tuple[Attached, ...]) -> None:
        """Keep how it is to be written."""
        self._write = lambda laid: write_pdf(laid, profile=profile, metadata=metadata, attached=attached)

    def _lay(self) -> Laid:
        if self._laid is None:
            if self._pages is None:
                raise LookupError("nothing was laid out")
            self._laid = self._pages()
        return self._laid

    def laid_out(self) -> LaidOut:
        """Lay out now."""
        laid = self._lay()
        return LaidOut(laid.pages, laid.page_of())

    def pdf(self) -> bytes:
        """Write now."""
        if self._write is None:
            raise LookupError("nothing was to be written")
        return self._write(self._lay())

    def alive(self) -> bool:
        """It is where this is asked."""
        return True

    def close(self) -> None:
        """Let the pages go."""
        self._laid = self._pages = self._write = None
