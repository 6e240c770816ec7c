"""Reads the paragraphs of a DOCX in order: number, words, bookmarks, notes, and the fields with their results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.verify.docx.numbers import Numbers
from pipeline.verify.docx.opened import W, value
from pipeline.verify.docx.styles import Styles

_TRUE = frozenset({"1", "true", "on"})
_CALLS = frozenset({"FootnoteReference", "FootnoteSign"})
_SPACES = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "‑"}


@dataclass(frozen=True, slots=True)
class ReadField:
    """A field: its instruction in words, and its cached result."""

    instruction: tuple[str, ...]
    result: str


@dataclass(slots=True)
class ReadParagraph:
    """A paragraph as read. ``text`` is without the marks of notes, ``marked`` with those that are not counted.

    ``notes`` are numbers in the package and own marks; the mark is ``None`` where Word counts it.
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


def paragraphs(root: etree._Element, numbers: Numbers, styles: Styles) -> Iterator[ReadParagraph]:
    """The paragraphs under ``root``, those of tables included, in the order in which they are read."""
    for node in root.iter(f"{W}p"):
        yield read(node, numbers, styles)


def read(node: etree._Element, numbers: Numbers, styles: Styles) -> ReadParagraph:
    """One paragraph."""
    listed = node.find(f"{W}pPr/{W}numPr")
    number = ""
    if listed is not None:
        number = numbers.next(value(listed.find(f"{W}numId")), int(value(listed.find(f"{W}ilvl"), "0")))
    made = ReadParagraph(number, value(node.find(f"{W}pPr/{W}pStyle")), styles.outline(node))
    _Reader(made).read(node)
    return made


def _is_call(link: etree._Element) -> bool:
    """Whether a link has nothing but the mark of a note in it."""
    return all(value(style) in _CALLS for style in link.iter(f"{W}rStyle")) and link.find(f".//{W}rStyle") is not None


class _Reader:
    """Walks the content of a paragraph, keeping track of the fields that are open."""

    def __init__(self, made: ReadParagraph) -> None:
        self._made = made
        self._text: list[str] = []
        self._marked: list[str] = []
        self._open: list[tuple[list[str], list[str], list[bool]]] = []  # instruction, result, whether in the result

    def read(self, node: etree._Element) -> None:
        for child in node:
            if child.tag == f"{W}r":
                self._run(child)
            elif child.tag == f"{W}bookmarkStart":
                self._made.bookmarks.append(child.get(f"{W}name", ""))
            elif child.tag != f"{W}pPr":
                if child.tag == f"{W}hyperlink" and child.get(f"{W}anchor"):
                    self._made.anchors.append(child.get(f"{W}anchor", ""))
                    if _is_call(child):  # of a note under its table
                        self._marked.append("".join(node.text or "" for node in child.iter(f"{W}t")))
                        continue
                self.read(child)
        self._made.text = " ".join("".join(self._text).split())
        self._made.marked = " ".join("".join(self._marked).split())

    def _run(self, run: etree._Element) -> None:
        reference = run.find(f"{W}footnoteReference")
        if reference is not None:
            own = reference.get(f"{W}customMarkFollows", "0") in _TRUE
            mark = "".join(node.text or "" for node in run.iter(f"{W}t")) if own else None
            self._made.notes.append((reference.get(f"{W}id", ""), mark))
            self._marked.append(mark or "")
            return
        for child in run:
            if child.tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif child.tag == f"{W}instrText" and self._open:
                self._open[-1][0].append(child.text or "")
            elif child.tag == f"{W}t":
                self._words(child.text or "")
            elif child.tag in _SPACES:
                self._words(_SPACES[str(child.tag)])

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._open.append(([], [], [False]))
        elif kind == "separate" and self._open:
            self._open[-1][2][0] = True
        elif kind == "end" and self._open:
            instruction, result, _ = self._open.pop()
            done = ReadField(tuple("".join(instruction).split()), "".join(result))
            self._made.fields.append(done)
            if done.instruction[:1] != ("NOTEREF",):
                self._words(done.result)
            elif not self._open:
                self._marked.append(done.result)

    def _words(self, text: str) -> None:
        if self._open:
            self._open[-1][1].append(text)
        else:
            self._text.append(text)
            self._marked.append(text)
