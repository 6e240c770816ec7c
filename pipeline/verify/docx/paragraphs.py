"""Reads the paragraphs of a DOCX in order: number, words, bookmarks, notes, and the fields with their results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from pipeline.verify.docx.numbers import Numbers
from pipeline.verify.docx.opened import R, W, value
from pipeline.verify.docx.styles import Styles, Told

_TRUE = frozenset({"1", "true", "on"})
_CALLS = frozenset({"FootnoteReference", "FootnoteSign"})
_ENDS = frozenset({f"{W}bookmarkEnd", f"{W}commentRangeStart", f"{W}commentRangeEnd"})
_NOTHING = "\N{ZERO WIDTH SPACE}"  # the mark of a reference that shows nothing
_DROPPED = frozenset({f"{W}p", f"{W}pPr"})  # of a box, whose paragraphs follow; what is no content
_BOX = f".//{W}txbxContent"
_UNSAID = frozenset({"NOTEREF", "SET"})  # the mark of a note, and a value that is not shown
_SIGNS = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "‑", f"{W}sym": "\ufffd"}
_SIDES = ("\u200e", "\u200f")  # alone in a run: marks beside words of a direction of their own


@dataclass(frozen=True, slots=True)
class ReadField:
    """A field: its instruction in words, and its cached result.

    ``code`` is the instruction as it stands, with nested fields in braces. ``link`` is the bookmark to which a link
    around the field leads, ``''`` where there is none. ``mark`` says that it prints the mark of a note.
    """

    instruction: tuple[str, ...]
    result: str
    code: str = ""
    link: str = ""
    mark: bool = False


@dataclass(frozen=True, slots=True)
class ReadWords:
    """Words without white space, what is said of them, and the address to which a link around them leads."""

    text: str
    told: Told
    url: str


@dataclass(slots=True)
class ReadParagraph:
    """A paragraph as read. ``text`` is without the marks of notes, ``marked`` with those that are not counted.

    ``notes`` are numbers in the package and own marks; the mark is ``None`` where Word counts it. By bookmark,
    ``ranges`` has its words, ``noted`` the first note in it, ``within`` it and the bookmarks that it stands in.
    ``leads`` are the bookmarks that references lead to, in order: links, and fields that are links themselves.
    ``words`` are its words in parts of one language each.
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
    ranges: dict[str, str] = field(default_factory=dict)
    noted: dict[str, str] = field(default_factory=dict)
    within: dict[str, frozenset[str]] = field(default_factory=dict)
    words: list[ReadWords] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Given:
    """What a paragraph is read with: the styles, the external addresses of its part, the style of the table around."""

    styles: Styles
    addresses: Mapping[str, str]
    table: str


def paragraphs(
    root: etree._Element, numbers: Numbers, styles: Styles, addresses: Mapping[str, str] | None = None
) -> Iterator[ReadParagraph]:
    """The paragraphs under ``root``, those of tables included, in the order in which they are read.

    ``addresses`` are the external ones of the part by relationship.
    """
    for node, table in _nodes(root, ""):
        yield _read(node, numbers, _Given(styles, addresses or {}, table))


def _nodes(root: etree._Element, table: str) -> Iterator[tuple[etree._Element, str]]:
    """The paragraphs, each with the style of the table around it."""
    for node in root:
        if node.tag == f"{W}p":
            yield node, table
            if node.find(_BOX) is None:
                continue
        if len(node):
            own = value(node.find(f"{W}tblPr/{W}tblStyle")) if node.tag == f"{W}tbl" else table
            yield from _nodes(node, own)


def _read(node: etree._Element, numbers: Numbers, given: _Given) -> ReadParagraph:
    """One paragraph."""
    styles = given.styles
    listed = styles.listed(node)
    number = ""
    if listed is not None:
        number = numbers.next(value(listed.find(f"{W}numId")), int(value(listed.find(f"{W}ilvl"), "0")))
    made = ReadParagraph(number, value(node.find(f"{W}pPr/{W}pStyle")), styles.outline(node))
    _Reader(made, given).read(node)
    return made


def before_reference(run: etree._Element) -> bool:
    """Whether a run has the signs of a note: the style of a mark, and a reference with a mark of its own after it."""
    after = run.getnext()
    while after is not None and after.tag in _ENDS:
        after = after.getnext()
    reference = after.find(f"{W}footnoteReference") if after is not None and after.tag == f"{W}r" else None
    own = reference is not None and reference.get(f"{W}customMarkFollows", "0") in _TRUE
    return own and value(run.find(f"{W}rPr/{W}rStyle")) in _CALLS


