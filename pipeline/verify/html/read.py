"""Reads an HTML page into pieces, as a browser shows them: each block of text, in order, with what hangs on it."""

from __future__ import annotations

from typing import Any

from lxml import etree
from msgspec import Struct, field

from pipeline.errors import Place
from pipeline.verify.piece import NO_CELL, Cell, Field, Kind, Piece, Reading, Run

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    (
        "p", *_HEADINGS, "li", "td", "th", "caption", "figcaption", "div", "section", "header", "main", "footer", "nav",
        "ol", "ul", "table", "colgroup", "thead", "tbody", "tr", "blockquote", "figure", "body",
    )
)  # fmt: skip
_KINDS = {
    "p": Kind.PARAGRAPH,
    "span": Kind.PARAGRAPH,  # a point of a list in running text, or what comes after it
    "td": Kind.CELL,
    "th": Kind.HEAD_CELL,
    "caption": Kind.CAPTION,
    "figcaption": Kind.CAPTION,
    "li": Kind.ENTRY,
    "body": Kind.ENTRY,  # the link past the masthead
    "img": Kind.PICTURE,
    **dict.fromkeys(_HEADINGS, Kind.HEADING),
}
TELLS = frozenset((Field.TEXT, Field.ID, Field.LINKS, Field.LANGUAGE, Field.KIND, Field.CELL))


class _Around(Struct, frozen=True):
    """What is in force at a place of the page: language, direction, the open blocks and ids from the outside in."""

    language: str = ""
    direction: str = ""
    blocks: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    note: bool = False


class _Line(Struct):
    around: _Around
    line: int
    cell: Cell = NO_CELL
    runs: list[Run] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def read(page: etree._Element, body: etree._Element, path: str) -> Reading:
    """The pieces of a page; an element that has an id begins one, though it be an inline one."""
    reader = _Reader(path)
    reader.walk(body, _Around(page.get("lang") or "", page.get("dir") or ""))
    reader.flush()
    return Reading(tuple(reader.pieces), TELLS)


def line_of(element: etree._Element) -> int:
    """The line of the file on which an element begins."""
    line: Any = element.sourceline
    return int(line or 0)


class _Reader:
    def __init__(self, path: str) -> None:
        self.pieces: list[Piece] = []
        self._path = path
        self._open: _Line | None = None
        self._row = 0

    def flush(self) -> None:
        """End the piece; one without words was none, unless it is a cell."""
        line, self._open = self._open, None
        if line is None or not (line.cell.row or any(run.text.strip() for run in line.runs)):
            return
        around = line.around
        name = around.blocks[-1] if around.blocks else ""
        level = _HEADINGS.index(name) + 1 if name in _HEADINGS else 0
        id_ = around.ids[-1] if around.ids else ""
        place = Place(self._path, line.line)
        self.pieces.append(
            Piece(
                _kind(around), tuple(line.runs), "", id_, around.ids, level, tuple(line.links), line.cell, place=place
            )
        )

    def walk(self, element: etree._Element, outer: _Around) -> None:
        """Read an element and what is in it, but not what follows it."""
        name, id_ = str(element.tag), element.get("id") or ""
        is_block = name in _BLOCKS or (name == "span" and id_ != "")
        around = _Around(
            element.get("lang") or outer.language,
            element.get("dir") or outer.direction,
            (*outer.blocks, name) if is_block else outer.blocks,
            (*outer.ids, id_) if id_ and name != "a" else outer.ids,
            outer.note or element.get("role") == "doc-footnote",
        )
        if is_block:
            self.flush()
            self._begin(element, name, around)
        elif name == "img":
            self._picture(element, around)
        elif name == "br":
            self._say("\n", element, around)
        elif name == "a" and element.get("role") != "doc-backlink" and element.get("class") != "permalink":
            self._line(element, around).links.append(element.get("href") or "")
        if element.get("role") == "doc-noteref":
            self._say(str(element.xpath("string()")).strip(), element, around, call=True)
        else:
            self._inside(element, around)
        if is_block:
            self.flush()

    def _inside(self, element: etree._Element, around: _Around) -> None:
        self._say(element.text or "", element, around)
        for child in element:
            if isinstance(child.tag, str):
                self.walk(child, around)
            self._say(child.tail or "", child, around)

    def _begin(self, element: etree._Element, name: str, around: _Around) -> None:
        if name == "table":
            self._row = 0
        elif name == "tr":
            self._row += 1
        elif name in ("td", "th"):
            columns, rows = (int(element.get(each) or 1) for each in ("colspan", "rowspan"))
            cell = Cell(self._row, 0, columns, rows, element.get("scope") or "")
            self._open = _Line(around, line_of(element), cell)

    def _line(self, element: etree._Element, around: _Around) -> _Line:
        if self._open is None:
            self._open = _Line(around, line_of(element))
        return self._open

    def _say(self, text: str, element: etree._Element, around: _Around, *, call: bool = False) -> None:
        if text.strip() or (text and self._open is not None):
            text = text if call or text == "\n" else text.replace("\n", " ")
            self._line(element, around).runs.append(Run(around.language, around.direction, text, call))

    def _picture(self, element: etree._Element, around: _Around) -> None:
        """A picture is a piece of its own; one without words is a decoration."""
        self.flush()
        own = _Around(around.language, around.direction, (*around.blocks, "img"), around.ids)
        run = Run(around.language, around.direction, element.get("alt") or "")
        self._open = _Line(own, line_of(element), runs=[run])
        self.flush()


def _kind(around: _Around) -> Kind:
    name = around.blocks[-1] if around.blocks else ""
    if name == "p" and around.note:
        return Kind.NOTE
    return Kind.ITEM if name == "p" and around.blocks[-2:-1] == ("li",) else _KINDS.get(name, Kind.OTHER)
