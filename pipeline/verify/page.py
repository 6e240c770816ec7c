"""Reads an HTML page into its lines, as a browser shows them: each block of text, in order, with what hangs on it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from pipeline.verify.inlines import Run, call_mark, merged

_BLOCKS = frozenset(
    (
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "caption", "figcaption", "div", "section", "header",
        "main", "footer", "nav", "ol", "ul", "table", "colgroup", "thead", "tbody", "tr", "blockquote", "figure",
        "body",
    )
)  # fmt: skip
_CELLS = frozenset(("td", "th"))


@dataclass(frozen=True, slots=True)
class Around:
    """What is in force at a place of the page: languages, and the open blocks and ids from the outside in."""

    lang: str = ""
    direction: str = ""
    blocks: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(slots=True)
class HtmlLine:
    """One block of text.

    ``leads`` are the addresses of its links, ``backs`` those back to the call of a note, ``calls`` the ids of the calls
    of notes in it; ``picture`` says that its words stand for a picture. ``row`` counts a table's rows from 1.
    """

    around: Around
    line: int
    runs: list[Run] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    backs: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    scope: str = ""
    columns: int = 1
    rows: int = 1
    row: int = 0
    picture: bool = False

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join("".join(run.text for run in self.runs).split())

    def merged(self) -> tuple[Run, ...]:
        """The words in parts of one language each."""
        return merged(iter(self.runs))


def line_of(element: etree._Element) -> int:
    """The line of the file on which an element begins."""
    line: Any = element.sourceline
    return int(line or 0)


def read_page(body: etree._Element, starts: AbstractSet[str], around: Around) -> tuple[HtmlLine, ...]:
    """The lines of ``body``; an element whose id is among ``starts`` begins a line, though it be an inline one."""
    reader = _Reader(starts)
    reader.walk(body, around)
    reader.flush()
    return tuple(reader.lines)


class _Reader:
    def __init__(self, starts: AbstractSet[str]) -> None:
        self.lines: list[HtmlLine] = []
        self._starts = starts
        self._open: HtmlLine | None = None
        self._row = 0

    def flush(self) -> None:
        """End the line; one without words was none, unless it is a cell."""
        line, self._open = self._open, None
        if line is not None and (line.row or line.text):
            self.lines.append(line)

    def walk(self, element: etree._Element, outer: Around) -> None:
        """Read an element and what is in it, but not what follows it."""
        name, id_ = str(element.tag), element.get("id") or ""
        is_block = name in _BLOCKS or id_ in self._starts
        around = Around(
            element.get("lang") or outer.lang,
            element.get("dir") or outer.direction,
            (*outer.blocks, name) if is_block else outer.blocks,
            (*outer.ids, id_) if id_ else outer.ids,
        )
        if is_block:
            self.flush()
            self._begin(element, name, around)
        elif name == "img":
            self._picture(element, around)
        elif name == "br":
            self._say(" ", element, around)
        elif name == "a":
            self._link(element, around)
        if element.get("role") == "doc-noteref":
            self._say(call_mark(str(element.xpath("string()")).strip()), element, around)
        else:
            self._inside(element, around)
        if is_block:
            self.flush()

    def _inside(self, element: etree._Element, around: Around) -> None:
        self._say(element.text or "", element, around)
        for child in element:
            if isinstance(child.tag, str):
                self.walk(child, around)
            self._say(child.tail or "", child, around)

    def _begin(self, element: etree._Element, name: str, around: Around) -> None:
        if name == "table":
            self._row = 0
        elif name == "tr":
            self._row += 1
        elif name in _CELLS:
            self._open = HtmlLine(
                around,
                line_of(element),
                scope=element.get("scope") or "",
                columns=int(element.get("colspan") or 1),
                rows=int(element.get("rowspan") or 1),
                row=self._row,
            )

    def _line(self, element: etree._Element, around: Around) -> HtmlLine:
        if self._open is None:
            self._open = HtmlLine(around, line_of(element))
        return self._open

    def _say(self, text: str, element: etree._Element, around: Around) -> None:
        if text.strip() or (text and self._open is not None):
            self._line(element, around).runs.append(Run(around.lang, around.direction, text))

    def _link(self, element: etree._Element, around: Around) -> None:
        line = self._line(element, around)
        role = element.get("role")
        (line.backs if role == "doc-backlink" else line.leads).append(element.get("href") or "")
        if role == "doc-noteref":
            line.calls.append(element.get("id") or "")

    def _picture(self, element: etree._Element, around: Around) -> None:
        """A picture is a line of its own; one without words is a decoration."""
        self.flush()
        alt = element.get("alt") or ""
        self._open = HtmlLine(around, line_of(element), [Run(around.lang, around.direction, alt)])
        self._open.picture = True
        self.flush()
