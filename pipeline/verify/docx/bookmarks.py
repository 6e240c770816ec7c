"""Compares bookmarks with the blocks whose ids they carry: words, begin and end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.document.blocks import Block, Figure, Group, Para
from pipeline.document.model import Component
from pipeline.document.names import bookmark
from pipeline.errors import Fault, Place
from pipeline.verify.compare import MEND, shown
from pipeline.verify.docx.opened import Opened, W
from pipeline.verify.docx.paragraphs import ReadParagraph
from pipeline.verify.expected import Line, LineKind, blocks, component

_PARTS = ("header", "footer", "footnotes", "comments")


def bookmark_faults(lines: Sequence[Line], found: Sequence[ReadParagraph]) -> Iterator[Fault]:
    """MH623: a bookmark around other words than those of its block."""
    ranges = {name: words for each in found for name, words in each.ranges.items()}
    known = {name for each in found for name in each.bookmarks}
    for line in lines:
        name = bookmark(line.id)
        words = line.number or line.text if line.kind is LineKind.CAPTION else line.text  # a label has its own line
        if line.id and name in known and not _around(line, _bare(words), _bare(ranges.get(name, ""))):
            had = f"“{shown(ranges[name])}”" if name in ranges else "nothing"
            yield _fault(f"the bookmark {name} stands around {had}", f"“{shown(words)}”")


def _around(line: Line, words: str, had: str) -> bool:
    """Whether a bookmark around ``had`` is that of the line; that of a note under a table holds its first paragraph."""
    if line.kind is not LineKind.NOTE:
        return words in had
    first = had.removeprefix(_bare(line.number))
    return bool(first) and words.startswith(first)


def group_lines(part: Component) -> Iterator[Line]:
    """What begins each group of blocks and each attachment, under the id of that group or attachment."""
    for content in (part.opening, part.blocks, part.closing.before, part.closing.after):
        yield from _groups(content)
    for attachment in part.attachments:
        first = next((line for line in component(attachment) if line.text or line.number), None)
        if first is not None and attachment.id:
            yield replace(first, id=attachment.id)
        yield from group_lines(attachment)


def _groups(content: Iterable[Block]) -> Iterator[Line]:
    for block in content:
        if isinstance(block, Group):
            first = next((line for line in blocks((block,)) if line.text or line.number), None)
            if first is not None and block.id and not _shows_first(block):
                yield replace(first, id=block.id)
            yield from _groups(block.blocks)
        elif isinstance(block, Para):
            yield from _groups(block.parts)


def _shows_first(block: Block) -> bool:
    """Whether a block begins with a picture, which has no words for a bookmark to stand around."""
    if isinstance(block, Group):
        return not block.heading and bool(block.blocks) and _shows_first(block.blocks[0])
    return isinstance(block, Figure) and not (block.label or block.title)


def end_faults(opened: Opened) -> Iterator[Fault]:
    """MH623: a bookmark that does not begin once and then end once, in one part."""
    for root in (opened.part(opened.main), *(root for kind in _PARTS for root in opened.all_of(kind))):
        begun: dict[str, str] = {}
        over: Counter[str] = Counter()
        for node in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            number = node.get(f"{W}id", "")
            if node.tag == f"{W}bookmarkEnd":
                over[number] += 1
                if number not in begun or over[number] > 1:
                    yield _fault(f"an end of the bookmark {begun.get(number, number)}", "one, after its begin")
                continue
            if number in begun:
                yield _fault(f"the bookmarks {begun[number]} and {node.get(f'{W}name')} have one number", "two numbers")
            begun[number] = node.get(f"{W}name", "")
        for number, name in begun.items():
            if not over[number]:
                yield _fault(f"the bookmark {name} has no end", "one, after its begin")


def _bare(text: str) -> str:
    return "".join(text.split())


def _fault(wrong: str, expected: str) -> Fault:
    return Fault("MH623", Place("docx"), wrong, expected, MEND)
