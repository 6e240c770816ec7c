"""The words of every page by the number of their marked content, read with PDFium as a PDF reader does."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_ROOM = 1 << 16  # UTF-16 units: more than any line has
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
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            item = pdfium.FPDFPage_GetObject(page, index)
            if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
            if mark < 0:
                words.loose.append(self._painted(item, text))
            else:
                words.marked[mark] = words.marked.get(mark, "") + self._painted(item, text)
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
        return words

    def _painted(self, item: Any, text: Any) -> str:
        """The words of one text object: UTF-16 with a zero at the end."""
        length = pdfium.FPDFTextObj_GetText(item, text, self._units, 2 * _ROOM)
        found = ctypes.string_at(self._buffer, max(length - 2, 0)).decode("utf-16-le", "replace")
        return found.translate(_HYPHEN_AT_END)
