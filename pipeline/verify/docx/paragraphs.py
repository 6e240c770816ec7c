"""Reads the paragraphs of a DOCX in order: number, words, bookmarks, notes, and the fields with their results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.verify.docx.numbers import NO_NUMBER, Numbers
from pipeline.verify.docx.opened import W, value
from pipeline.verify.docx.styles import Styles

_TRUE = frozenset({"1", "true", "on"})
_CALLS = frozenset({"FootnoteReference", "FootnoteSign"})
_SPACES = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "‑"}


@dataclass(frozen=True, slots=True)
class ReadField:
    """A field: its instruction in words, and its cached result.

    ``code`` is the instruction as it stands, with nested fields in braces. ``link`` is the bookmark to which a link
    around the field leads, ``''`` where there is none.
    """

    instruction: tuple[str, ...]
    result: str
    code: str = ""
    link: str = ""


@dataclass(slots=True)
class ReadParagraph:
    """A paragraph as read. ``text`` is without the marks of notes, ``marked`` with those that are not counted.

    ``notes`` are numbers in the package and own marks; the mark is ``None`` where Word counts it. ``unworded`` is the
    number without words around it. By bookmark, ``ranges`` has its words, ``noted`` the first note in it, ``within`` it
    and the bookmarks that it stands in. ``leads`` are the bookmarks that references lead to, in order: links, and
    fields that are links themselves.
    """

    number: str
    style: str
    outline: int
    text: str = ""
    marked: str = ""
    bookmarks: list[str] = field(default_factory=list)
    notes: list[tuple[str, str | None]] = field(default_factory=list)
    fields: list[ReadField] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    unworded: str = ""
    ranges: dict[str, str] = field(default_factory=dict)
    noted: dict[str, str] = field(default_factory=dict)
    within: dict[str, frozenset[str]] = field(default_factory=dict)


def paragraphs(root: etree._Element, numbers: Numbers, styles: Styles) -> Iterator[ReadParagraph]:
    """The paragraphs under ``root``, those of tables included, in the order in which they are read."""
    for node in root.iter(f"{W}p"):
        yield read(node, numbers, styles)


def read(node: etree._Element, numbers: Numbers, styles: Styles) -> ReadParagraph:
    """One paragraph."""
    listed = node.find(f"{W}pPr/{W}numPr")
    number = NO_NUMBER
    if listed is not None:
        number = numbers.next(value(listed.find(f"{W}numId")), int(value(listed.find(f"{W}ilvl"), "0")))
    made = ReadParagraph(number.text, value(node.find(f"{W}pPr/{W}pStyle")), styles.outline(node))
    made.unworded = number.unworded
    _Reader(made).read(node)
    return made


def _is_call(link: etree._Element) -> bool:
    """Whether a link has nothing but the mark of a note in it."""
    return all(value(style) in _CALLS for style in link.iter(f"{W}rStyle")) and link.find(f".//{W}rStyle") is not None


@dataclass(slots=True)
class _Open:
    """A field that has begun: its instruction and result so far, and whether the result has begun."""

    code: list[str] = field(default_factory=list)
    result: list[str] = field(default_factory=list)
    separated: bool = False
    _begun: str = ""  # its first letters: whoever asks for the name does not read a long instruction again

    @property
    def name(self) -> str:
        """The first word of the instruction."""
        return next(iter(self._begun.split()), "")

    def instruct(self, words: str) -> None:
        """The instruction goes on."""
        self.code.append(words)
        if len(self._begun) < _NAME:
            self._begun = (self._begun + words).lstrip()[:_NAME]


_NAME = 64  # letters: no field has a longer name


class _Reader:
    """Walks the content of a paragraph, keeping track of the fields and bookmarks that are open."""

    def __init__(self, made: ReadParagraph) -> None:
        self._made = made
        self._text: list[str] = []
        self._marked: list[str] = []
        self._open: list[_Open] = []
        self._ranges: dict[str, tuple[str, list[str]]] = {}  # number of a bookmark → its name, its words so far
        self._link = ""

    def read(self, node: etree._Element) -> None:
        for child in node:
            if child.tag == f"{W}r":
                self._run(child)
            elif child.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
                self._bookmark(child)
            elif child.tag != f"{W}pPr":
                self._inside(child)
        self._made.text = " ".join("".join(self._text).split())
        self._made.marked = " ".join("".join(self._marked).split())

    def _inside(self, child: etree._Element) -> None:
        """What stands in a link or a control."""
        anchor = child.get(f"{W}anchor", "") if child.tag == f"{W}hyperlink" else ""
        if not anchor:
            self.read(child)
            return
        self._made.anchors.append(anchor)
        if _is_call(child):  # of a note under its table
            self._marked.append("".join(node.text or "" for node in child.iter(f"{W}t")))
            return
        self._made.leads.append(anchor)
        self._link = anchor
        self.read(child)
        self._link = ""

    def _bookmark(self, node: etree._Element) -> None:
        number = node.get(f"{W}id", "")
        if node.tag == f"{W}bookmarkStart":
            name = node.get(f"{W}name", "")
            self._made.bookmarks.append(name)
            self._ranges[number] = (name, [])
            self._made.within[name] = frozenset(other for other, _ in self._ranges.values())
        elif number in self._ranges:
            name, words = self._ranges.pop(number)
            self._made.ranges[name] = " ".join("".join(words).split())

    def _run(self, run: etree._Element) -> None:
        reference = run.find(f"{W}footnoteReference")
        if reference is not None:
            own = reference.get(f"{W}customMarkFollows", "0") in _TRUE
            mark = "".join(node.text or "" for node in run.iter(f"{W}t")) if own else None
            self._made.notes.append((reference.get(f"{W}id", ""), mark))
            self._marked.append(mark or "")
            for name, _ in self._ranges.values():
                self._made.noted.setdefault(name, reference.get(f"{W}id", ""))
            return
        for child in run:
            if child.tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif child.tag == f"{W}instrText" and self._open:
                self._open[-1].instruct(child.text or "")
            elif child.tag == f"{W}t":
                self._said(child.text or "")
            elif child.tag in _SPACES:
                self._said(_SPACES[str(child.tag)])

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._open.append(_Open())
        elif kind == "separate" and self._open:
            self._open[-1].separated = True
        elif kind == "end" and self._open:
            self._ended(self._open.pop())

    def _ended(self, one: _Open) -> None:
        """A field has ended: one in an instruction is part of that; Word shows nothing of a SET."""
        code = "".join(one.code)
        if self._open and not self._open[-1].separated:
            self._open[-1].instruct(f"{{{code}}}")
            return
        done = ReadField(tuple(code.split()), "".join(one.result), code, self._link)
        self._made.fields.append(done)
        if one.name == "SET":
            return
        if one.name == "REF" and not self._link and "\\h" in done.instruction:
            self._made.leads.extend(done.instruction[1:2])
        if one.name != "NOTEREF":
            self._words(done.result)
        elif not self._open:
            self._marked.append(done.result)

    def _said(self, text: str) -> None:
        """Words of a run: also those of every bookmark that is open."""
        if not any(one.name == "NOTEREF" or not one.separated for one in self._open):
            for _, words in self._ranges.values():
                words.append(text)
        self._words(text)

    def _words(self, text: str) -> None:
        if self._open:
            self._open[-1].result.append(text)
        else:
            self._text.append(text)
            self._marked.append(text)
