"""Where the elements of a source in UTF-8 begin and end, in bytes."""

from __future__ import annotations

import re
from xml.parsers import expat

from msgspec import Struct

_TAG = re.compile(rb"<[^\s<>/]+(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s{0,20}=\s{0,20}["']([\w.-]{1,40})["']""")
_BYTE_ORDER = b"\xef\xbb\xbf"


class Span(Struct):
    """An element: where its start tag begins, where that ends, and where the element ends."""

    begin: int
    inside: int
    end: int = 0


def is_utf8(data: bytes) -> bool:
    """Whether a file of XML says that it is in UTF-8, or says nothing, and is so."""
    declared = _ENCODING.match(data.removeprefix(_BYTE_ORDER))
    if declared and declared[1].lower() != b"utf-8":
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def spans(data: bytes) -> list[Span]:
    """The spans of all elements in the order of their start tags. ``data`` has been parsed without a fault."""
    found: list[Span] = []
    opened: list[Span] = []
    parser = expat.ParserCreate()

    def start(_name: str, _attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        tag = _TAG.match(data, at)
        made = Span(at, tag.end() if tag else at)
        found.append(made)
        opened.append(made)

    def end(_name: str) -> None:
        made = opened.pop()
        empty = data[made.inside - 2 : made.inside] == b"/>"
        made.end = made.inside if empty else data.index(b">", parser.CurrentByteIndex) + 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return found
