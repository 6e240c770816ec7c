"""Finds every block of the document by its bookmark, with its number; and every heading with its outline level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.document.blocks import Block, Group
from pipeline.document.in_line import lines_of_others
from pipeline.document.model import Component, Document, HeadingStyle
from pipeline.document.names import bookmark
from pipeline.errors import Fault, Place
from pipeline.verify.compare import MEND
from pipeline.verify.docx.paragraphs import ReadParagraph
from pipeline.verify.expected import Line, LineKind, reading

_PATH = "docx"


def block_faults(document: Document, found: Sequence[ReadParagraph]) -> Iterator[Fault]:
    """MH622 a number that Word would compute differently, MH623 a block without its bookmark or outline level."""
    at: dict[str, int] = {}
    for place, each in enumerate(found):
        for name in each.bookmarks:
            if name in at:
                yield _fault("MH623", f"the bookmark {name} stands twice", "each bookmark once")
            at[name] = place
    last = -1
    running = lines_of_others(document.letter)
    for line in reading(document):
        if not line.id:
            continue
        place = at.get(bookmark(line.id), -1)
        if place < 0:
            yield _fault("MH623", f"the block {line.id} has no bookmark", bookmark(line.id))
            continue
        if place < last:
            yield _fault("MH621", f"the block {line.id} stands too early", "the order of the document")
        last = max(last, place)
        if line.id not in running:
            yield from _number(line, found[place])
    for id_, level in _outline(document.letter):
        place = at.get(bookmark(id_), -1)
        if place >= 0 and found[place].outline != level:
            wrong = f"the heading {id_} has outline level {found[place].outline}"
            yield _fault("MH623", wrong, f"level {level}")


def _number(line: Line, read: ReadParagraph) -> Iterator[Fault]:
    """The number of a paragraph as Word computes it; that of a caption stands in its words."""
    number = read.number if read.number or not line.number else _caption(line, read)
    if number != line.number:
        yield _fault("MH622", f"Word gives {line.id} the number {read.number!r}", repr(line.number))


def _caption(line: Line, read: ReadParagraph) -> str:
    in_words = line.kind in (LineKind.CAPTION, LineKind.NOTE)
    return line.number if in_words and read.marked.startswith(line.number) else ""


def _outline(part: Component) -> Iterator[tuple[str, int]]:
    level = part.title_outline if part.heading_style is HeadingStyle.ABSENT else part.outline
    if part.heading_id:
        yield part.heading_id, level
    yield from _headings(part.blocks)
    for attachment in part.attachments:
        yield from _outline(attachment)


def _headings(content: Iterable[Block]) -> Iterator[tuple[str, int]]:
    for block in content:
        if isinstance(block, Group):
            yield from ((heading.id, heading.outline) for heading in block.heading)
            yield from _headings(block.blocks)


def _fault(code: str, wrong: str, expected: str) -> Fault:
    return Fault(code, Place(_PATH), wrong, expected, MEND)
