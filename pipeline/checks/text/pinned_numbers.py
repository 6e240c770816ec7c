"""MH414: a number that does not follow the one before it in its series is pointed out; it is printed all the same."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pipeline.document.numbers import Style
from pipeline.errors import Fault, Severity
from pipeline.resolve.numbers.forms import token, value_of
from pipeline.resolve.numbers.ids import SEPARATOR
from pipeline.resolve.numbers.numbering import number_source
from pipeline.resolve.numbers.slots import Slot
from pipeline.source.model.blocks import (
    Article,
    Figure,
    OperativeGroup,
    Paragraph,
    Participants,
    PointList,
    Quotation,
    Resolution,
    Section,
    Table,
)
from pipeline.source.model.document import Attachment, Facsimile, Source
from pipeline.source.model.walk import every, nodes
from pipeline.words import words

Numbered = Paragraph | Section | Article | Table | Figure | Attachment


class _Last(Struct, frozen=True):
    """The last whole number of a series: its value, the block that has it, and whether a finding told of it."""

    value: int
    node: Numbered | None
    parent: str
    told: bool = False


def check(source: Source) -> Iterator[Fault]:
    """Numbers of any series that jump, come twice or go back where one is pinned (``8 bis`` is outside the count).

    Words of others keep the numbers that they have. So do pinned numbers under different headings, if they go up: a
    corrigendum quotes paragraphs 49 and 52.
    """
    found = [node for node in nodes(source) if isinstance(node, Numbered)]
    if not any(node.number for node in found):
        return
    numbering = number_source(source, words(source.lang))
    quoted = {id(node) for kind in (Quotation, Facsimile) for held in every(source, kind) for node in nodes(held)}
    begins = {id(items[0]): start for items, start in _groups(source) if items}
    series: dict[tuple[str, int, str], _Last] = {}
    for node in found:
        slot = numbering.slots.get(id(node))
        value = 0 if slot is None or id(node) in quoted else slot.number.value or _pinned(node, slot)
        if slot is None or not value:
            continue
        parent = slot.id.rpartition(SEPARATOR)[0]
        key = (slot.number.series, slot.number.level, parent if isinstance(node, Section) else "")
        last = series.get(key) or (_Last(begins[id(node)] - 1, None, parent) if id(node) in begins else None)
        told = False
        if last is not None and not _follows(node, value, last, parent):
            told = True
            yield _fault(node, slot.number.scheme.style, value, last)
        series[key] = _Last(value, node, parent, told)


def _groups(source: Source) -> Iterator[tuple[tuple[Paragraph, ...], int]]:
    """The items of everything that counts by itself, and with which number it begins."""
    for node in nodes(source):
        match node:
            case OperativeGroup() | PointList():
                yield node.items, node.start
            case Participants():
                yield node.items, 1
            case Resolution():
                yield node.operatives, 1
            case _:
                pass


def _pinned(node: Numbered, slot: Slot) -> int:
    """The value of a pinned number in the form of its series, 0 where it is none: ``8 bis``."""
    return value_of(node.number, slot.number.scheme.style) if node.number else 0


def _follows(node: Numbered, value: int, last: _Last, parent: str) -> bool:
    begins = not isinstance(node, Attachment) and bool(node.start)
    if value == last.value + 1 or begins or (last.told and not node.number):
        return True
    if not node.number and (last.node is None or not last.node.number):
        return True
    both = bool(node.number) and last.node is not None and bool(last.node.number)
    return both and value > last.value and parent != last.parent


def _fault(node: Numbered, style: Style, value: int, last: _Last) -> Fault:
    if node.number:
        wrong = f"the number {node.number} is pinned where the count gives {token(last.value + 1, style)}"
        begins = f'write start="{value}" if the count begins anew here and goes on to {token(value + 1, style)}; else '
        mend = ("" if isinstance(node, Attachment) else begins) + "delete number, or allow the finding with the reason"
    else:
        pinned, line = (last.node.number, last.node.place.line) if last.node else ("", 0)
        wrong = f"the number {token(value, style)} follows {pinned}, which is pinned in line {line}"
        mend = f'write start="{last.value}" there if the count begins anew; else delete number, or allow the finding'
    expected = "numbers that follow each other, or one such as “8 bis” outside the count"
    return Fault("MH414", node.place, wrong, expected, mend, Severity.WARNING)
