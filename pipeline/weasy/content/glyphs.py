"""Which characters the glyphs of a file stand for (ISO 32000-1 9.10.3), and what a run of glyphs says by that.

WeasyPrint gives a glyph the characters that it was painted for first. So a glyph of two characters, such as the space
and the no-break space, says one of them throughout the file, and the first glyph of a letter with an accent says
nothing. Here a glyph says the character that its font gives it for. A line that its glyphs do not say as it is written
says it itself, see ``words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from unicodedata import normalize

import uharfbuzz

from pipeline.weasy.content import private_names as inner

_ASCII = frozenset(map(chr, range(0x20, 0x7F)))
_BETWEEN = re.compile(rb">[^<]*<")


def opened(font: Any) -> uharfbuzz.Font:
    """The font as HarfBuzz reads it, opened once; asked first while it still has all its glyphs."""
    font_opened: uharfbuzz.Font | None = vars(font).get("_opened")
    if font_opened is None:
        face = uharfbuzz.Face(font.file_content, font.index)
        font_opened = vars(font)["_opened"] = uharfbuzz.Font(face)
    return font_opened


def settle(fonts: Iterable[Any]) -> None:
    """Give every glyph that was painted its characters; before the fonts are written.

    Of several characters with one glyph it says the first of Unicode: the space, not the no-break space. Fonts of one
    name are one in the file, so what is known of the glyphs of one is known of all.
    """
    same: dict[str, list[Any]] = {}
    for font in fonts:
        if not font.bitmap:
            same.setdefault(font.hash, []).append(font)
    for twins in same.values():
        mapping = {glyph: text for font in reversed(twins) for glyph, text in font.to_unicode.items()}
        widths = {glyph: width for font in reversed(twins) for glyph, width in font.widths.items()}
        mapping.update(_nominal(opened(twins[0]), mapping))
        for font in twins:
            font.to_unicode, font.widths = mapping, widths


def _nominal(font: uharfbuzz.Font, mapping: dict[int, str]) -> dict[int, str]:
    """The first character of Unicode that each glyph stands for, of those that the file may need."""
    texts = "".join(mapping.values())
    found: dict[int, str] = {}
    for character in sorted(_ASCII.union(texts, normalize("NFD", texts)), reverse=True):
        glyph = font.get_nominal_glyph(ord(character))
        if glyph in mapping:
            found[glyph] = character
    return found


def words_of(stream: Any, begin: int, end: int) -> str:
    """What the glyphs say that are painted between two places of a content stream; after ``settle``."""
    font: Any = None
    parts: list[str] = []
    for operator in stream.stream[begin:end]:
        if operator.endswith(b" Tf"):
            font = _named(stream, operator)
        elif operator.endswith(b"] TJ"):
            font = font or _font_before(stream, begin)
            parts.append(_text(font, operator))
    return "".join(parts)


def _text(font: Any, operator: bytes) -> str:
    codes: dict[bytes, str] | None = vars(font).get("_codes")
    if codes is None:
        codes = vars(font)["_codes"] = {b"%04x" % glyph: text for glyph, text in font.to_unicode.items()}
    digits = _BETWEEN.sub(b"", operator[operator.find(b"<") + 1 : operator.rfind(b">")])
    return "".join([codes.get(digits[at : at + 4], "") for at in range(0, len(digits), 4)])


def _font_before(stream: Any, place: int) -> Any:
    """The font in use at a place of a content stream."""
    while not stream.stream[place].endswith(b" Tf"):
        place -= 1
    return _named(stream, stream.stream[place])


def _named(stream: Any, operator: bytes) -> Any:
    name = operator[1:].partition(b" ")[0].decode("ascii")
    return inner.fonts_by_name(stream)[name]
