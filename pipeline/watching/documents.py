"""The documents that are followed, what was made of each last, and who waits to hear of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from pipeline.watching.making import Finding


@dataclass(slots=True)
class Followed:
    """A document. ``version`` counts its saves; ``text_version`` and ``pages_version`` are those of HTML and pages.

    ``doing`` says what is being made, ``trouble`` what the machine could not do; both are ``''`` mostly.
    """

    path: Path
    name: str
    version: int = 0
    text_version: int = 0
    pages_version: int = 0
    findings: tuple[Finding, ...] = ()
    later: tuple[Finding, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    pages: int = 0
    doing: str = ""
    trouble: str = ""
    took: float = 0.0

    def as_json(self) -> Mapping[str, object]:
        """What the page in the browser must know."""
        return {
            "name": self.name,
            "version": self.version,
            "text_version": self.text_version,
            "pages_version": self.pages_version,
            "pages": self.pages,
            "files": sorted(self.files),
            "findings": [_plain(finding) for finding in (*self.findings, *self.later)],
            "doing": self.doing,
            "trouble": self.trouble,
            "took": round(self.took, 3),
        }


def _plain(finding: Finding) -> dict[str, object]:
    return {name: getattr(finding, name) for name in Finding.__slots__}


class News:
    """Tells every reader that something has changed; one who is slow hears the last of several changes alone."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = asyncio.Condition()
        self.begun = monotonic()

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