def _is_call(link: etree._Element) -> bool:
    """Whether a link has nothing but the mark of a note in it."""
    return all(value(style) in _CALLS for style in link.iter(f"{W}rStyle")) and link.find(f".//{W}rStyle") is not None


@dataclass(slots=True)
class _Open:
    """A field that has begun: its instruction and result so far, and whether the result has begun."""

    code: list[str] = field(default_factory=list)
    result: list[str] = field(default_factory=list)
    separated: bool = False
    mark: bool = False  # whether it prints the mark of a note
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

    def __init__(self, made: ReadParagraph, given: _Given) -> None:
        self._made, self._given = made, given
        self._text: list[str] = []
        self._marked: list[str] = []
        self._open: list[_Open] = []
        self._ranges: dict[str, tuple[str, list[str]]] = {}  # number of a bookmark → its name, its words so far
        self._link = ""
        self._url = ""
        self._told = Told()
        self._signs = ""  # of a note whose reference follows

    def read(self, node: etree._Element) -> None:
        for child in node:
            if child.tag == f"{W}r":
                self._run(child)
            elif child.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
                self._bookmark(child)
            elif child.tag not in _DROPPED:
                self._inside(child)
        self._made.text = " ".join("".join(self._text).split())
        self._made.marked = " ".join("".join(self._marked).split())

    def _inside(self, child: etree._Element) -> None:
        """What stands in a link or a control."""
        anchor = child.get(f"{W}anchor", "") if child.tag == f"{W}hyperlink" else ""
        if not anchor:
            around = self._url
            if child.tag == f"{W}hyperlink":
                self._url = self._given.addresses.get(child.get(f"{R}id", ""), "")
            self.read(child)
            self._url = around
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
            self._reference(run, reference)
            return
        self._told = self._given.styles.told(run, self._made.style, self._given.table)
        if before_reference(run):
            self._sign("".join(node.text or "" for node in run.iter(f"{W}t")))
            return
        if self._open and self._open[-1].separated and value(run.find(f"{W}rPr/{W}rStyle")) in _CALLS:
            self._open[-1].mark = True
        for child in run:
            if child.tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif child.tag == f"{W}instrText" and self._open:
                self._open[-1].instruct(child.text or "")
            elif self._told.hidden:
                continue
            elif child.tag == f"{W}t":
                self._said("" if child.text in _SIDES else child.text or "")
            elif child.tag in _SIGNS:
                self._said(_SIGNS[str(child.tag)])

    def _reference(self, run: etree._Element, reference: etree._Element) -> None:
        """The reference of a note: its own mark is the signs before it, and what it shows itself."""
        number, mark = reference.get(f"{W}id", ""), None
        if reference.get(f"{W}customMarkFollows", "0") in _TRUE:
            shown = "".join(node.text or "" for node in run.iter(f"{W}t"))
            mark = self._signs + shown.replace(_NOTHING, "")
        self._signs = ""
        self._made.notes.append((number, mark))
        self._marked.append(mark or "")
        for name, _ in self._ranges.values():
            self._made.noted.setdefault(name, number)

    def _sign(self, text: str) -> None:
        """Signs of a note, which stand before its reference."""
        self._signs += text
        if self._ranges:  # of the bookmarks around them, the innermost is theirs
            list(self._ranges.values())[-1][1].append(text)

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
        mark = one.mark or one.name == "NOTEREF"
        done = ReadField(tuple(code.split()), "".join(one.result), code, self._link, mark)
        self._made.fields.append(done)
        if one.name == "SET":
            return
        if one.name == "REF" and not mark and not self._link and "\\h" in done.instruction:
            self._made.leads.extend(done.instruction[1:2])
        if not mark:
            self._words(done.result)
        elif not self._open:
            self._marked.append(done.result)

    def _said(self, text: str) -> None:
        """Words of a run: also those of every bookmark that is open."""
        if not any(one.mark or one.name == "NOTEREF" or not one.separated for one in self._open):
            for _, words in self._ranges.values():
                words.append(text)
            bare = "".join(text.split())
            if bare and not any(one.name in _UNSAID for one in self._open):
                self._made.words.append(ReadWords(bare, self._told, self._url))
        self._words(text)

    def _words(self, text: str) -> None:
        if self._open:
            self._open[-1].result.append(text)
        else:
            self._text.append(text)
            self._marked.append(text)
