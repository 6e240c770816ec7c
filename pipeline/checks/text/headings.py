"""MH425, MH426: a level of numbered headings has at least two, of six levels (Editorial Manual, "Headings")."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Severity
from pipeline.source.model.blocks import Article, Block, Quotation, Resolution, Section
from pipeline.source.model.document import Attachment, Source
from pipeline.source.model.walk import every


def check(source: Source) -> Iterator[Fault]:
    """A numbered heading that is alone at its level; headings below the sixth level."""
    bodies = [source.letter.blocks]
    for attachment in every(source.attachments, Attachment):
        if attachment.lang not in ("", source.lang):
            continue  # it is circulated as it came
        bodies += [attachment.blocks, *(page.blocks for page in attachment.facsimiles)]
    for body in bodies:
        yield from _level(body, 1)


def _level(blocks: tuple[Block, ...], depth: int) -> Iterator[Fault]:
    sections = [block for block in blocks if isinstance(block, Section)]
    numbered = [section for section in sections if section.numbered]
    if len(numbered) == 1:
        yield Fault(
            "MH425",
            numbered[0].place,
            "a numbered heading is alone at its level",
            "at least two",
            "leave the number out, or merge the section with the one above",
            Severity.WARNING,
        )
    for section in sections:
        if depth > 6:
            yield Fault(
                "MH426", section.place, f"a heading stands at level {depth}", "at most six levels", "merge levels"
            )
        yield from _level(section.blocks, depth + 1)
    for block in blocks:
        if isinstance(block, Article):
            yield from _level(block.blocks, depth + 1)
        elif isinstance(block, Quotation):
            yield from _level(block.blocks, depth)
        elif isinstance(block, Resolution):
            yield from _level(block.sections, 1)  # its headings begin with I. again
