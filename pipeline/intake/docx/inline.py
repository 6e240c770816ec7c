"""The words of a Word paragraph: runs with their look, fields by their result, notes, pictures, text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree
from msgspec import Struct, field

from pipeline.intake.docx.looks import Looks, hidden, over
from pipeline.intake.stream import Call, Look, Picture, Piece, Sign, Words
from pipeline.ooxml.accepted import W
from pipeline.ooxml.opened import R, value

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"
_SYMBOLS = {0xB7: "•", 0xA7: "▪", 0x2D: "–", 0xA8: "□", 0xFC: "✓"}  # of the faces Symbol and Wingdings
_TARGET = re.compile(r'(?:REF|PAGEREF|HYPERLINK)\s+(?:\\l\s+)?"?([^"\s\\]+)"?')
_UNSHOWN = (["SET"], ["XE"], ["TC"], ["TA"], ["RD"])  # fields that print nothing (ECMA-376 Part 1, 17.16.5)
_THROUGH = frozenset(
    f"{W}{name}"
    for name in (
        "ins", "moveTo", "smartTag", "sdtContent", "customXml", "bdo", "dir", "ruby", "rubyBase", "del", "moveFrom",
    )
)  # fmt: skip


class PageBreak:
    """A new page begins here."""


class _Field(Struct):
    code: str = ""
    in_result: bool = False


class Inline(Struct):
    """Reads the paragraphs of one part.

    ``boxes`` are the text boxes of the paragraph read last, ``loose`` is what is shown nowhere in it, with what it is.
    ``printed`` are the marks of notes that stand as words, of all paragraphs.
    """

    looks: Looks
    links: dict[str, str]
    picture: Callable[[str], bytes]
    boxes: list[etree._Element] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    loose: list[tuple[str, str]] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)

    def pieces(self, paragraph: etree._Element, style: str) -> Iterator[Piece | PageBreak]:
        """The pieces of a paragraph, in order. Fields may go on from one paragraph to the next."""
        self.boxes, self.marks, self.loose = [], [], []
        yield from self._inside(paragraph, style, "", "")

    def _inside(self, node: etree._Element, style: str, href: str, target: str) -> Iterator[Piece | PageBreak]:
        for child in node:
            tag = child.tag
            if tag == f"{W}r":
                yield from self._run(child, style, href, target)
            elif tag == f"{W}hyperlink":
                own = self.links.get(child.get(f"{R}id", ""), "")
                yield from self._inside(child, style, own or href, child.get(f"{W}anchor", target))
            elif tag == f"{W}fldSimple":
                found = _TARGET.search(child.get(f"{W}instr", ""))
                yield from self._inside(child, style, href, found[1] if found else target)
            elif tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                yield from () if content is None else self._inside(content, style, href, target)
            elif tag == f"{W}bookmarkStart":
                self.marks.append(child.get(f"{W}name", ""))
            elif tag in _THROUGH:
                yield from self._inside(child, style, href, target)
            elif tag in (f"{_M}oMath", f"{_M}oMathPara"):
                yield Words("".join(text.text or "" for text in child.iter(f"{_M}t")))
            elif tag == f"{MC}AlternateContent":
                yield from self._alternate(child, style, href, target)

    def _alternate(self, node: etree._Element, style: str, href: str, target: str) -> Iterator[Piece | PageBreak]:
        """What stands twice, in two ways: the first that there is."""
        chosen = next(iter(node), None)
        if chosen is not None:
            yield from self._drawn(chosen)
            yield from self._inside(chosen, style, href, target)

    def _run(self, run: etree._Element, style: str, href: str, target: str) -> Iterator[Piece | PageBreak]:
        properties = run.find(f"{W}rPr")
        look: Look | None = None
        references = (run.find(f"{W}{name}Reference") for name in ("footnote", "endnote"))
        marked = any(each is not None and own_mark(each) for each in references)
        for child in run:
            tag = child.tag
            if tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
                continue
            if tag == f"{W}instrText" and self._fields:
                self._fields[-1].code += child.text or ""
                continue
            if marked and tag == f"{W}t":
                self.printed.append(child.text or "")
                continue
            if not all(each.in_result for each in self._fields):
                continue
            if look is None:
                own = value(properties.find(f"{W}rStyle")) if properties is not None else ""
                look = self.looks.of(style, own)
                look = look if properties is None else over(look, properties)
            if tag == f"{W}t" and hidden(properties):
                self.loose.append((child.text or "", "hidden words"))
            elif tag == f"{W}t":
                yield Words(child.text or "", look, href or self._address(), target or self._field_target())
            elif tag == f"{W}sym":
                yield Words(_symbol(child.get(f"{W}char", "")), look, href, target)
            elif tag != f"{W}t":
                yield from self._other(child, look)

    def _other(self, child: etree._Element, look: Look) -> Iterator[Piece | PageBreak]:
        match etree.QName(child).localname:
            case "tab" | "ptab":
                yield Sign.TAB
            case "br" if child.get(f"{W}type") in ("page", "column"):
                yield PageBreak()
            case "br" | "cr":
                yield Sign.BREAK
            case "noBreakHyphen":
                yield Words("\u2011", look)
            case "softHyphen":
                yield Words("\u00ad", look)
            case "footnoteReference" | "endnoteReference":
                kind = etree.QName(child).localname.removesuffix("Reference")
                yield Call(f"{kind} {child.get(f'{W}id', '')}")
            case "drawing" | "pict" | "object":
                yield from self._drawn(child)
            case "AlternateContent":
                chosen = next(iter(child), None)
                yield from () if chosen is None else self._drawn(chosen)
            case "ruby":
                yield from self._inside(child, "", "", "")

    def _drawn(self, node: etree._Element) -> Iterator[Piece]:
        """The pictures of a drawing, and its text boxes into ``boxes``."""
        boxes = [
            box for box in node.iter(f"{W}txbxContent") if next(box.iterancestors(f"{W}txbxContent"), None) is None
        ]
        self.boxes += boxes
        described = next((each.get("descr", "") for each in node.iter() if each.get("descr")), "")
        blips = list(node.iter(f"{_A}blip", f"{_VML}imagedata"))
        if described and (boxes or not blips):
            self.loose.append((described, "the words that stand for a drawing"))
        for blip in blips:
            data = self.picture(blip.get(f"{R}embed", blip.get(f"{R}id", "")))
            yield Picture(data, described or blip.get("alt", ""))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = self._fields[-1].code.split(maxsplit=1)[:1] not in _UNSHOWN
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _field_target(self) -> str:
        """The bookmark to which the field around leads."""
        for each in reversed(self._fields):
            found = _TARGET.search(each.code)
            if found and ("\\l" in each.code or not each.code.strip().startswith("HYPERLINK")):
                return found[1]
        return ""

    def _address(self) -> str:
        """The address of the field around."""
        for each in reversed(self._fields):
            found = _TARGET.search(each.code)
            if found and each.code.strip().startswith("HYPERLINK") and "\\l" not in each.code:
                return found[1]
        return ""


def own_mark(reference: etree._Element) -> bool:
    """Whether the mark of a note is not counted but stands after the reference."""
    return reference.get(f"{W}customMarkFollows", "0") in ("1", "true", "on")


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    low = number & 0xFF
    return _SYMBOLS.get(low, chr(low) if low >= 0x20 else "") if 0xF000 <= number < 0xF100 else chr(number)
