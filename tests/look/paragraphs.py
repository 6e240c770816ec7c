"""Reads off a PDF how many lines each paragraph has on each of its pages. What one paragraph is, its tags say.

A line is a base on which type of the paragraph stands that is larger than that of notes; notes are no part of the
paragraph that calls them. Tables and contents are left out. Pages are counted from 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from ctypes import c_float
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from weasy.test_structure import texts_of

_PARAGRAPHS = {"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6"}
_LEFT_OUT = {"/Note", "/FENote", "/Table", "/TOC"}
_NOTES = 9.0  # points: the type of notes is smaller
_APART = 5.0  # points: lines are farther from each other, raised words are not


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words with which it begins, and page and number of lines of each of its parts."""

    words: str
    parts: tuple[tuple[int, int], ...]

    @property
    def alone(self) -> tuple[int, ...]:
        """The pages on which a single line of it stands, where it goes over pages."""
        return tuple(page for page, lines in self.parts if lines == 1) if len(self.parts) > 1 else ()


def read(path: Path) -> list[Paragraph]:
    """The paragraphs and headings of the tagged PDF at ``path``, in the order of its tags."""
    with pikepdf.open(path) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        owned = [list(_marked(one, numbers)) for one in _elements(pdf.Root.StructTreeRoot.K)]
    texts, bases = _type(path)
    found = []
    for marks in owned:
        on_page: dict[int, set[float]] = defaultdict(set)
        for page, mark in marks:
            on_page[page] |= bases[page, mark]
        parts = tuple((page, _lines(one)) for page, one in sorted(on_page.items()) if one)
        if parts:
            found.append(Paragraph("".join(texts.get(one, "") for one in marks)[:40].strip(), parts))
    return found


def _lines(bases: set[float]) -> int:
    return 1 + sum(after - base > _APART for base, after in pairwise(sorted(bases)))


def _elements(element: Any) -> Iterator[Any]:
    """The structure elements of paragraphs in another."""
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid and kid.S not in _LEFT_OUT:
            yield from [kid] if kid.S in _PARAGRAPHS else _elements(kid)


def _marked(element: Any, numbers: dict[Any, int]) -> Iterator[tuple[int, int]]:
    """Page and number of each marked content of an element."""
    for kid in _kids(element):
        if not isinstance(kid, pikepdf.Dictionary):
            yield numbers[element.Pg.objgen], int(kid)
        elif "/MCID" in kid:
            yield numbers[kid.get("/Pg", element.get("/Pg")).objgen], int(kid.MCID)
        elif "/S" in kid and kid.S not in _LEFT_OUT:
            yield from _marked(kid, numbers)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _type(path: Path) -> tuple[dict[tuple[int, int], str], dict[tuple[int, int], set[float]]]:
    """Of each marked content, by page and number, the words and the bases of its type."""
    raw = pypdfium2.raw
    bases: dict[tuple[int, int], set[float]] = defaultdict(set)
    size = c_float()
    with pypdfium2.PdfDocument(path) as pdf:
        for number, page in enumerate(pdf, 1):
            for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
                matrix = item.get_matrix()
                raw.FPDFTextObj_GetFontSize(item.raw, size)
                if size.value * matrix.d > _NOTES:
                    bases[number, raw.FPDFPageObj_GetMarkedContentID(item.raw)].add(matrix.f)
            page.close()
    return {(page + 1, mark): text for (page, mark), text in texts_of(path).items()}, bases
