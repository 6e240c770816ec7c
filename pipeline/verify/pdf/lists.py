"""The lists of a PDF: each is tagged as one, at its depth, with its way of counting and its items (ISO 32000-1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from pipeline.document.blocks import Block, Group, GroupKind, Para
from pipeline.document.model import Component, Document
from pipeline.document.numbers import Style
from pipeline.document.tree import held
from pipeline.errors import Fault, Place
from pipeline.verify.lines import MEND
from pipeline.verify.pdf.line import TaggedList

_KINDS = frozenset((GroupKind.OPERATIVE, GroupKind.LIST, GroupKind.PARTICIPANTS))
_COUNTS = {
    Style.ARABIC: "Decimal",
    Style.LOWER_LETTER: "LowerAlpha",
    Style.UPPER_LETTER: "UpperAlpha",
    Style.LOWER_ROMAN: "LowerRoman",
    Style.UPPER_ROMAN: "UpperRoman",
    Style.BULLET: "Disc",
    Style.DASH: "Disc",
    Style.NONE: "None",
}  # table 347


def expected_lists(document: Document, *, second: bool) -> tuple[TaggedList, ...]:
    """The lists of the document in reading order; those in running text are none for a reader.

    ``second``: in PDF 2.0, None is for lists without any Lbl (ISO 14289-2 8.2.5.25).
    """
    return tuple(_of_component(document.letter, second))


def list_faults(needed: Sequence[TaggedList], found: Sequence[TaggedList], path: str) -> Iterator[Fault]:
    """MH652: lists that are missing or too many, told at the first that differs; else each that is of another kind."""
    differ = [pair for pair in zip(needed, found, strict=False) if replace(pair[1], page=0) != pair[0]]
    if len(needed) != len(found):
        place = Place(f"{path}#page={differ[0][1].page}" if differ else path)
        yield Fault("MH652", place, f"{len(found)} lists are tagged as such", f"{len(needed)} lists", MEND)
        return
    for one, other in differ:
        yield Fault("MH652", Place(f"{path}#page={other.page}"), f"{other} is tagged", str(one), MEND)


def _of_component(part: Component, second: bool) -> Iterator[TaggedList]:
    yield from _of((*part.opening, *part.blocks, *part.closing.before, *part.closing.after), 0, second)
    for attachment in part.attachments:
        yield from _of_component(attachment, second)


def _of(content: Iterable[Block], depth: int, second: bool) -> Iterator[TaggedList]:
    for block in content:
        if isinstance(block, Para):
            yield from _of(block.parts, depth, second)
        elif isinstance(block, Group):
            is_list = block.kind in _KINDS and not block.inline
            if is_list:
                yield TaggedList(depth, _numbering(block, second), len(block.blocks))
            yield from _of(block.blocks, depth + is_list, second)
        else:
            yield from _of(held(block), depth, second)


def _numbering(group: Group, second: bool) -> str:
    labelled = any(isinstance(item, Para) and item.number.text for item in group.blocks)
    return "Unordered" if second and labelled and group.scheme.style is Style.NONE else _COUNTS[group.scheme.style]
