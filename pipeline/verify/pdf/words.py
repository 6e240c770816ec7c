"""The words of every page by the number of their marked content, as the file itself maps its glyphs to characters.

A program that reads pages guesses: it joins a line that ends in a hyphen with the next, puts spaces where letters
stand apart, and takes ligatures to pieces. Here only what the file says counts: the codes of its strings, through the
ToUnicode map of their font (ISO 32000-1 9.10.2), with the marked content that they stand in (14.6).
"""

from __future__ import annotations

import re
from typing import Any

import pikepdf
from msgspec import Struct, field

from pipeline.verify.pdf.content import operators, string
from pipeline.verify.pdf.unicode_map import NO_MAP, UnicodeMap, unicode_map

_SHOW = frozenset((b"Tj", b"TJ", b"'", b'"'))
_MARK = re.compile(rb"/MCID\s+(\d+)")
_NO_MARK = -1

Maps = dict[tuple[int, int], UnicodeMap]


class PageWords(Struct):
    """``marked`` are the words of each run of marked content; ``loose`` the others, which are artifacts."""

    marked: dict[int, str] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)


def page_words(pdf: pikepdf.Pdf) -> tuple[PageWords, ...]:
    """The words of every page. Raises ``pikepdf.PdfError`` where a page cannot be read."""
    maps: Maps = {}
    return tuple(_page(page, maps) for page in pdf.pages)


def _page(page: pikepdf.Page, maps: Maps) -> PageWords:
    """The words of one page; ``maps`` are those of the fonts that were met."""
    words = PageWords()
    fonts: Any = page.resources.get("/Font", {})
    page.contents_coalesce()
    font, around, begun = NO_MAP, [_NO_MARK], False
    for operator, operands in operators(page.obj.Contents.read_bytes()):
        if operator in _SHOW and operands:
            decoded = font.text(string(operands[-1]))
            if (mark := around[-1]) != _NO_MARK:
                words.marked[mark] = words.marked.get(mark, "") + decoded
            elif begun:
                words.loose[-1] += decoded
            else:
                words.loose.append(decoded)
                begun = True
        elif operator == b"Tf" and operands:
            font = _map(fonts.get(operands[0].decode("latin-1")), maps)
        elif operator == b"BT":
            begun = False
        elif operator == b"EMC":
            if len(around) > 1:
                around.pop()
        elif operator in (b"BDC", b"BMC"):
            number = _MARK.search(b" ".join(operands))
            around.append(int(number[1]) if number else around[-1])
    return words


def _map(font: Any, maps: Maps) -> UnicodeMap:
    if font is None:
        return NO_MAP
    if font.objgen not in maps:
        maps[font.objgen] = unicode_map(font)
    return maps[font.objgen]
