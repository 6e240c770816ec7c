"""The words of every page by the number of their marked content, read with PDFium as a PDF reader does.

Only what the file says counts: PDFium also guesses spaces, from where letters stand, and takes a Chinese line of one
character in a narrow column for a word apart. Every space of our files is in them (ISO 32000-1 14.8.2.5). One that is
painted by itself, since it is of another font, PDFium passes over (the object has no words); then its guess is right.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_ROOM = 1 << 16  # UTF-16 units: more than any line has
_SPACE = ord(" ")
_HYPHEN_AT_END = str.maketrans({"\x02": "-", "\ufffe": "-"})  # how PDFium gives a hyphen at the end of a line


@dataclass(slots=True)
class PageWords:
    """``marked`` are the words of each run of marked content; ``loose`` the others, which are artifacts."""

    marked: dict[int, str] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)


def page_words(data: bytes) -> tuple[PageWords, ...]:
    """The words of every page. Raises ``pypdfium2.PdfiumError`` for a file that is no PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        reader = _Reader()
        return tuple(reader.page(document.raw, number) for number in range(len(document)))
    finally:
        document.close()


class _Reader:
    def __init__(self) -> None:
        self._buffer = ctypes.create_string_buffer(2 * _ROOM)
        self._units = ctypes.cast(self._buffer, ctypes.POINTER(ctypes.c_ushort))

    def page(self, document: Any, number: int) -> PageWords:
        """The words of one page, counted from 0."""
        words = PageWords()
        page = pdfium.FPDF_LoadPage(document, number)
        text = pdfium.FPDFText_LoadPage(page)
        guessed = _guessed(text)
        items = [pdfium.FPDFPage_GetObject(page, index) for index in range(pdfium.FPDFPage_CountObjects(page))]
        texts = [item for item in items if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT]
        painted = [self._painted(item, text) for item in texts]
        for item, said, following in zip(texts, painted, (*painted[1:], "x"), strict=True):
            alone = following and ctypes.addressof(item.contents) in guessed
            own = said.removesuffix(" ") if alone else said
            mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
            if mark < 0:
                words.loose.append(own)
            else:
                words.marked[mark] = words.marked.get(mark, "") + own
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
        return words

    def _painted(self, item: Any, text: Any) -> str:
        """The words of one text object: UTF-16 with a zero at the end."""
        length = pdfium.FPDFTextObj_GetText(item, text, self._units, 2 * _ROOM)
        found = ctypes.string_at(self._buffer, max(length - 2, 0)).decode("utf-16-le", "replace")
        return found.translate(_HYPHEN_AT_END)


def _guessed(text: Any) -> frozenset[int]:
    """The addresses of the text objects after which PDFium guesses a space."""
    found: set[int] = set()
    for index in range(1, pdfium.FPDFText_CountChars(text)):
        if (
            pdfium.FPDFText_IsGenerated(text, index) == 1
            and pdfium.FPDFText_GetUnicode(text, index) == _SPACE
            and not pdfium.FPDFText_GetTextObject(text, index)
            and (before := pdfium.FPDFText_GetTextObject(text, index - 1))
        ):
            found.add(ctypes.addressof(before.contents))
    return frozenset(found)
