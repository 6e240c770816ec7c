"""Pairs the units of two containers, down into the cells of tables: what is to be written, before anything is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree
from msgspec import Struct

from pipeline.comparison.align import align
from pipeline.comparison.blocks import Block, Fate
from pipeline.redline.docx.atoms import Lookup
from pipeline.redline.docx.package import W
from pipeline.redline.docx.units import Unit, steps, units, words_below


class Planned(Struct, frozen=True):
    """A unit of the marked document: what became of it, both versions of it, the rows of a table in both."""

    fate: Fate
    old: Unit | None
    new: Unit | None
    arrived: bool = True
    move: int = -1  # the old position, which both ends of a move share
    rows: tuple[PlannedRow, ...] = ()


class PlannedRow(Struct, frozen=True):
    """A row: in one version only, or in both, with the content of each cell."""

    old: etree._Element | None
    new: etree._Element | None
    cells: tuple[tuple[Planned, ...], ...] = ()


def plan(old: etree._Element, new: etree._Element, before: Lookup, after: Lookup) -> tuple[Planned, ...]:
    """What becomes of the paragraphs and tables in ``old`` and ``new``: parts, cells or notes."""
    ones, others = units(old, before), units(new, after)
    found: list[Planned] = []
    for step in steps(ones, others):
        one = ones[step.old] if step.old is not None and (step.fate is not Fate.MOVED or not step.arrived) else None
        other = others[step.new] if step.new is not None and (step.fate is not Fate.MOVED or step.arrived) else None
        rows = tuple(_rows(one.node, other.node, before, after)) if one and other and one.table else ()
        move = step.old if step.fate is Fate.MOVED and step.old is not None else -1
        found.append(Planned(step.fate, one, other, step.arrived, move, rows))
    return tuple(found)


def _rows(old: etree._Element, new: etree._Element, before: Lookup, after: Lookup) -> Iterator[PlannedRow]:
    ones, others = old.findall(f"{W}tr"), new.findall(f"{W}tr")
    for step in align([_row(row) for row in ones], [_row(row) for row in others]):
        one = ones[step.old] if step.old is not None and (step.fate is not Fate.MOVED or not step.arrived) else None
        other = others[step.new] if step.new is not None and (step.fate is not Fate.MOVED or step.arrived) else None
        if one is None or other is None:
            yield PlannedRow(one, other)
            continue
        pairs = zip(one.findall(f"{W}tc"), other.findall(f"{W}tc"), strict=True)
        yield PlannedRow(one, other, tuple(plan(cell, its, before, after) for cell, its in pairs))


def _row(row: etree._Element) -> Block:
    """A row is compared with those that have as many cells, of the same reach."""
    cells = row.findall(f"{W}tc")
    spans = [span.get(f"{W}val", "") for cell in cells for span in cell.iterfind(f"{W}tcPr/{W}gridSpan")]
    return Block(words_below(row), "", f"{len(cells)} cells {spans}", cell=(1, 0))


def paired(planned: Sequence[Planned]) -> Iterator[tuple[Unit, Unit]]:
    """The paragraphs that both versions have, those in cells too."""
    for each in planned:
        if each.old is not None and each.new is not None and not each.new.table:
            yield each.old, each.new
        for row in each.rows:
            for cell in row.cells:
                yield from paired(cell)
