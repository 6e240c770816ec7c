"""Reads tables of contents, whose field goes on over many paragraphs, and the TC fields that mark their entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.verify.docx.fields.instruction import parsed, switched
from pipeline.verify.docx.package.opened import W, value
from pipeline.verify.docx.package.styles import Styles

_TOC, _TC, _PAGE = "TOC", "TC", "PAGEREF"


@dataclass(frozen=True, slots=True)
class Mark:
    """A TC field: the paragraph in which it stands (from 0), its words, kind and level, the bookmarks around it."""

    paragraph: int
    text: str
    kind: str
    level: int
    within: tuple[str, ...]


@dataclass(slots=True)
class ReadLine:
    """A line as it is shown: its level by its style, its words without the page, the bookmarks of link and page."""

    level: int
    text: str = ""
    to: str = ""
    page: str = ""


@dataclass(slots=True)
class ReadContents:
    """A table of contents: its instruction and its lines."""

    code: str
    lines: list[ReadLine] = field(default_factory=list)


def read_contents(body: etree._Element, styles: Styles) -> tuple[list[Mark], list[ReadContents]]:
    """All marks and all tables of the text."""
    reader = _Reader(styles)
    for place, node in enumerate(body.iter(f"{W}p")):
        reader.paragraph(place, node)
    return reader.marks, reader.tables


@dataclass(slots=True)
class _Open:
    code: list[str] = field(default_factory=list)
    separated: bool = False
    table: ReadContents | None = None


class _Reader:
    """Keeps the fields that are open from one paragraph to the next; bookmarks around a mark begin in its paragraph."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.marks: list[Mark] = []
        self.tables: list[ReadContents] = []
        self._open: list[_Open] = []
        self._bookmarks: dict[str, str] = {}
        self._line: ReadLine | None = None

    def paragraph(self, place: int, node: etree._Element) -> None:
        """One paragraph: a line of the table that is open, if one is."""
        self._bookmarks = {}
        name = self._styles.name(value(node.find(f"{W}pPr/{W}pStyle")))
        level = name[len(_TOC) :].strip()
        self._line = ReadLine(int(level) if level.isdigit() else 0)
        for child in node.iter():
            self._one(place, child)
        self._line.text = " ".join(self._line.text.split())

    def _one(self, place: int, node: etree._Element) -> None:
        match str(node.tag).removeprefix(W):
            case "bookmarkStart":
                self._bookmarks[node.get(f"{W}id", "")] = node.get(f"{W}name", "")
            case "bookmarkEnd":
                self._bookmarks.pop(node.get(f"{W}id", ""), None)
            case "fldChar":
                self._field(place, node.get(f"{W}fldCharType", ""))
            case "instrText" if self._open:
                self._open[-1].code.append(node.text or "")
            case "hyperlink" | "t" | "tab" if self._open and self._open[-1].table is not None:
                self._in_table(self._open[-1].table, node)

    def _in_table(self, table: ReadContents, node: etree._Element) -> None:
        line = self._line
        if line is None or next(node.iterancestors(f"{W}pPr"), None) is not None:
            return
        if line not in table.lines:
            table.lines.append(line)
        if node.tag == f"{W}hyperlink":
            line.to = node.get(f"{W}anchor", "")
        line.text += (node.text or "") if node.tag == f"{W}t" else " "

    def _field(self, place: int, kind: str) -> None:
        if kind == "begin":
            self._open.append(_Open())
        elif kind == "separate" and self._open:
            one = self._open[-1]
            one.separated = True
            if parsed("".join(one.code)).name == _TOC:
                one.table = ReadContents("".join(one.code))
                self.tables.append(one.table)
        elif kind == "end" and self._open:
            code = "".join(self._open.pop().code)
            self.marks.extend(_marks(code, place, tuple(self._bookmarks.values())))
            said = parsed(code)
            if said.name == _PAGE and said.arguments and self._line is not None:
                self._line.page = said.arguments[0]


def _marks(code: str, place: int, within: tuple[str, ...]) -> Iterator[Mark]:
    said = parsed(code)
    if said.name == _TC and said.arguments:
        given = dict(switched(code))
        level = given.get("\\l", "1")
        text = " ".join(said.arguments[0].split())
        yield Mark(place, text, given.get("\\f", ""), int(level) if level.isdigit() else 1, within)
