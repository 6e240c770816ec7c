"""Where words and attributes of a source stand: read from its bytes once more, when there is something to tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from xml.parsers import expat

from lxml import etree
from msgspec.structs import replace

from pipeline.errors import Fault, Place
from pipeline.source.markup.scanning import Stretch, stretches
from pipeline.xmlio.parse import Parsed

_SPACES = re.compile(r"[ \t\r\n]+")
_ATTRIBUTE = re.compile(rb"""\s([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')""")
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_LONGEST_WORDS = 20_000  # characters of an element that are searched over its pieces
_LONGEST_TAG = 100_000  # bytes that are searched for an attribute


class Positions:
    """The places of text and attributes of ``parsed``, which must have been parsed without a fault."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.numbers = {element: number for number, element in enumerate(parsed.places)}
        self.by_place = {place: element for element, place in parsed.places.items()}
        self.begun: dict[tuple[int, bool], tuple[int, int]] = {}
        self.starts: list[int] = []
        self.tags: list[Place] = []  # where they begin in the text, with what is shared written in
        self._known: dict[etree._Element, tuple[str, list[tuple[tuple[etree._Element, bool], int]]]] = {}
        self._read()
        self._lines: list[str] | None = None
        self._stretches: dict[tuple[int, bool], list[Stretch]] = {}

    def _read(self) -> None:
        """Note where each element begins, and each piece of text: line and column, from 1."""
        parser = expat.ParserCreate(namespace_separator="}")
        stack: list[int] = []
        last: list[int] = []
        inside = False

        def start(_name: str, _attributes: dict[str, str]) -> None:
            nonlocal inside
            stack.append(len(self.starts))
            self.starts.append(parser.CurrentByteIndex)
            self.tags.append(Place(self.parsed.path, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
            last.clear()
            inside = False

        def end(_name: str) -> None:
            nonlocal inside
            last[:] = [stack.pop()]
            inside = False

        def text(_data: str) -> None:
            nonlocal inside
            if not inside:
                inside = True
                key = (last[0], True) if last else (stack[-1], False)
                self.begun[key] = (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
        parser.Parse(self.parsed.data, True)

    def of_text(self, piece: tuple[etree._Element, bool], offset: int) -> Place:
        """The place of a character of a piece of text, counted from 0 as the tree has it."""
        element, tail = piece
        key = (self.numbers[element], tail)
        begun = self.begun.get(key)
        lines = self._text()
        if begun is None or not lines:
            return self.parsed.place(element)
        if key not in self._stretches:
            self._stretches[key] = list(stretches(lines, begun[0] - 1, begun[1] - 1))
        read = self._stretches[key]
        at = read[max(0, bisect_right(read, offset, key=attrgetter("offset")) - 1)]
        column = at.column + (offset - at.offset if at.piece else 0) + 1
        return self.parsed.origin(Place(self.parsed.path, at.line + 1, column))

    def _text(self) -> list[str]:
        """The lines of the file; none where it is in an encoding that Python does not know."""
        if self._lines is None:
            declared = _ENCODING.match(self.parsed.data[:200])
            wide = self.parsed.data[:2] in (b"\xff\xfe", b"\xfe\xff")
            name = "utf-16" if wide else declared[1].decode() if declared else "utf-8-sig"
            try:
                self._lines = re.split("\r\n|\r|\n", self.parsed.data.decode(name).removeprefix("\ufeff"))
            except (LookupError, UnicodeDecodeError):
                self._lines = []
        return self._lines

    def of_attribute(self, element: etree._Element, name: str) -> Place:
        """The place of an attribute, by the name that drafters write; that of the element where it has none such."""
        place = self.parsed.place(element)
        begun, tagged = self.starts[self.numbers[element]], self.tags[self.numbers[element]]
        tag = self.parsed.data[begun : begun + _LONGEST_TAG]
        if not tag.startswith(b"<"):  # UTF-16: the bytes are no ASCII
            return place
        at = re.match(rb"<[^\s<>/]+", tag)
        reached = at.end() if at else 0
        while found := _ATTRIBUTE.match(tag, _skip(tag, reached)):
            if found[1].decode("utf-8", "replace").rpartition(":")[2] == name.rpartition(":")[2]:
                before = tag[: found.start(1)].decode("utf-8", "replace")
                lines = before.count("\n")
                column = len(before) - before.rfind("\n") if lines else tagged.column + len(before)
                return self.parsed.origin(Place(tagged.path, tagged.line + lines, column))
            reached = found.end()
        return place

    def of_words(self, element: etree._Element, words: str) -> Place | None:
        """The place of ``words`` in an element, however their white space is; none where it does not hold them."""
        squeezed_words = _SPACES.sub(" ", words).strip(" ")
        if not squeezed_words:
            return None
        for piece, text in _pieces(element):
            at = text.find(squeezed_words)
            if at >= 0:
                return self.of_text(piece, at)
        squeezed, origins = self._squeezed(element)
        at = squeezed.find(squeezed_words)
        return self.of_text(*origins[at]) if at >= 0 else None

    def _squeezed(self, element: etree._Element) -> tuple[str, list[tuple[tuple[etree._Element, bool], int]]]:
        """The words of an element with single spaces, and from where each character comes; of a long one, the first."""
        if element in self._known:
            return self._known[element]
        signs: list[str] = []
        origins: list[tuple[tuple[etree._Element, bool], int]] = []
        for piece, text in _pieces(element):
            for offset, sign in enumerate(text[: _LONGEST_WORDS - len(signs)]):
                if sign not in " \t\r\n":
                    signs.append(sign)
                elif signs and signs[-1] != " ":
                    signs.append(" ")
                else:
                    continue
                origins.append((piece, offset))
        made = self._known[element] = "".join(signs), origins
        return made


def _skip(tag: bytes, at: int) -> int:
    """Where the last white space before the next attribute begins."""
    end = at
    while end + 1 < len(tag) and tag[end : end + 2].isspace():
        end += 1
    return end


def _pieces(element: etree._Element) -> Iterator[tuple[tuple[etree._Element, bool], str]]:
    """Pieces of text: that of an element, and (True) what follows one."""
    if element.text:
        yield (element, False), element.text
    for child in element:
        yield from _pieces(child)
        if child.tail:
            yield (child, True), child.tail


def pinpointed(parsed: Parsed, faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The findings at the very words or the attribute that they are about, where these stand in the element."""
    found = tuple(faults)
    if not any(fault.passage.words or fault.passage.attribute for fault in found):
        return found
    positions = Positions(parsed)
    made = []
    for fault in found:
        passage = fault.passage
        element = positions.by_place.get(passage.place)
        if element is None or fault.place != passage.place:
            made.append(fault)
            continue
        place = positions.of_words(element, passage.words) if passage.words else None
        if place is None and passage.attribute:
            place = positions.of_attribute(element, passage.attribute)
        made.append(replace(fault, place=place, about=passage) if place else fault)
    return tuple(made)
