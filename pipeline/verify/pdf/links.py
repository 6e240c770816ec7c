"""The links of a PDF: what a reader clicks is an annotation of a page, and its words are in an element that owns it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from pipeline.errors import Fault, Place
from pipeline.verify.lines import MEND

Key = tuple[int, int]  # an object's number and generation


class Links:
    """The annotations of links on the pages of an open PDF; each that an element asks for is owned."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._page: dict[Key, int] = {}
        self._loose: dict[Key, Any] = {}
        self._bare: list[tuple[int, Any]] = []  # those that no element can own, since they are no objects
        for number, page in enumerate(pdf.pages, start=1):
            for annotation in page.obj.get("/Annots", ()):
                if annotation.get("/Subtype") != "/Link":
                    continue
                if annotation.is_indirect:
                    self._page[annotation.objgen] = number
                    self._loose[annotation.objgen] = annotation
                else:
                    self._bare.append((number, annotation))

    def address(self, annotation: Any) -> str:
        """Where the annotation leads that an element names; ``''`` if it is no link, or stands on no page."""
        if annotation is None or annotation.objgen not in self._page:
            return ""
        self._loose.pop(annotation.objgen, None)
        return _address(annotation)

    def faults(self, path: str) -> Iterator[Fault]:
        """MH655: links on the pages that stand in no element, after all elements have been read."""
        loose = [(self._page[key], annotation) for key, annotation in self._loose.items()]
        for number, annotation in (*loose, *self._bare):
            wrong = f"a link to {_address(annotation) or 'nothing'} stands in no element"
            yield Fault("MH655", Place(f"{path}#page={number}"), wrong, "each link where its words are", MEND)


def _address(annotation: Any) -> str:
    """Where a link leads: ``#name`` in the document, else an address."""
    action = annotation.get("/A")
    if action is not None and "/URI" in action:
        return str(action.URI)
    target = action.get("/D") if action is not None else annotation.get("/Dest")
    return f"#{target}" if isinstance(target, pikepdf.String) else "#"
