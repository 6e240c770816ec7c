"""The words of a source, taken out as they are found again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

_NOTES = ("}note", "}footnote")
_ATTRIBUTES = ("alt",)
_WORDS = (
    "emphasis foreign work-title act person organization state location event role concept term sup sub run date br ref"
)
_INLINE = frozenset(f"{_WORDS} note-again kind sender addressee surname".split(" "))
_RULES = re.compile(r"_{3,}|[.…=—–-]{4,}")  # lines that are drawn by typing


class Result:
    """The words of an XML source without white space: running text, then each note, then what is told besides."""

    def __init__(self, source: str, besides: Iterable[str] = ()) -> None:
        root = ET.fromstring(source)  # noqa: S314 - written by this program a moment ago
        texts: list[str] = []
        notes: list[str] = []
        _read(root, texts, notes)
        self._left = bytearray(
            _RULES.sub("", "".join("\x01".join(["".join([*texts, *notes]), *besides]).split())).encode(
                "utf-8", "surrogatepass"
            )
        )
        self._at = 0

    def has(self, words: str) -> bool:
        """Whether the words are there, as they stand."""
        return self._left.find(words.encode("utf-8", "surrogatepass")) >= 0

    def take(self, words: str, *, whole: bool = False) -> bool:
        """Whether the words are there, as they stand; then they are there no more.

        All that stands in an element is preferred to a part of other words, and what is further on to what is before.
        With ``whole`` they must be all that stands in an element.
        """
        encoded = words.encode("utf-8", "surrogatepass")
        if not encoded:
            return True
        at = self._find(b"\x01" + encoded + b"\x01") + 1
        if not at:
            at = -1 if whole else self._find(encoded)
        if at < 0:
            return False
        self._left[at : at + len(encoded)] = b"\0" * len(encoded)
        self._at = at + len(encoded)
        return True

    def _find(self, looked: bytes) -> int:
        at = self._left.find(looked, self._at)
        return self._left.find(looked) if at < 0 else at


def _read(node: ET.Element, texts: list[str], notes: list[str]) -> None:
    """The words at and below a node, in order; notes apart, a mark between blocks."""
    if node.tag.endswith(_NOTES):
        inner: list[str] = []
        inner_notes: list[str] = []
        inner.append(node.text or "")
        for child in node:
            _read(child, inner, inner_notes)
        notes += ["\x01", "".join(inner), "\x01", *inner_notes]
    else:
        texts += [f"\x01{node.get(name)}\x01" for name in _ATTRIBUTES if node.get(name)]
        edge = "" if node.tag.rpartition("}")[2] in _INLINE else "\x01"
        texts.append(f"{edge}{node.text or ''}")
        for child in node:
            _read(child, texts, notes)
        texts.append(edge)
    if node.tail and node.tail.strip():
        texts.append(node.tail)
