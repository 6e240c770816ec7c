"""The ToUnicode map of a font: which characters the codes of its strings stand for (ISO 32000-1 9.10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

_UNKNOWN = "\ufffd"
_SECTION = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_STRING = re.compile(rb"(\[[^\]]*\]|<[0-9A-Fa-f\s]*>)")


class UnicodeMap(Struct, frozen=True):
    """``characters`` by code; a code has ``length`` bytes. A code that is not in it stands for U+FFFD."""

    characters: dict[bytes, str]
    length: int

    def text(self, codes: bytes) -> str:
        """The characters of a string that is shown in this font."""
        characters, length = self.characters, self.length
        return "".join([characters.get(codes[at : at + length], _UNKNOWN) for at in range(0, len(codes), length)])


NO_MAP = UnicodeMap({}, 2)


def unicode_map(font: Any) -> UnicodeMap:
    """The map of a font dictionary; an empty one where the font has none."""
    length = 2 if font.get("/Subtype") == "/Type0" else 1
    stream = font.get("/ToUnicode")
    characters: dict[bytes, str] = {}
    for section in _SECTION.finditer(stream.read_bytes() if stream is not None else b""):
        strings = [_string(found) for found in _STRING.finditer(section[2])]
        if section[1] == b"codespacerange":
            length = len(strings[0][0]) if strings and strings[0] else length
        elif section[1] == b"bfchar":
            for code, text in zip(strings[::2], strings[1::2], strict=False):
                characters[code[0]] = _text(text[0])
        else:
            for first, last, texts in zip(strings[::3], strings[1::3], strings[2::3], strict=False):
                characters.update(_range(first[0], last[0], texts))
    return UnicodeMap(characters, length)


def _string(found: re.Match[bytes]) -> list[bytes]:
    """The bytes of a string; those of each where several stand in square brackets."""
    inside = found[1].strip(b"[]")
    return [bytes.fromhex(one.strip(b"<").decode("ascii")) for one in inside.split(b">")[:-1]] or [b""]


def _range(first: bytes, last: bytes, texts: list[bytes]) -> Iterator[tuple[bytes, str]]:
    """The codes from ``first`` to ``last``: each has its own text, or the next character after the one before."""
    begin = int.from_bytes(first, "big")
    count = min(int.from_bytes(last, "big") - begin + 1, 256 ** len(first))
    for offset in range(count):
        code = (begin + offset).to_bytes(len(first), "big")
        if len(texts) > 1:
            if offset < len(texts):
                yield code, _text(texts[offset])
        elif text := _text(texts[0]):
            yield code, text[:-1] + chr(ord(text[-1]) + offset)


def _text(encoded: bytes) -> str:
    return encoded.decode("utf-16-be", "replace")
