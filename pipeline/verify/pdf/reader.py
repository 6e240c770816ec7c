"""Reads the structure tree of a PDF into lines, as a screen reader hears them (ISO 32000-1 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf
from msgspec.structs import replace

from pipeline.characters import seen
from pipeline.verify.pdf.elements import attributes_of, items_of
from pipeline.verify.pdf.line import Around, PdfLine, TaggedList
from pipeline.verify.pdf.links import Links
from pipeline.verify.pdf.places import Places
from pipeline.verify.pdf.words import PageWords
from pipeline.verify.piece import Cell, Run, call_mark

_ON_THEIR_OWN = frozenset(("BlockQuote", "Table", "L", "Figure"))
_INLINE = frozenset(("Span", "Quote", "Link", "Reference", "Code", "Em", "Strong", "Lbl"))
_NOTES = frozenset(("Note", "FENote"))
_CELLS = frozenset(("TD", "TH"))
_MODES = {"/RlTb": "rtl", "/LrTb": "ltr"}
_SCOPES = {"/Column": "col", "/Row": "row"}


class TreeReader:
    """Reads the tree below the root; then ``lines``, ``notes``, ``lists`` and ``page_of`` (of each id) are known.

    ``heads`` are the words of the head cells as their letters are painted, which their elements may say otherwise.
    A span that has an id begins a line, though it be an inline element. Every mark that was read is taken out of
    ``words``; what stays there is in no element.
    """

    def __init__(self, words: Sequence[PageWords], places: Places, links: Links) -> None:
        self.lines: list[PdfLine] = []
        self.notes: list[PdfLine] = []
        self.lists: list[TaggedList] = []
        self.page_of: dict[str, int] = {}
        self.heads: list[str] = []
        self._painted: list[str] = []  # of the block that is open
        self._words = words
        self._places = places
        self._links = links
        self._open: PdfLine | None = None
        self._label: list[Run] = []
        self._row = 0
        self._met: set[tuple[int, int]] = set()
        self._waiting: list[str] = []  # ids of elements whose first page is not known yet

    def read(self, element: Any, outer: Around, page: int = 0) -> None:
        """Read an element and what is in it; ``page`` is that of the element around, counted from 0."""
        if element.is_indirect:
            if element.objgen in self._met:
                raise pikepdf.PdfError("the structure tree has an element twice")
            self._met.add(element.objgen)
        role = str(element.S)[1:]
        id_ = str(element.get("/ID", ""))
        attributes = attributes_of(element)
        is_block = role not in _INLINE or (role == "Span" and id_ != "")
        around = Around(
            str(element.get("/Lang", "")) or outer.lang,
            _MODES.get(str(attributes.get("/WritingMode", "")), outer.direction),
            (*outer.roles, role) if is_block else outer.roles,
            (*outer.ids, id_) if id_ else outer.ids,
        )
        if id_:
            self._waiting.append(id_)
        page = self._places.page(element.get("/Pg"), page)
        if role in _NOTES:
            self._note(element, around, page)
        elif role == "Lbl" and outer.roles[-1:] == ("LI",):
            self._label = self._apart(element, around, page).runs
        elif role == "Reference" and outer.roles[-1:] != ("TOCI",):
            line = self._apart(element, around, page)
            self._line(around).targets.extend(line.targets)
            self._unspaced()
            self._say(call_mark(line.text) + line.trailing, around, page)
        elif is_block:
            if role in _INLINE and self._label:  # in the line of a paragraph that has a number and no words before it
                self._line(outer)
            self._block(element, role, around, attributes, page)
        else:
            self._kids(element, around, page)
            if role == "Lbl":
                self._say(" ", around, page)  # a label is parted from what it labels

    def _unspaced(self) -> None:
        """No space before the mark of a note: PDFium sees one between a letter on the base and a raised one."""
        if self._open is not None and self._open.runs:
            last = self._open.runs[-1]
            self._open.runs[-1] = Run(last.language, last.direction, last.text.rstrip(" "))

    def flush(self) -> None:
        """End the line; one without words was none, unless it is a cell."""
        line, self._open = self._open, None
        if line is not None and (line.cell.row or line.text):
            self.lines.append(line)

    def _block(self, element: Any, role: str, around: Around, attributes: dict[str, Any], page: int) -> None:
        self.flush()
        if self._label and role in _ON_THEIR_OWN:  # below the number of a paragraph without words before it
            self._line(replace(around, roles=(*around.roles[:-1], "P")))
            self.flush()
        if role == "Table":
            self._row = 0
        elif role == "TR":
            self._row += 1
        elif role in _CELLS:
            columns, rows = (int(attributes.get(name, 1)) for name in ("/ColSpan", "/RowSpan"))
            scope = _SCOPES.get(str(attributes.get("/Scope", "")), "")
            self._open = PdfLine(around, page=page + 1, cell=Cell(self._row, 0, columns, rows, scope))
        self._painted = []
        begun, lists = len(self.lines), len(self.lists)
        self._kids(element, around, page)
        self.flush()
        if role == "TH":
            self.heads.append("".join(self._painted))
        if role == "L":
            depth, numbering = around.roles.count("L") - 1, str(attributes.get("/ListNumbering", "/None"))[1:]
            first = self.lines[begun].page if begun < len(self.lines) else page + 1
            self.lists.insert(lists, TaggedList(depth, numbering, items_of(element), first))
        elif role == "Figure":
            alt = seen(str(element.get("/Alt", "")))
            self.lines.append(PdfLine(around, page=page + 1, runs=[Run(around.lang, around.direction, alt)]))
        elif role == "LI" and self._label:
            self._line(around)
            self.flush()

    def _kids(self, element: Any, around: Around, page: int) -> None:
        """What is in an element; its ``ActualText``, where it has one, stands for all its words (14.9.4)."""
        if (actual := element.get("/ActualText")) is None:
            self._inside(element, around, page)
            return
        inner = self._apart(element, around, page)
        self._line(around).targets.extend(inner.targets)
        self._say(str(actual), around, (inner.page or page + 1) - 1)

    def _inside(self, element: Any, around: Around, page: int) -> None:
        kids = element.get("/K")
        if kids is None:
            return
        led: list[str] = []
        for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
            if isinstance(kid, int):
                self._mark(kid, around, page)
            elif "/S" in kid:
                self.read(kid, around, page)
            elif "/MCID" in kid:
                self._mark(int(kid.MCID), around, self._places.page(kid.get("/Pg"), page))
            elif (address := self._links.address(kid.get("/Obj"))) and address not in led:
                led.append(address)  # a link has an annotation on each of its lines
                self._line(around).targets.append(address)

    def _mark(self, number: int, around: Around, page: int) -> None:
        for id_ in self._waiting:
            self.page_of.setdefault(id_, page)
        self._waiting.clear()
        words = self._words[page].marked.pop(number, "")
        self._painted.append(words)
        self._say(words, around, page)

    def _line(self, around: Around) -> PdfLine:
        if self._open is None:
            label, self._label = self._label, []
            self._open = PdfLine(around, runs=label)
            if label:
                self._open.label = self._open.text
                self._open.runs.append(Run(around.lang, around.direction, " "))
        return self._open

    def _say(self, text: str, around: Around, page: int) -> None:
        if text.strip() or (text and self._open is not None):
            line = self._line(around)
            line.page = line.page or page + 1
            line.runs.append(Run(around.lang, around.direction, seen(text)))

    def _apart(self, element: Any, around: Around, page: int) -> PdfLine:
        """What is in an element, read as a line of its own; the line around it goes on after it."""
        kept, self._open = self._open, PdfLine(around)
        self._inside(element, around, page)
        found, self._open = self._open, kept
        return found

    def _note(self, element: Any, around: Around, page: int) -> None:
        kept, label, lines = (self._open, self._label, self.lines)
        self._open, self._label, self.lines = PdfLine(around), [], []
        self._kids(element, around, page)
        self.flush()
        found, (self._open, self._label, self.lines) = self.lines, (kept, label, lines)
        note = PdfLine(around, page=page + 1, before=len(self.lines) + (self._open is not None))
        for line in found:
            note.runs.extend((*line.runs, Run(around.lang, around.direction, " ")))
            note.targets.extend(line.targets)
        self.notes.append(note)
