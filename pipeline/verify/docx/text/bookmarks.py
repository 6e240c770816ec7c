"""Compares bookmarks with the blocks whose ids they carry: words, begin and end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.document.names import bookmark
from pipeline.errors import Fault
from pipeline.ooxml.opened import Opened, W
from pipeline.verify.docx.text.paragraph import ReadParagraph
from pipeline.verify.expected.document import Expected
from pipeline.verify.lines import short, told_of
from pipeline.verify.piece import Kind, Part, Piece, bare

_fault = told_of("MH623", "docx")
_PARTS = ("header", "footer", "footnotes", "comments")


def bookmark_faults(stream: Expected, found: Sequence[ReadParagraph]) -> Iterator[Fault]:
    """MH623: a bookmark around other words than those with which its block, group or attachment begins."""
    ranges = {name: words for each in found for name, words in each.ranges.items()}
    names = {name for each in found for name in each.bookmarks}
    for piece in stream.text:
        if piece.kind is Kind.PICTURE or piece.part is Part.CONTENTS:
            continue
        words = piece.number if piece.kind is Kind.CAPTION and piece.number else piece.words(calls=False)
        for name in map(bookmark, piece.ids):
            if name in names and not _around(piece, bare(words), bare(ranges.get(name, ""))):
                had = f"“{short(ranges[name])}”" if name in ranges else "nothing"
                yield _fault(f"the bookmark {name} stands around {had}", f"“{short(words)}”")


def _around(piece: Piece, words: str, had: str) -> bool:
    """Whether a bookmark around ``had`` is that of a piece; that of a note or a title over units begins it."""
    lines = piece.kind is Kind.NOTE or (piece.kind is Kind.CAPTION and "\n" in piece.links)
    if not lines or words in had:
        return words in had
    first = had.removeprefix(bare(piece.number))
    return bool(first) and words.startswith(first)


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
