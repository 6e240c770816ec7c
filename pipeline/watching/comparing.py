"""What is shown of two texts: the changes from an earlier one to a later, or two language versions side by side.

A worker of its own makes it when a page asks, and keeps what it made last.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from pipeline.watching.worker import Worker

_KEPT = 8  # comparisons
_STYLE = """
.edited::before { background: currentColor }
ins::before, ins::after, del::before, del::after { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap }
ins::before { content: "[added: " } del::before { content: "[taken out: " } ins::after, del::after { content: "]" }
"""


class Comparing:
    """Makes comparisons one after another; the last few are kept."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._made: OrderedDict[tuple[object, ...], bytes] = OrderedDict()
        self._one = asyncio.Lock()

    async def of(self, key: tuple[object, ...], make: Callable[..., bytes], *given: object) -> bytes:
        """What ``make`` makes of what is ``given``; ``key`` tells it from others. Raises ``OSError`` where none can."""
        async with self._one:
            if key not in self._made:
                try:
                    self._made[key] = await self._worker.run(make, *given)
                except BrokenProcessPool:
                    self._worker.drop()
                    raise OSError("the process that compares has ended") from None
            self._made.move_to_end(key)
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
            return self._made[key]

    def end(self) -> None:
        """Let go of the worker."""
        self._worker.drop()


def changes(old: bytes, new: bytes) -> bytes:
    """The page of ``new`` with what has changed since ``old``; each change can be given the focus."""
    from lxml import html

    from pipeline.redline.html import CSS, merged

    page = html.document_fromstring(merged(old.decode(), new.decode()))
    for block in page.iterfind(".//*[@class]"):
        if "edited" in block.get("class", "").split():
            block.set("tabindex", "-1")
    made = str(html.tostring(page, encoding="unicode", doctype="<!DOCTYPE html>"))
    return made.replace("</head>", f"<style>{CSS}{_STYLE}</style></head>", 1).encode()


def versions(one: Path, data: bytes, other: Path, other_data: bytes) -> bytes:
    """Two language versions side by side, a row for each block. The sources are those of texts that were made."""
    from pipeline.redline.versions import document_of_source
    from pipeline.render.bilingual import bilingual_html

    return bilingual_html(document_of_source(one, data), document_of_source(other, other_data)).encode()
