"""A page of HTML, as Word, LibreOffice and others save it, as a stream of paragraphs, tables and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct, field

from pipeline.intake.html.looks import Around, over
from pipeline.intake.html.page import text_of_page
from pipeline.intake.stream import (
    Block,
    Call,
    Cell,
    Changes,
    Grid,
    Line,
    Look,
    Loose,
    Note,
    Piece,
    Sign,
    Stream,
    Words,
    joined,
    lines_of,
)  # fmt: skip
from pipeline.ooxml.numbers import written

_NOTE = re.compile(r"#(_(?:ftn|edn)\d+|sd(?:foot|end)note\d+sym|fn(?!ref)[-:]?\w+)")
_BACK = re.compile(r"#(?:_(?:ftn|edn)ref\d+|sd(?:foot|end)note\d+anc|fnref[-:]?\w+)")
_HEADING = re.compile(r"h([1-6])")
_BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "div", "table", "blockquote", "section", "article"}
    | {"main", "center", "dl", "dt", "dd", "pre", "body"}
)
_SKIPPED = frozenset(["head", "style", "script", "title", "xml", "meta", "link", "template"])
_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
_CSS = {
    "lower-alpha": "a", "upper-alpha": "A", "lower-latin": "a", "upper-latin": "A", "lower-roman": "i",
    "upper-roman": "I",
}  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n]+")


def read_html(data: bytes, changes: str) -> Stream:
    """The stream of a page; ``changes`` says what becomes of ``<ins>`` and ``<del>``."""
    root = etree.fromstring(
        text_of_page(data), etree.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    )
    return _Reader(root, changes).stream()


class _Reader(Struct):
    root: etree._Element
    how: str
    place: int = 0
    label: str = ""
    depth: int = -1
    page: bool = False
    notes: dict[str, Note] = field(default_factory=dict)
    marks: list[str] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    held: set[etree._Element] = field(default_factory=set)

    def stream(self) -> Stream:
        body = self.root.find("body")
        body = self.root if body is None else body
        changed = list(body.iter("ins", "del"))
        self._find_notes(body)
        lang = self.root.get("lang") or body.get("lang") or ""
        blocks = tuple(self._blocks(body, Around()))
        return Stream(
            blocks,
            self.notes,
            changes=Changes(len(changed), ()),
            lang=lang,
            loose=tuple(self.loose),
            printed=tuple(self.marks),
        )

    def _find_notes(self, body: etree._Element) -> None:
        """The notes, each in an element of its own, which is no part of the text."""
        called = {(each.get("href") or "")[1:] for each in body.iter("a") if _calls(each)}
        by_name: dict[str, etree._Element] = {}
        for each in body.iter():
            for name in (each.get("id"), each.get("name")):
                if name:
                    by_name.setdefault(name, each)
        for name in sorted(called):
            node = by_name.get(name)
            box = None if node is None else self._box(node)
            if box is not None:
                self.held.add(box)
                lines = tuple(each for each in self._inside(box, Around()) if isinstance(each, Line))
                self.notes[name] = Note(lines, "endnote" if "end" in name or "edn" in name else "footnote")
        for each in body.iter("div", "section", "aside", "ol"):
            attributes = f"{each.get('class') or ''} {each.get('style') or ''} {each.get('role') or ''}"
            holds = any(node in self.held for node in each.iter())
            if holds and re.search(r"footnotes|footnote-list|endnote-list|doc-endnotes", attributes):
                self.held.add(each)

    def _box(self, node: etree._Element | None) -> etree._Element | None:
        """The element that holds all of a note."""
        while node is not None:
            around = node.getparent()
            if (
                node.tag in ("li", "aside")
                or (node.tag == "div" and node.get("id"))
                or node.get("role") == "doc-footnote"
            ):
                return node
            if around is None or around.tag in ("body", "html") or around in self.held:
                return node if node.tag in _BLOCKS else None
            node = around
        return None

    def _blocks(self, parent: etree._Element, style: Around) -> Iterator[Block]:
        """The blocks in an element; words that stand in none of them are a paragraph of their own."""
        bare: list[Piece] = list(self._text(parent.text, style.look))
        for child in parent:
            if child.tag in _SKIPPED or child in self.held:
                pass
            elif child.tag in _BLOCKS or self._holds_blocks(child):
                yield from self._line(bare, parent, style)
                bare = []
                yield from self._block(child, style)
            elif self._breaks(child):
                self.page = True
            else:
                bare += self._piece(child, style.look, "")
            bare += self._text(child.tail, style.look)
        yield from self._line(bare, parent, style)

    def _holds_blocks(self, node: etree._Element) -> bool:
        return any(each.tag in _BLOCKS for each in node.iter() if each is not node)

    def _breaks(self, node: etree._Element) -> bool:
        return any("page-break-before" in (each.get("style") or "") for each in node.iter())

    def _block(self, node: etree._Element, style: Around) -> Iterator[Block]:
        if node.tag == "table":
            yield self._table(node)
        elif node.tag in ("ul", "ol"):
            yield from self._list(node, style)
        else:
            yield from self._inside(node, style.within(node))

    def _inside(self, node: etree._Element, style: Around) -> Iterator[Block]:
        css = (node.get("style") or "").casefold()
        if "page-break-before" in css and "avoid" not in css:
            self.page = True
        level = re.search(r"mso-list:\s*\S+\s+level(\d)", css)
        if level:
            self.depth = int(level[1]) - 1
        yield from self._blocks(node, style)

    def _line(self, pieces: list[Piece], node: etree._Element, style: Around) -> Iterator[Line]:
        made = tuple(joined(pieces))
        words = "".join(piece.text for piece in made if isinstance(piece, Words)).strip()
        if not words and not any(isinstance(piece, Call) for piece in made):
            if node.tag == "p":
                self.place += 1
                yield Line(place=self.place)
            return
        self.place += 1
        heading = _HEADING.fullmatch(str(node.tag))
        name = (node.get("class") or "").casefold()
        level = int(heading[1]) if heading else 1 if "msotitle" in name else 0
        quoted = "Quote" if style.quoted else ""
        yield Line(
            made,
            self.place,
            quoted or name,
            level,
            self.label,
            self.depth if self.label else -1,
            "list" if self.label else "",
            style.align,
            page=self.page,
        )
        self.label, self.depth, self.page = "", -1, False

    def _list(self, node: etree._Element, style: Around) -> Iterator[Block]:
        list_style = re.search(r"list-style(?:-type)?:\s*([\w-]+)", node.get("style") or "")
        form = node.get("type") or _CSS.get(list_style[1] if list_style else "", "1")
        number = int(node.get("start") or "1") if (node.get("start") or "1").isdigit() else 1
        for entry in node:
            if entry.tag in ("ul", "ol"):
                yield from self._list(entry, style.deeper())
                continue
            if entry in self.held:
                continue
            value = entry.get("value") or ""
            number = int(value) if value.isdigit() else number
            plain = list_style is not None and list_style[1] == "none"
            self.label = (
                "" if plain else "•" if node.tag == "ul" else f"{written(_TYPES.get(form, 'decimal'), number)}."
            )
            self.depth = style.depth
            number += 1
            yield from self._blocks(entry, style.deeper())
            self.label = ""

    def _table(self, node: etree._Element) -> Grid:
        rows: list[tuple[Cell, ...]] = []
        head = 0
        place = self.place + 1
        for row in node.iter("tr"):
            if next(row.iterancestors("table")) is not node:
                continue
            cells = [each for each in row if each.tag in ("td", "th")]
            rows.append(tuple(self._cell(each) for each in cells))
            around = row.getparent()
            top = around is not None and around.tag == "thead"
            head += top or (head == len(rows) - 1 and bool(cells) and all(each.tag == "th" for each in cells))
        caption = node.find("caption")
        if caption is not None:
            self.loose.append(Loose(place, "".join(map(str, caption.itertext())), "the caption of a table"))
        ruled = node.get("border") not in (None, "0") or "border" in (node.get("style") or "")
        return Grid(tuple(rows), head, ruled or head > 0, place)

    def _cell(self, cell: etree._Element) -> Cell:
        look = Look(bold=cell.tag == "th")
        spans = (cell.get(name) or "1" for name in ("colspan", "rowspan"))
        columns, rows = (max(int(each), 1) if each.isdigit() else 1 for each in spans)
        return Cell(tuple(lines_of(self._blocks(cell, Around(look)))), columns, rows)

    def _piece(self, node: etree._Element, look: Look, href: str) -> Iterator[Piece]:
        """The pieces of an element in the line."""
        style = (node.get("style") or "").casefold()
        if node.tag in _SKIPPED:
            return
        if "mso-list" in style and "ignore" in style:
            self.label = "".join(map(str, node.itertext())).replace("\u00a0", " ").strip()
            return
        gone = {"ins": self.how == "refuse", "del": self.how != "refuse"}.get(node.tag, False)
        if gone:
            if node.tag == "del" and self.how == "keep":
                self.loose.append(Loose(self.place, "".join(map(str, node.itertext())), "what was taken out"))
            return
        if node.tag == "br":
            yield Sign.BREAK
            return
        link = node.get("href") or "" if node.tag == "a" else ""
        if node.tag == "a" and (_calls(node) or _BACK.fullmatch(link) or node.get("role") == "doc-backlink"):
            self.marks.append("".join(map(str, node.itertext())))
            if link[1:] in self.notes:
                yield Call(link[1:])
            return
        if node.tag == "img" and node.get("alt"):
            self.loose.append(Loose(self.place, node.get("alt") or "", "the words that stand for a picture"))
        own = over(look, node, style)
        link = link if link.startswith("http") else href
        yield from self._text(node.text, own, link)
        for child in node:
            yield from self._piece(child, own, link)
            yield from self._text(child.tail, own, link)

    def _text(self, text: str | None, look: Look, href: str = "") -> Iterator[Piece]:
        if text:
            yield Words(_SPACE.sub(" ", text), look, href)


def _calls(link: etree._Element) -> bool:
    """Whether a link is the mark of a note."""
    return bool(_NOTE.fullmatch(link.get("href") or "")) or link.get("role") == "doc-noteref"
