"""Reads paragraphs as they are printed: the words that Word prints, each stretch with the look that it resolves to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docx_look.cascade import Cascade, Look
from lxml import etree

from pipeline.ooxml.opened import R, W, value
from pipeline.verify.docx.text.inline import before_reference

_P, _TABLE, _CONTROL, _CONTENT = f"{W}p", f"{W}tbl", f"{W}sdt", f"{W}sdtContent"
_RUN, _PROPERTIES, _LINK, _DELETED = f"{W}r", f"{W}pPr", f"{W}hyperlink", f"{W}del"
_RPR, _TEXT, _FIELD, _CODE = f"{W}rPr", f"{W}t", f"{W}fldChar", f"{W}instrText"
_CALLS = frozenset({f"{W}footnoteReference", f"{W}footnoteRef"})
_SIGNS = {f"{W}noBreakHyphen": "‑", f"{W}sym": "\ufffd"}
_MARKS = frozenset({"FootnoteReference", "FootnoteSign"})  # a field with words in these prints the mark of a note
_GAPS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}ptab": "\t"}
_DRAWING = f"{W}drawing"
_HIDDEN = "an instruction"
_UNSEEN = frozenset({"SET", "NOTEREF", "PAGEREF", _HIDDEN})  # a value, the mark of a note, the page of an entry


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words without white space, how they look, and the address to which a link around them leads."""

    text: str
    look: Look
    url: str


@dataclass(slots=True)
class Printed:
    """A paragraph: its style, its own look, that of its number, its stretches, the looks of its marks of notes.

    They are without white space; ``gaps`` are the line breaks, tabs and page breaks between them, in order. ``drawn``
    are the looks of the runs of its pictures, ``table`` the style of the table around it.
    """

    style: str
    look: Look
    number: Look | None
    stretches: list[Stretch] = field(default_factory=list)
    marks: list[tuple[bool, Look]] = field(default_factory=list)
    gaps: str = ""
    drawn: list[Look] = field(default_factory=list)
    table: str = ""

    @property
    def key(self) -> str:
        """All its words."""
        return "".join(stretch.text for stretch in self.stretches)


class Reader:
    """Reads the paragraphs of one part. ``addresses`` are its external ones by relationship.

    ``calls`` are the bookmarks of notes that stand under tables, and whether their marks are letters (not signs): a
    link there is the mark of a note.
    """

    def __init__(self, cascade: Cascade, addresses: Mapping[str, str], calls: Mapping[str, bool] | None = None) -> None:
        self._cascade = cascade
        self._addresses = addresses
        self._calls = calls or {}
        self._fields: list[tuple[list[str], bool]] = []
        self._signs = ""  # of a note whose reference follows

    def paragraphs(self, root: etree._Element, table: str = "") -> Iterator[Printed]:
        """The paragraphs in ``root``, in the order in which they are read; ``table`` is the style of one around it."""
        for node in root:
            if node.tag == _P:
                yield self.paragraph(node, table)
            elif node.tag == _TABLE:
                yield from self.paragraphs(node, value(node.find(f"{W}tblPr/{W}tblStyle")))
            elif node.tag != _PROPERTIES and len(node):
                yield from self.paragraphs(node, table)

    def paragraph(self, node: etree._Element, table: str = "") -> Printed:
        """One paragraph."""
        made = Printed(*self._cascade.paragraph(node, table), table=table)
        self._fields = []
        self._inside(node, made, table, "")
        return made

    def _inside(self, node: etree._Element, made: Printed, table: str, url: str) -> None:
        for child in node:
            tag = child.tag
            if tag == _RUN:
                self._run(child, made, table, url)
            elif tag == _LINK:
                if child.get(f"{W}anchor", "") in self._calls:
                    self._mark(child, made, table)
                else:
                    self._inside(child, made, table, self._addresses.get(child.get(f"{R}id", ""), ""))
            elif tag not in (_PROPERTIES, _DELETED) and len(child):
                self._inside(child, made, table, url)

    def _mark(self, link: etree._Element, made: Printed, table: str) -> None:
        for run in link.iter(_RUN):
            raised = self._calls[link.get(f"{W}anchor", "")]
            made.marks.append((raised, self._cascade.type(run.find(_RPR), made.style, table)))

    def _run(self, run: etree._Element, made: Printed, table: str, url: str) -> None:
        said: list[str] = []
        properties = None
        for child in run:
            tag = child.tag
            if tag == _RPR:
                properties = child
            elif tag == _TEXT:
                said.append(child.text or "")
            elif tag in _SIGNS:
                said.append(_SIGNS[str(tag)])
            elif tag == _FIELD:
                self._field(child.get(f"{W}fldCharType", ""))
            elif tag == _CODE and self._fields:
                self._fields[-1][0].append(child.text or "")
            elif tag in _GAPS:
                made.gaps += _gap(child)
            elif tag == _DRAWING:
                made.drawn.append(self._cascade.type(run.find(_RPR), made.style, table))
            elif tag in _CALLS:
                own = child.get(f"{W}customMarkFollows", "0") not in ("0", "false")
                raised = not own or self._signs.isdigit()
                self._signs = ""
                made.marks.append((raised, self._cascade.type(run.find(_RPR), made.style, table)))
                return
        text = "".join("".join(said).split())
        if not text:
            return
        if before_reference(run):
            self._signs = text
            return
        names = [_name(code) if shown else _HIDDEN for code, shown in self._fields] if self._fields else []
        look = self._cascade.type(properties, made.style, table)
        again = bool(names) and value(run.find(f"{W}rPr/{W}rStyle")) in _MARKS
        if again or "NOTEREF" in names:
            made.marks.append((text.isdigit(), look))
        if again or not _UNSEEN.isdisjoint(names):
            return
        last = made.stretches[-1] if made.stretches else None
        if last is not None and last.look is look and last.url == url:
            made.stretches[-1] = Stretch(last.text + text, look, url)
        else:
            made.stretches.append(Stretch(text, look, url))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(([], False))
        elif kind == "separate" and self._fields:
            self._fields[-1] = (self._fields[-1][0], True)
        elif kind == "end" and self._fields:
            self._fields.pop()


def _gap(node: etree._Element) -> str:
    """What a break or tab is; one that ends the page or column is a form feed."""
    return "\f" if node.get(f"{W}type", "textWrapping") != "textWrapping" else _GAPS[str(node.tag)]


def _name(code: list[str]) -> str:
    return next(iter("".join(code).split()), "").upper()
