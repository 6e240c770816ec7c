"""The documents that are followed, what was made of each last, and who waits to hear of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from pipeline.watching.findings import Finding
from pipeline.watching.making import Made


class Text(Struct, frozen=True):
    """The HTML of a save, and which save that was."""

    version: int = 0
    html: bytes = b""


class Followed(Struct):
    """A document. ``version`` counts its saves; text, pages and files each have that of which they were made.

    ``earlier`` is the text of the save before, ``opened`` the first that there was: changes are shown since then.
    ``preview`` is the PDF whose pages are shown, not read back yet; ``files`` are all that were. ``doing`` says what is
    being made, ``trouble`` what the machine could not do; both are ``''`` mostly.
    """

    path: Path
    name: str
    version: int = 0
    text: Text = Text()
    earlier: Text = Text()
    opened: Text = Text()
    data: bytes = b""
    preview: bytes = b""
    pages: int = 0
    pages_version: int = 0
    files: Mapping[str, bytes] = field(default_factory=dict)
    files_version: int = 0
    findings: tuple[Finding, ...] = ()
    findings_version: int = 0
    later: tuple[Finding, ...] = ()
    doing: str = ""
    trouble: str = ""
    took: float = 0.0

    def take_text(self, made: Made, version: int, data: bytes, took: float) -> None:
        """Findings of a save, and its text where there is one; ``took`` is how many seconds that needed."""
        self.findings, self.later, self.took = made.findings, (), took
        self.findings_version = version
        if made.failed:
            return
        text = Text(version, made.files["html"])
        if not self.opened.version:
            self.opened = text
        if self.text.version and self.text.html != text.html:  # a save that changes nothing hides no change
            self.earlier = self.text
        self.text, self.data = text, data

    def take_pages(self, made: Made, version: int) -> None:
        """Its pages, or why there are none."""
        self.later = made.findings
        if not made.failed:
            self.preview, self.pages, self.pages_version = made.files["pdf"], made.pages, version

    def take_files(self, made: Made, version: int) -> None:
        """Its files, or why there are none."""
        self.later = made.findings
        if not made.failed:
            self.files, self.files_version = made.files, version

    def since(self, name: str) -> Text | None:
        """The text from which changes are shown: of the save ``before``, or the first after the bench ``opened``."""
        found = {"before": self.earlier, "opened": self.opened}.get(name)
        return found if found and found.version else None

    def as_json(self) -> Mapping[str, object]:
        """What the page in the browser must know."""
        return {
            "name": self.name,
            "version": self.version,
            "findings_version": self.findings_version,
            "text_version": self.text.version,
            "earlier_version": self.earlier.version,
            "pages_version": self.pages_version,
            "files_version": self.files_version,
            "pages": self.pages,
            "files": sorted(self.files),
            "findings": [_plain(finding) for finding in (*self.findings, *self.later)],
            "doing": self.doing,
            "trouble": self.trouble,
            "took": round(self.took, 3),
        }


def _plain(finding: Finding) -> dict[str, object]:
    return {name: getattr(finding, name) for name in Finding.__struct_fields__}


class News:
    """Tells every reader that something has changed; one who is slow hears the last of several changes alone."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = asyncio.Condition()

    async def tell(self) -> None:
        """Something has changed."""
        async with self._changed:
            self._count += 1
            self._changed.notify_all()

    async def changes(self) -> AsyncIterator[int]:
        """A number for each change from now on, and one at once."""
        heard = -1
        while True:
            async with self._changed:
                while self._count == heard:
                    await self._changed.wait()
                heard = self._count
            yield heard
