"""Reads where comments stand: begin, end and mark of each, in one paragraph."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct, field

from pipeline.ooxml.opened import W
from pipeline.verify.docx.text.inline import is_mark

_START, _END, _MARK = f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"
_WHOLE = frozenset({f"{W}fldChar", f"{W}sdt"})
_NOTE, _TEXT, _RUN = f"{W}footnoteReference", f"{W}t", f"{W}r"


class Range(Struct, frozen=True):
    """What a comment stands around: the paragraph (from 0), its words there, and whether the mark of a note is there.

    The words are without marks of notes; ``whole`` says that a field or a control is among them.
    """

    paragraph: int
    words: str
    noted: bool
    whole: bool


class ReadRanges(Struct):
    """The ranges that are whole, by the numbers of their comments; ``numbers`` are those of all their parts."""

    ranges: dict[str, Range] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)


def read_ranges(body: etree._Element) -> ReadRanges:
    """The ranges of all comments: one begin, one end after it, and the mark in the run that follows the end."""
    made = ReadRanges()
    marks: dict[str, list[etree._Element]] = {}
    for node in body.iter(_START, _END, _MARK):
        marks.setdefault(node.get(f"{W}id", ""), []).append(node)
    made.numbers.update(marks)
    whole = {number: nodes for number, nodes in marks.items() if _whole(nodes)}
    for place, paragraph in enumerate(body.iter(f"{W}p")):
        inside = {node.get(f"{W}id", "") for node in paragraph.iter(_START)} & whole.keys()
        for number in inside:
            start, end, _ = whole[number]
            if end in set(paragraph.iter(_END)):
                made.ranges[number] = _read(paragraph, start, end, place)
    return made


def _whole(nodes: list[etree._Element]) -> bool:
    """A begin, an end, and the mark right after it."""
    if [node.tag for node in nodes] != [_START, _END, _MARK]:
        return False
    run = nodes[2].getparent()
    return run is not None and run.tag == _RUN and nodes[1].getnext() is run


def _read(paragraph: etree._Element, start: etree._Element, end: etree._Element, place: int) -> Range:
    words: list[str] = []
    noted = open_ = whole = False
    for node in paragraph.iter():
        if node is start:
            open_ = True
        elif node is end:
            break
        elif open_ and node.tag in _WHOLE:
            whole = True
        elif open_ and (node.tag == _NOTE or (node.tag == _TEXT and _of_note(node))):
            noted = True
        elif open_ and node.tag == _TEXT:
            words.append(node.text or "")
    return Range(place, "".join(words), noted, whole)


def _of_note(node: etree._Element) -> bool:
    """Whether a text is a mark of a note: in the run of its reference, or set as one."""
    run = node.getparent()
    return run is not None and (run.find(_NOTE) is not None or is_mark(run))
