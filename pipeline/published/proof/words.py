"""The words and numbers of an Akoma Ntoso file, by plain text of the XML; nothing is shared with the import.

In: bytes. Out: the words in the order of the file, each with its line. Metadata and the cover page are left out, but
for the adoption title and the words that tell how the text came before its organ, which a source prints in its body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree
from msgspec import Struct

# Within a line; any other element parts words.
_IN_LINE = {
    *("span", "a", "ref", "sup", "sub", "b", "i", "u", "inline", "date", "docDate", "docTitle", "docType"),
    *("docNumber", "docStage", "docStatus", "docPurpose", "docProponent", "docAuthority", "docIntroducer"),
    *("docCommittee", "person", "organization", "location", "term", "concept", "role", "event", "def"),
    *("session", "entity", "process", "object", "quantity", "rref", "mref", "abbr", "remark", "ins", "del"),
    *("omissis", "affectedDocument", "relatedDocument"),
}
_COVER = ("docTitle", "docProponent")
_WORD = re.compile(r"[^\W_]+")
_SIGN = re.compile(r"[^\w\s()（）\[\]…]")
_DASHES = "-‐‑–—−"


class Word(Struct, frozen=True):
    """A word or number, and the line of the file in which it begins."""

    text: str
    line: int


def words(data: bytes) -> list[Word]:
    """The words of a file that can be read as XML."""
    return _found(data, _WORD)


def signs(data: bytes) -> list[Word]:
    """The signs between the words, one by one; but for brackets, which mark notes and numbers. All dashes are one."""
    return [Word("-" if sign.text in _DASHES else sign.text, sign.line) for sign in _found(data, _SIGN)]


def _found(data: bytes, pattern: re.Pattern[str]) -> list[Word]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    root = etree.fromstring(data, parser)
    marks: list[tuple[int, int]] = []
    parts: list[str] = []
    size = 0
    for part, line in _texts(root):
        marks.append((size, line))
        parts.append(part)
        size += len(part)
    text = "".join(parts)
    found: list[Word] = []
    place = 0
    for word in pattern.finditer(text):
        while place + 1 < len(marks) and marks[place + 1][0] <= word.start():
            place += 1
        start, line = marks[place]
        found.append(Word(word[0], line + text.count("\n", start, word.start())))
    return found


def split(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(text)


def _name(node: etree._Element) -> str:
    return "" if callable(node.tag) else etree.QName(node).localname  # comments have a function there


def _line(node: etree._Element) -> int:
    return cast("int | None", node.sourceline) or 0


def _texts(node: etree._Element) -> Iterator[tuple[str, int]]:
    """The pieces of text at and below a node, with a blank between two lines of the document."""
    name, line = _name(node), _line(node)
    if not name or name == "meta":
        return
    if name == "coverPage":
        for each in node.iter():
            if _name(each) in _COVER:
                yield " ", line
                yield from _texts(each)
                yield " ", line
        return
    edge = "" if name in _IN_LINE else " "
    yield edge + (node.text or ""), line
    after = line + (node.text or "").count("\n")
    for each in node:
        yield from _texts(each)
        after = max(after, _line(each))
        yield each.tail or "", after
    yield edge, after
