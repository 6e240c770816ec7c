"""An OpenDocument text as a stream: paragraphs with their numbers, tables, notes, remarks, heads and feet."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.intake.odt.lists import Lists
from pipeline.intake.odt.looks import Looks
from pipeline.intake.odt.names import DC, DRAW, FO, OFFICE, STYLE, SVG, TABLE, TEXT, XLINK
from pipeline.intake.package import Package
from pipeline.intake.stream import (
    Block,
    Call,
    Cell,
    Changes,
    Comment,
    Grid,
    Line,
    Loose,
    Note,
    Picture,
    Piece,
    Sign,
    Stream,
    Words,
    joined,
    lines_of,
)  # fmt: skip

_SILENT = ("tracked-changes", "sequence-decls", "note-citation", "variable-decls", "user-field-decls")
_SKIPPED = frozenset({*(f"{TEXT}{name}" for name in _SILENT), f"{OFFICE}forms"})
_EDGES = ("", "-left", "-top", "-bottom", "-right")
_RUNNING = tuple(f"{STYLE}{name}{when}" for name in ("header", "footer") for when in ("", "-first", "-left"))


def read_odt(package: Package, changes: str) -> Stream:
    """The stream of a file; ``changes`` says what becomes of tracked ones. Raises ``MastheadError`` MH711."""
    return _Reader(package, changes).stream()


class _Reader:
    def __init__(self, package: Package, changes: str) -> None:
        content = package.root("content.xml")
        body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
        if content is None or body is None:
            raise package.refused("it has no text")
        self.package, self.body, self.how = package, body, changes
        self.head = package.root("styles.xml")
        self.looks = Looks(self.head, content)
        self.lists = Lists(self.looks.lists)
        self.place = 0
        self.notes: dict[str, Note] = {}
        self.comments: list[Comment] = []
        self.loose: list[Loose] = []
        self.regions = {each.get(f"{TEXT}id", ""): each for each in body.iter(f"{TEXT}changed-region")}
        self.hidden: set[str] = set()  # insertions that are refused, while their words are read
        self.boxes: list[etree._Element] = []

    def stream(self) -> Stream:
        authors = {each.text or "" for region in self.regions.values() for each in region.iter(f"{DC}creator")}
        blocks = tuple(self._blocks(self.body))
        return Stream(
            blocks,
            self.notes,
            tuple(self.comments),
            tuple(self._running()),
            Changes(len(self.regions), tuple(sorted(authors - {""}))),
            self.looks.of("Standard", "").lang,
            tuple(self.loose),
        )

    def _blocks(self, parent: etree._Element, *, boxed: bool = False) -> Iterator[Block]:
        for child in parent:
            tag = child.tag
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(child, boxed=boxed)
            elif tag == f"{TEXT}list":
                yield from self._list(child, "", 0, boxed=boxed)
            elif tag == f"{TABLE}table":
                yield self._table(child)
            elif tag == f"{DRAW}frame":
                yield from self._boxed(child)
            elif tag not in _SKIPPED:
                yield from self._blocks(child, boxed=boxed)

    def _boxed(self, frame: etree._Element) -> Iterator[Block]:
        for box in frame.findall(f"{DRAW}text-box"):
            yield from self._blocks(box, boxed=True)

    def _list(self, node: etree._Element, style: str, depth: int, *, boxed: bool) -> Iterator[Block]:
        own = node.get(f"{TEXT}style-name", "") or style or self._style_below(node)
        self.lists.begin(node, own, depth)
        for entry in node:
            first = entry.tag == f"{TEXT}list-item"
            for child in entry:
                if child.tag == f"{TEXT}list":
                    yield from self._list(child, own, depth + 1, boxed=boxed)
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    label = self.lists.next(own, depth, entry.get(f"{TEXT}start-value", "")) if first else ""
                    first = False
                    yield from self._paragraph(child, boxed=boxed, label=label, depth=depth, series=own)
                else:
                    yield from self._blocks(child, boxed=boxed)

    def _style_below(self, node: etree._Element) -> str:
        found = next(node.iter(f"{TEXT}p", f"{TEXT}h"), None)
        return "" if found is None else self.looks.list_of(found.get(f"{TEXT}style-name", ""))

    def _paragraph(
        self, node: etree._Element, *, boxed: bool = False, label: str = "", depth: int = -1, series: str = ""
    ) -> Iterator[Line]:
        self.place += 1
        place = self.place
        style = node.get(f"{TEXT}style-name", "")
        self.boxes = []
        marks = tuple(each.get(f"{TEXT}name", "") for each in node.iter(f"{TEXT}bookmark", f"{TEXT}bookmark-start"))
        pieces = tuple(joined(self._pieces(node, style, "", "", "")))
        for box in self.boxes:
            yield from (each for each in self._boxed(box) if isinstance(each, Line))
        level = int(node.get(f"{TEXT}outline-level", "0")) if node.tag == f"{TEXT}h" else 0
        aligned = self.looks.paragraph(style, f"{FO}text-align")
        yield Line(
            pieces,
            place,
            self.looks.name(style),
            level or self.looks.heading(style),
            label,
            depth if label else -1,
            series,
            {"end": "right"}.get(aligned, aligned),
            page=self.looks.paragraph(style, f"{FO}break-before") == "page",
            boxed=boxed,
            marks=marks,
        )

    def _pieces(self, node: etree._Element, style: str, words: str, href: str, target: str) -> Iterator[Piece]:
        yield from self._words(node.text, style, words, href, target)
        for child in node:
            yield from self._piece(child, style, words, href, target)
            yield from self._words(child.tail, style, words, href, target)

    def _words(self, text: str | None, style: str, words: str, href: str, target: str) -> Iterator[Piece]:
        if text and not self.hidden:
            flat = " ".join(text.replace("\n", " ").replace("\t", " ").split(" "))
            yield Words(flat, self.looks.of(style, words), href, target)

    def _piece(self, child: etree._Element, style: str, words: str, href: str, target: str) -> Iterator[Piece]:
        tag = child.tag
        if tag == f"{TEXT}span":
            yield from self._pieces(child, style, child.get(f"{TEXT}style-name", words), href, target)
        elif tag == f"{TEXT}a":
            yield from self._pieces(child, style, words, child.get(f"{XLINK}href", ""), target)
        elif tag in (f"{TEXT}bookmark-ref", f"{TEXT}reference-ref", f"{TEXT}sequence-ref"):
            yield from self._pieces(child, style, words, href, child.get(f"{TEXT}ref-name", ""))
        elif tag == f"{TEXT}s":
            yield Words(" " * min(int(child.get(f"{TEXT}c", "1")), 200), self.looks.of(style, words))
        elif tag == f"{TEXT}tab":
            yield Sign.TAB
        elif tag == f"{TEXT}line-break":
            yield Sign.BREAK
        elif tag == f"{TEXT}note":
            yield from self._note(child)
        elif tag == f"{OFFICE}annotation":
            self._comment(child)
        elif tag == f"{DRAW}frame":
            yield from self._frame(child)
        elif tag in (f"{TEXT}change-start", f"{TEXT}change-end", f"{TEXT}change"):
            yield from self._change(child, style)
        elif tag not in _SKIPPED:
            yield from self._pieces(child, style, words, href, target)

    def _change(self, child: etree._Element, style: str) -> Iterator[Piece]:
        """The mark of a tracked change: where insertions are refused, their words are left out, deletions read."""
        name = child.get(f"{TEXT}change-id", "")
        region = self.regions.get(name)
        if region is None:
            return
        inserted = region.find(f"{TEXT}insertion") is not None
        if child.tag == f"{TEXT}change-end":
            self.hidden.discard(name)
        elif inserted and self.how == "refuse":
            self.hidden.add(name)
        elif not inserted:
            texts = list(region.iter(f"{TEXT}p", f"{TEXT}h"))
            if self.how == "refuse":
                for number, each in enumerate(texts):
                    yield from () if number == 0 else (Sign.BREAK,)
                    yield from self._pieces(each, style, "", "", "")
            elif self.how == "keep":
                who = next((each.text for each in region.iter(f"{DC}creator")), "somebody")
                words = "\n".join(all_of(each) for each in texts)
                self.loose.append(Loose(self.place, words, f"what {who} has taken out"))

    def _note(self, node: etree._Element) -> Iterator[Piece]:
        if self.hidden:
            return
        key = node.get(f"{TEXT}id", f"note {len(self.notes)}")
        body, citation = node.find(f"{TEXT}note-body"), node.find(f"{TEXT}note-citation")
        mark = "" if citation is None else citation.get(f"{TEXT}label", "")
        kept, self.boxes = self.boxes, []
        lines = () if body is None else tuple(each for each in self._blocks(body) if isinstance(each, Line))
        self.boxes = kept
        self.notes[key] = Note(lines, node.get(f"{TEXT}note-class", "footnote"), mark)
        yield Call(key)

    def _comment(self, node: etree._Element) -> None:
        author = all_of(node, f"{DC}creator")
        date = all_of(node, f"{DC}date")[:10]
        text = "\n".join(all_of(each) for each in node.iter(f"{TEXT}p"))
        self.comments.append(Comment(author, date, text))

    def _frame(self, frame: etree._Element) -> Iterator[Piece]:
        alt = " ".join(all_of(frame, f"{SVG}{name}") for name in ("title", "desc")).strip()
        if frame.find(f"{DRAW}text-box") is not None:
            self.boxes.append(frame)
        image = frame.find(f"{DRAW}image")
        if image is not None:
            yield Picture(self.package.blob(image.get(f"{XLINK}href", "").removeprefix("./")), alt)
        elif alt:
            self.loose.append(Loose(self.place, alt, "the words that stand for a drawing"))

    def _table(self, node: etree._Element) -> Grid:
        rows: list[tuple[Cell, ...]] = []
        head = 0
        place = self.place + 1
        for row in node.iter(f"{TABLE}table-row"):
            if next(row.iterancestors(f"{TABLE}table")) is not node:
                continue
            cells = tuple(self._cell(cell) for cell in row.findall(f"{TABLE}table-cell"))
            rows.append(cells)
            parent = row.getparent()
            head += parent is not None and parent.tag == f"{TABLE}table-header-rows"
        return Grid(tuple(rows), head, self._ruled(node), place)

    def _cell(self, cell: etree._Element) -> Cell:
        columns, rows = (int(cell.get(f"{TABLE}number-{name}-spanned", "1")) for name in ("columns", "rows"))
        return Cell(tuple(lines_of(self._blocks(cell))), columns, rows)

    def _ruled(self, table: etree._Element) -> bool:
        """Whether a cell of a table draws rules."""
        names = {cell.get(f"{TABLE}style-name", "") for cell in table.iter(f"{TABLE}table-cell")}
        for name in names:
            for style in self.looks.chain("table-cell", name):
                properties = style.find(f"{STYLE}table-cell-properties")
                borders = () if properties is None else (properties.get(f"{FO}border{side}") for side in _EDGES)
                if any(border and border != "none" for border in borders):
                    return True
        return False

    def _running(self) -> Iterator[str]:
        for node in () if self.head is None else self.head.iter(*_RUNNING):
            for paragraph in node.iter(f"{TEXT}p", f"{TEXT}h"):
                text = all_of(paragraph).strip()
                if text:
                    yield text


def all_of(node: etree._Element, *tags: str) -> str:
    """All words at and below a node, or in those elements below it."""
    return "".join(str(text) for text in node.itertext(*tags))
