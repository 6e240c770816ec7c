"""A Word file as a stream: paragraphs with the numbers that Word computes, tables, notes, comments, heads and feet."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath

from lxml import etree
from msgspec.structs import replace

from pipeline.intake.docx.inline import Inline, PageBreak, own_mark
from pipeline.intake.docx.looks import Looks
from pipeline.intake.docx.tables import AROUND_BLOCKS, cells_of, rows_of
from pipeline.intake.docx.tracked import changes_in, comments, taken_out
from pipeline.intake.package import Package
from pipeline.intake.stream import (
    Block,
    Cell,
    Grid,
    Line,
    Loose,
    Note,
    Piece,
    Stream,
    Words,
    cut,
    joined,
    text_of,
)
from pipeline.ooxml.accepted import W, accept, refuse
from pipeline.ooxml.numbers import Numbers
from pipeline.ooxml.opened import on, value
from pipeline.render.docx.package.carried import NAMESPACE

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def read_docx(package: Package, changes: str) -> Stream:
    """The stream of a file; ``changes`` says what becomes of tracked ones: ``accept``, ``refuse``, ``keep``.

    Raises ``MastheadError`` MH711 where the file is damaged.
    """
    return _Reader(package, changes).stream()


class _Reader:
    def __init__(self, package: Package, changes: str) -> None:
        self.package = package
        self.keeps = changes == "keep"
        self.settle = refuse if changes == "refuse" else accept
        self.main = next((target for kind, target, _ in self._related("") if kind == "officeDocument"), "")
        if package.root(self.main) is None:
            raise package.refused("it has no main part")
        self.parts = [(kind, target) for kind, target, _ in self._related(self.main)]
        noted = (target for kind, target in self.parts if kind in ("footnotes", "endnotes"))
        self.changes = changes_in(package.root(name) for name in (self.main, *noted))
        self.looks = Looks(self._first("styles"))
        self.numbers = Numbers(self._first("numbering"))
        self.place = 0
        self.loose: list[Loose] = []
        self.printed: list[str] = []

    def stream(self) -> Stream:
        if self.keeps:
            self.loose += taken_out(self.package.root(self.main))
        root = self._settled(self.main)
        body = root.find(f"{W}body")
        if body is None:
            raise self.package.refused("its main part has no body")
        blocks = tuple(self._blocks(body, self._inline(self.main)))
        notes = {f"{kind} {id_}": note for kind in ("footnote", "endnote") for id_, note in self._notes(kind)}
        marked = self._marked(body, notes)
        return Stream(
            blocks,
            marked,
            tuple(comments(self._first("comments"), body)),
            tuple(self._running()),
            self.changes,
            self.looks.lang,
            loose=tuple(self.loose),
            printed=tuple(self.printed),
            carried=next((self.package.blob(name) for name in self._carried()), b""),
        )

    def _carried(self) -> Iterator[str]:
        """The parts in which the file carries its own source."""
        for name in self.package.names:
            if name.startswith("customXml/") and NAMESPACE.encode() in self.package.blob(name)[:4096]:
                yield name

    def _related(self, name: str) -> Iterator[tuple[str, str, str]]:
        folder, base = dirname(name), name.rsplit("/", 1)[-1]
        root = self.package.root(join(folder, "_rels", f"{base}.rels"))
        for node in [] if root is None else root.iter(_RELATION):
            target = node.get("Target", "")
            if node.get("TargetMode") != "External":
                target = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            yield node.get("Type", "").rsplit("/", 1)[-1], target, node.get("Id", "")

    def _first(self, kind: str) -> etree._Element | None:
        return next((self.package.root(target) for found, target in self.parts if found == kind), None)

    def _settled(self, name: str) -> etree._Element:
        root = self.package.root(name)
        if root is None:
            raise self.package.refused(f"the part {name} is missing")
        self.settle(root)
        return root

    def _inline(self, part: str) -> Inline:
        targets = {id_: target for _, target, id_ in self._related(part)}
        made = Inline(self.looks, targets, lambda id_: self.package.blob(targets.get(id_, "")))
        made.printed = self.printed
        return made

    def _blocks(self, parent: etree._Element, inline: Inline, *, boxed: bool = False) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, inline, boxed=boxed)
            elif child.tag == f"{W}tbl":
                yield self._table(child, inline)
            elif child.tag in AROUND_BLOCKS:
                yield from self._blocks(child, inline, boxed=boxed)
            elif child.tag.endswith("}AlternateContent") and len(child):
                yield from self._blocks(child[0], inline, boxed=boxed)

    def _paragraph(self, node: etree._Element, inline: Inline, *, boxed: bool) -> Iterator[Line]:
        """The lines of a paragraph: what its text boxes say, then itself, parted where a new page begins."""
        self.place += 1
        properties = node.find(f"{W}pPr")
        style = value(None if properties is None else properties.find(f"{W}pStyle"))
        line = self._line(properties, style, boxed=boxed)
        parts: list[list[Piece]] = [[]]
        for piece in inline.pieces(node, style):
            if isinstance(piece, PageBreak):
                parts.append([])
            else:
                parts[-1].append(piece)
        marks = tuple(inline.marks)
        self.loose += [Loose(self.place, text, what) for text, what in inline.loose if text.strip()]
        for box in inline.boxes:
            yield from (each for each in self._blocks(box, inline, boxed=True) if isinstance(each, Line))
        for number, part in enumerate(parts):
            label = line.label if number == 0 else ""
            depth = line.depth if number == 0 else -1
            own = marks if number == 0 else ()
            pieces = tuple(joined(part))
            if number + 1 < len(parts) and number == 0 and not text_of(pieces).strip() and not label:
                continue  # the break stands before the words
            yield replace(
                line, pieces=pieces, label=label, depth=depth, marks=own, page=line.page if number == 0 else True
            )

    def _line(self, properties: etree._Element | None, style: str, *, boxed: bool) -> Line:
        def own(name: str) -> etree._Element | None:
            found = None if properties is None else properties.find(f"{W}{name}")
            return self.looks.nearest(style, name) if found is None else found

        outline = None if properties is None else properties.find(f"{W}outlineLvl")
        heading = self.looks.heading(style) if outline is None else (int(value(outline, "9")) + 1) % 10
        label, depth, series = self._number(properties, style)
        indent = own("ind")
        left = "0" if indent is None else indent.get(f"{W}left", indent.get(f"{W}start", "0"))
        return Line(
            place=self.place,
            style=self.looks.name(style or self.looks.default),
            heading=heading,
            label=label,
            depth=depth,
            series=series,
            align=value(own("jc")),
            indent=int(left) if left.lstrip("-").isdigit() else 0,
            page=on(own("pageBreakBefore")),
            boxed=boxed,
            lang=self.looks.of(style, "").lang,
        )

    def _number(self, properties: etree._Element | None, style: str) -> tuple[str, int, str]:
        """The number that Word prints before a paragraph, its level, its list."""
        own = None if properties is None else properties.find(f"{W}numPr")
        styled = self.looks.nearest(style, "numPr")
        listed = styled if own is None else own
        if listed is None:
            return "", -1, ""
        instance = value(listed.find(f"{W}numId")) or ("" if styled is None else value(styled.find(f"{W}numId")))
        level = listed.find(f"{W}ilvl")
        if instance in ("", "0"):
            return "", -1, ""
        depth = self.numbers.level_of(instance, style) if level is None else int(value(level, "0"))
        return self.numbers.next(instance, depth).strip(), depth, self.numbers.series(instance)

    def _table(self, node: etree._Element, inline: Inline) -> Grid:
        rows: list[list[Cell]] = []
        open_: dict[int, tuple[int, int]] = {}  # column → the cell (row, number) that goes on downwards
        head, heading = 0, True
        place = self.place + 1
        for row in rows_of(node):
            cells: list[Cell] = []
            properties = row.find(f"{W}trPr")
            column = int(value(None if properties is None else properties.find(f"{W}gridBefore"), "0"))
            for cell in cells_of(row):
                told = cell.find(f"{W}tcPr")
                span = int(value(None if told is None else told.find(f"{W}gridSpan"), "1"))
                merged = None if told is None else told.find(f"{W}vMerge")
                lines = tuple(each for each in self._flat(cell, inline))
                if merged is not None and value(merged, "continue") == "continue" and column in open_:
                    above, number = open_[column]
                    had = rows[above][number]
                    rows[above][number] = replace(had, rows=had.rows + 1, lines=(*had.lines, *lines))
                else:
                    open_.pop(column, None)
                    if merged is not None:
                        open_[column] = (len(rows), len(cells))
                    cells.append(Cell(lines, span, 1))
                column += span
            rows.append(cells)
            heading = heading and properties is not None and on(properties.find(f"{W}tblHeader"))
            head += heading
        return Grid(tuple(tuple(row) for row in rows), head, self._ruled(node), place)

    def _ruled(self, table: etree._Element) -> bool:
        """Whether a table draws rules, by itself or by its style."""
        own = table.find(f"{W}tblPr/{W}tblBorders")
        style = value(table.find(f"{W}tblPr/{W}tblStyle"))
        if own is None and style and not any(True for _ in table.iter(f"{W}tcBorders")):
            return self.looks.bordered(style)
        return own is None or any(value(each) not in ("nil", "none", "") for each in own)

    def _flat(self, cell: etree._Element, inline: Inline) -> Iterator[Line]:
        for block in self._blocks(cell, inline):
            if isinstance(block, Line):
                yield block
            else:
                yield from (line for row in block.rows for each in row for line in each.lines)

    def _notes(self, kind: str) -> Iterator[tuple[str, Note]]:
        for found, target in self.parts:
            if found != f"{kind}s":
                continue
            inline = self._inline(target)
            for node in self._settled(target).findall(f"{W}{kind}"):
                if node.get(f"{W}type", "normal") == "normal":
                    lines = tuple(each for each in self._blocks(node, inline) if isinstance(each, Line))
                    yield node.get(f"{W}id", ""), Note(lines, kind)

    def _marked(self, body: etree._Element, notes: dict[str, Note]) -> dict[str, Note]:
        """The notes; those with a mark of their own have it as it stands after their call, not in their words."""
        for kind in ("footnote", "endnote"):
            for node in body.iter(f"{W}{kind}Reference"):
                key = f"{kind} {node.get(f'{W}id', '')}"
                if not own_mark(node) or key not in notes:
                    continue
                mark = "".join(each.text or "" for each in node.itersiblings(f"{W}t")).strip("\u200b ")
                note = notes[key]
                first = note.lines[0] if note.lines else Line()
                text = first.text
                start = len(text) - len(text.lstrip(" \t\u200b"))
                if mark and text[start:].startswith(mark):
                    self.printed.append(mark)
                    first = replace(first, pieces=cut(first.pieces, start + len(mark)))
                notes[key] = replace(note, mark=mark, lines=(first, *note.lines[1:]))
        return notes

    def _running(self) -> Iterator[str]:
        """The words of heads and feet, of every part."""
        for kind, target in self.parts:
            if kind not in ("header", "footer"):
                continue
            inline = self._inline(target)
            for node in self._settled(target).iter(f"{W}p"):
                text = "".join(piece.text for piece in inline.pieces(node, "") if isinstance(piece, Words)).strip()
                if text:
                    yield text
