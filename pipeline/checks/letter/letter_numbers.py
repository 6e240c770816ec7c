"""MH410: paragraphs of letters and statements of States are not numbered (Editorial Manual, "Paragraphs").

Those of notes by the Secretary-General and by the Secretariat are (A/INF/76/1).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Severity
from pipeline.source.model.blocks import Paragraph, Role
from pipeline.source.model.document import WITHOUT_SENDER, Source
from pipeline.source.model.walk import every


def check(source: Source) -> Iterator[Fault]:
    """Numbered paragraphs in the letter itself."""
    if source.letter.kind in WITHOUT_SENDER:
        return
    for paragraph in every(source.letter.blocks, Paragraph):
        if paragraph.role is Role.NUMBERED:
            yield Fault(
                "MH410",
                paragraph.place,
                "a paragraph of the letter has a number",
                "<paragraph>, without a number",
                "numbered paragraphs belong into reports and annexes",
                Severity.WARNING,
            )
