"""Reads the content of a paragraph: words, bookmarks, marks of notes, links, and the fields with their results."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from msgspec import Struct, field

from pipeline.ooxml.numbers import Numbers
from pipeline.ooxml.opened import R, W, value
from pipeline.verify.docx.package.scripts import spoken
from pipeline.verify.docx.package.styles import Styles, Told
from pipeline.verify.docx.text.paragraph import ReadField, ReadParagraph
from pipeline.verify.piece import Run, seen

_TRUE = frozenset({"1", "true", "on"})
_CALL = "Footnote"  # how the identifiers of the styles of their marks begin
_ENDS = frozenset({f"{W}bookmarkEnd", f"{W}commentRangeStart", f"{W}commentRangeEnd"})
_DROPPED = frozenset({f"{W}p", f"{W}pPr"})  # of a box, whose paragraphs follow; what is no content
_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "‑", f"{W}sym": "\ufffd"}


class Given(Struct, frozen=True):
    """What a paragraph is read with: the styles, the external addresses of its part, the style of the table around."""

    styles: Styles
    addresses: Mapping[str, str]
    table: str


def before_reference(run: etree._Element) -> bool:
    """Whether a run has the signs of a note: the style of a mark, and a reference with a mark of its own after it."""
    after = run.getnext()
    while after is not None and after.tag in _ENDS:
        after = after.getnext()
    reference = after.find(f"{W}footnoteReference") if after is not None and after.tag == f"{W}r" else None
    own = reference is not None and reference.get(f"{W}customMarkFollows", "0") in _TRUE
    return own and is_mark(run)


def is_mark(run: etree._Element) -> bool:
    """Whether a run is the mark of a note, or a part of it."""
    return value(run.find(f"{W}rPr/{W}rStyle")).startswith(_CALL)


def _is_call(link: etree._Element) -> bool:
    """Whether a link has nothing but the mark of a note in it."""
    styles = [value(style) for style in link.iter(f"{W}rStyle")]
    return bool(styles) and all(style.startswith(_CALL) for style in styles)


class _Open(Struct):
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


class InlineReader:
    """Walks the content of a paragraph, keeping track of the fields and bookmarks that are open."""

    def __init__(self, made: ReadParagraph, given: Given, numbers: Numbers) -> None:
        self._made, self._given, self._numbers = made, given, numbers
        self._open: list[_Open] = []
        self._ranges: dict[str, tuple[str, list[str]]] = {}  # number of a bookmark → its name, its words so far
        self._link = ""
        self._url = ""  # of the link around, until its words begin
        self._told = Told()
        self._signs = ""  # of a note whose reference follows

    def read(self, node: etree._Element) -> None:
        """Read what is in a paragraph, a link, a control."""
        for child in node:
            if child.tag == f"{W}r":
                self._run(child)
            elif child.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
                self._bookmark(child)
            elif child.tag not in _DROPPED:
                self._inside(child)

    def _inside(self, child: etree._Element) -> None:
        """What stands in a link or a control."""
        anchor = child.get(f"{W}anchor", "") if child.tag == f"{W}hyperlink" else ""
        if not anchor:
            url = self._given.addresses.get(child.get(f"{R}id", ""), "") if child.tag == f"{W}hyperlink" else ""
            self._url, begun = url or self._url, len(self._made.urls)
            self.read(child)
            if url and self._url:  # it has no words
                self._made.urls.insert(begun, url)
            self._url = "" if url else self._url
            return
        self._made.anchors.append(anchor)
        if _is_call(child):  # of a note under its table
            self._call("".join(node.text or "" for node in child.iter(f"{W}t")))
            return
        self._made.targets.append(anchor)
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
        if self._open and self._open[-1].separated and is_mark(run):
            self._open[-1].mark = True
        for child in run:
            if child.tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif child.tag == f"{W}instrText" and self._open:
                self._open[-1].instruct(child.text or "")
            elif self._told.hidden:
                continue
            elif child.tag == f"{W}t":
                self._words(seen(child.text or ""))
            elif child.tag in _SIGNS:
                sign = _SIGNS[str(child.tag)]
                self._words(sign)
                if sign == "\n":
                    self._made.urls.append(sign)

    def _reference(self, run: etree._Element, reference: etree._Element) -> None:
        """The reference of a note: its own mark is the signs before it, and what it shows itself."""
        number, mark = reference.get(f"{W}id", ""), None
        if reference.get(f"{W}customMarkFollows", "0") in _TRUE:
            short = "".join(node.text or "" for node in run.iter(f"{W}t"))
            mark = self._signs + seen(short)
        self._signs = ""
        self._made.notes.append((number, mark))
        self._call(self._numbers.note() if mark is None else mark)
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
            if self._open[-1].name == "TOC":
                self._made.table = "".join(self._open[-1].code)
        elif kind == "end" and self._open:
            self._ended(self._open.pop())

    def _ended(self, one: _Open) -> None:
        """A field has ended: one in an instruction is part of that; Word shows nothing of a SET."""
        code = "".join(one.code)
        if self._open and not self._open[-1].separated:
            self._open[-1].instruct(f"{{{code}}}")
            return
        mark, within = one.mark or one.name == "NOTEREF", tuple(name for name, _ in self._ranges.values())
        done = ReadField(tuple(code.split()), "".join(one.result), code, self._link, mark, within)
        self._made.fields.append(done)
        if one.name == "REF" and not mark and not self._link and "\\h" in done.instruction:
            self._made.targets.extend(done.instruction[1:2])
        if mark and not self._open:
            self._call(done.result)
        if self._open and not mark and one.name != "SET":
            self._open[-1].result.append(done.result)

    def _call(self, mark: str) -> None:
        if mark:  # a note that nothing calls has none
            self._made.runs.append(Run("", "", mark, call=True))

    def _words(self, text: str) -> None:
        """Words of a run: also those of every bookmark that is open, and of a field. A link stands where they begin."""
        if self._url and text.strip():
            if self._url not in self._made.urls[-1:]:
                self._made.urls.append(self._url)
            self._url = ""
        if self._open:
            self._open[-1].result.append(text)
        if all(one.separated and not one.mark and one.name != "NOTEREF" for one in self._open):
            for _, words in self._ranges.values():
                words.append(text)
            if not any(one.name == "SET" for one in self._open):
                self._made.runs.extend(spoken(text, self._told))
