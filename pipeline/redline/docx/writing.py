"""Writes what was planned: paragraphs and tables with their tracked changes, and the ends of paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from pipeline.comparison.blocks import Fate
from pipeline.redline.docx.atoms import Atom, Lookup, atoms
from pipeline.redline.docx.package import W, key_of
from pipeline.redline.docx.paragraphs import ParagraphMerger, without_fields
from pipeline.redline.docx.plan import Planned, PlannedRow
from pipeline.redline.docx.revisions import Mark, Reviser, properties_of
from pipeline.redline.docx.units import Unit

_MARKS = {Fate.INSERTED: Mark.INSERTED, Fate.DELETED: Mark.DELETED}
_TOLD = frozenset({f"{W}pStyle", f"{W}numPr"})  # the properties of which a change is tracked


class _Written(Struct):
    """A paragraph or table that is written, with the mark of its end; ``old`` are the properties that it had."""

    node: etree._Element
    mark: Mark = Mark.NONE
    old: etree._Element | None = None
    move: str = ""

    @property
    def table(self) -> bool:
        return bool(self.node.tag == f"{W}tbl")


class Writer:
    """Writes the units of one part; ``before`` and ``after`` tell the atoms of both versions."""

    def __init__(self, reviser: Reviser, before: Lookup, after: Lookup, *, fields: bool) -> None:
        self._reviser, self._before, self._after = reviser, before, after
        self._merger = ParagraphMerger(reviser)
        self._fields = fields  # whether loose ends of fields of the old version are dropped

    def fill(self, parent: etree._Element, planned: Sequence[Planned]) -> None:
        """Put what was planned into a container, in the place of its paragraphs and tables; other content stays."""
        written = [self._written(each) for each in planned]
        segment: list[_Written] = []
        for each in written:
            if each.table:
                self._end(segment)
                segment = []
            else:
                segment.append(each)
        self._end(segment)
        kept = [node for node in parent if node.tag not in (f"{W}p", f"{W}tbl", f"{W}sdt")]
        first = [node for node in kept if node.tag == f"{W}tcPr"]
        last = [node for node in kept if node not in first]
        parent[:] = [*first, *(node for each in written for node in self._around(each)), *last]

    def _written(self, each: Planned) -> _Written:
        one, other = each.old, each.new
        if each.fate in (Fate.SAME, Fate.CHANGED) and one is not None and other is not None:
            if other.table:
                for row in self._rows(other.node, each.rows):
                    other.node.append(row)
                return _Written(other.node)
            return self._paired(one, other)
        unit, lookup = (one, self._before) if one is not None else (other, self._after)
        if unit is None:
            raise LookupError("a step without a block")
        mark = _MARKS.get(each.fate, Mark.MOVED_HERE if each.arrived else Mark.MOVED_AWAY)
        if unit.table:
            return _Written(self._whole_table(unit.node, mark))
        content = atoms(unit.node, lookup)
        if mark.old and self._fields:
            content = without_fields(content)
        move = f"move{each.move + 1}" if each.move >= 0 else ""
        return _Written(self._merger.whole(unit.node, content, mark), mark, unit.node.find(f"{W}pPr"), move)

    def _paired(self, one: Unit, other: Unit) -> _Written:
        old, new = one.node.find(f"{W}pPr"), other.node.find(f"{W}pPr")
        if one.raw and one.raw == other.raw and _listed(old) == _listed(new):
            return _Written(other.node, Mark.NONE, old)
        node = other.node
        before, after = atoms(one.node, self._before), atoms(other.node, self._after)
        if _content_keys(before) != _content_keys(after):
            names = {start.get(f"{W}name", "") for start in other.node.iter(f"{W}bookmarkStart")}
            before = _without(without_fields(before) if self._fields else before, names)
            node = self._merger.merged(other.node, before, after)
        if _listed(old) != _listed(new):
            self._reviser.was(node, old)
        return _Written(node, Mark.NONE, old)

    def _end(self, segment: list[_Written]) -> None:
        """Mark the ends of a stretch of paragraphs; before a table or an end, the end before takes the mark."""
        stays = [place for place, each in enumerate(segment) if each.mark is Mark.NONE]
        last = stays[-1] if stays else -1
        tail = segment[last + 1 :]
        if tail and stays and segment[last].node.find(f"{W}pPr/{W}sectPr") is None:
            marks = [segment[last].mark, *(each.mark for each in tail)]
            for each, mark in zip(segment[last:], [*marks[1:], Mark.NONE], strict=True):
                each.mark = mark
            self._takes(segment[last], tail[-1], marks[-1])
        for each in segment:
            if each.mark is not Mark.NONE:
                self._reviser.end(each.node, each.mark)

    def _takes(self, stays: _Written, last: _Written, mark: Mark) -> None:
        """Let the last paragraph be in each version what the one is with which it then is one."""
        if mark is Mark.INSERTED:
            self._reviser.was(last.node, stays.old)
            return
        new = stays.node.find(f"{W}pPr")
        properties = properties_of(last.node)
        was = deepcopy(properties)
        properties[:] = [deepcopy(each) for each in (() if new is None else new)
                         if each.tag not in (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange")]  # fmt: skip
        self._reviser.was(last.node, was)

    def _around(self, each: _Written) -> list[etree._Element]:
        """A paragraph with the ends of its move around it."""
        if not each.move:
            return [each.node]
        kind = "moveTo" if each.node.find(f"{W}pPr/{W}rPr/{W}moveTo") is not None else "moveFrom"
        begin = self._reviser.mark(f"{kind}RangeStart", name=each.move)
        end = etree.Element(f"{W}{kind}RangeEnd", {f"{W}id": begin.get(f"{W}id", "")})
        return [begin, each.node, end]

    def _rows(self, table: etree._Element, rows: Sequence[PlannedRow]) -> list[etree._Element]:
        made: list[etree._Element] = []
        for row in rows:
            if row.old is not None and row.new is not None:
                for cell, planned in zip(row.new.findall(f"{W}tc"), row.cells, strict=True):
                    self.fill(cell, planned)
                made.append(row.new)
            elif row.new is not None:
                made.append(self._whole_row(row.new, Mark.INSERTED))
            elif row.old is not None:
                made.append(self._whole_row(row.old, Mark.DELETED))
        for gone in table.findall(f"{W}tr"):
            table.remove(gone)
        return made

    def _whole_table(self, table: etree._Element, mark: Mark) -> etree._Element:
        for row in table.iter(f"{W}tr"):
            self._whole_row(row, mark)
        return table

    def _whole_row(self, row: etree._Element, mark: Mark) -> etree._Element:
        """A row that went or came: itself, its words, and the ends of its paragraphs."""
        kind = Mark.DELETED if mark.old else Mark.INSERTED
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(len(row.findall(f"{W}tblPrEx")), properties)
        properties.append(self._reviser.mark(kind.value))
        lookup = self._before if mark.old else self._after
        for paragraph in list(row.iter(f"{W}p")):
            made = self._merger.whole(paragraph, atoms(paragraph, lookup), kind)
            self._reviser.end(made, kind)
            paragraph.getparent().replace(paragraph, made)  # type: ignore[union-attr]
        return row


def _content_keys(content: Sequence[Atom]) -> list[object]:
    """What the atoms of a paragraph say, and how it looks."""
    return [(atom.key, key_of(atom.look)) for atom in content if not atom.between]


def _listed(properties: etree._Element | None) -> list[tuple[object, ...]]:
    return [key_of(each) for each in (() if properties is None else properties) if each.tag in _TOLD]


def _without(content: Sequence[Atom], names: set[str]) -> tuple[Atom, ...]:
    """Atoms of the old version without the bookmarks that the new one has in the same paragraph."""
    starts = [run for atom in content if atom.between for run in atom.runs if run.get(f"{W}name") in names]
    numbers = {start.get(f"{W}id") for start in starts}
    return tuple(atom for atom in content if not (atom.between and atom.runs[0].get(f"{W}id", "-") in numbers))
