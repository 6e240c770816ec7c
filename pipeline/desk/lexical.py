"""Where tags, attributes and words of a source stand in its bytes, so that some can be changed and no other byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct, field

_ATTRIBUTE = re.compile(rb"(\s+)([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_MARKUP = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>", re.DOTALL)


class Letter(Struct, frozen=True):
    """A character of the text and the bytes that write it; of a reference such as ``&amp;`` all of them."""

    text: str
    begin: int
    end: int


class Tagged(Struct):
    """An element: its name, line and column; where its tags begin and end; its own words, piece by piece."""

    name: str
    line: int
    column: int
    parent: Tagged | None
    begin: int
    inside: int = 0  # where the start tag ends
    outside: int = 0  # where the end tag begins; as ``inside`` for an empty tag
    end: int = 0
    children: list[Tagged] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)


class Edit(Struct, frozen=True):
    """Bytes to be put in the place of ``begin`` to ``end``."""

    begin: int
    end: int
    data: bytes


class Lexical:
    """The elements of a source in UTF-8, in their order. Raises ``ValueError`` for another encoding."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.elements: list[Tagged] = []
        self._open: list[Tagged] = []
        data.decode("utf-8")
        declared = re.match(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)", data.removeprefix(b"\xef\xbb\xbf"))
        if declared and declared[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
            raise ValueError(declared[1].decode())
        self._parser = expat.ParserCreate()
        self._parser.ordered_attributes = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.Parse(data, True)

    def _start(self, name: str, _attributes: object) -> None:
        at = self._parser.CurrentByteIndex
        place = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        made = Tagged(name.rpartition(":")[2], *place, self._open[-1] if self._open else None, at)
        made.inside = self._tag_end(at)
        if self._open:
            self._open[-1].children.append(made)
        self.elements.append(made)
        self._open.append(made)

    def _end(self, _name: str) -> None:
        made, at = self._open.pop(), self._parser.CurrentByteIndex
        empty = self.data[made.inside - 2 : made.inside] == b"/>"
        made.outside, made.end = (made.inside, made.inside) if empty else (at, self.data.index(b">", at) + 1)

    def _text(self, text: str) -> None:
        at = self._parser.CurrentByteIndex
        if self.data[at : at + 1] == b"&":
            end = self.data.index(b";", at) + 1
            self._open[-1].letters.extend(Letter(sign, at, end) for sign in text)
            return
        for sign in text:
            size = len(sign.encode())
            if sign == "\n" and self.data[at : at + 2] == b"\r\n":
                size = 2
            self._open[-1].letters.append(Letter(sign, at, at + size))
            at += size

    def _tag_end(self, at: int) -> int:
        quote = 0
        for place in range(at, len(self.data)):
            sign = self.data[place]
            if quote:
                quote = 0 if sign == quote else quote
            elif sign in b"\"'":
                quote = sign
            elif sign == ord(">"):
                return place + 1
        return len(self.data)

    def find(self, name: str, under: Tagged | None = None) -> Iterator[Tagged]:
        """The elements of a name, below one or all."""
        for each in self.elements:
            if each.name == name and (under is None or under.begin < each.begin < under.end):
                yield each

    def attribute(self, element: Tagged, name: str) -> str | None:
        """The value of an attribute as it is written."""
        for found in _ATTRIBUTE.finditer(self.data, element.begin, element.inside):
            if found[2].decode() == name:
                return found[3][1:-1].decode()
        return None

    def with_attribute(self, element: Tagged, name: str, value: str | None) -> Iterator[Edit]:
        """Set an attribute in its place, or after the last one; take it away for ``None``."""
        last = element.begin + 1 + len(re.match(rb"[^\s/>]+", self.data[element.begin + 1 : element.inside])[0])  # type: ignore[index]
        for found in _ATTRIBUTE.finditer(self.data, element.begin, element.inside):
            last = found.end()
            if found[2].decode() == name:
                if value is None:
                    yield Edit(found.start(), found.end(), b"")
                elif found[3][1:-1].decode() != escape(value):
                    yield Edit(found.start(3), found.end(3), quoteattr(value).encode())
                return
        if value is not None:
            yield Edit(last, last, f" {name}={quoteattr(value)}".encode())

    def with_words(self, element: Tagged, words: str) -> Iterator[Edit]:
        """Put words in the place of all that an element holds."""
        data = escape(words).encode()
        if element.inside == element.end:
            name = re.match(rb"<([^\s/>]+)", self.data[element.begin : element.inside])
            close = b"" if name is None else b"</" + name[1] + b">"
            yield Edit(element.inside - 2, element.inside, b">" + data + close)
        elif self.data[element.inside : element.outside] != data:
            yield Edit(element.inside, element.outside, data)


def applied(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with all edits. Raises ``ValueError`` where two of them overlap."""
    out: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda each: (each.begin, each.end)):
        if edit.begin < at:
            raise ValueError("two edits overlap")
        out += [data[at : edit.begin], edit.data]
        at = edit.end
    return b"".join([*out, data[at:]])
