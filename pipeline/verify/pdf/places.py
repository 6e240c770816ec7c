"""Where things are in a PDF: the page of a reference, of a name, of the view that a bookmark leads to."""

from __future__ import annotations

from typing import Any

import pikepdf


class Places:
    """Pages and destinations of an open PDF; pages are counted from 0."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        names = pdf.Root.get("/Names")
        tree = names.get("/Dests") if names is not None else None
        self._named = dict(pikepdf.NameTree(tree).items()) if tree is not None else {}

    def page(self, reference: Any, otherwise: int) -> int:
        """The number of a page; ``otherwise`` where there is no reference."""
        return otherwise if reference is None else self._pages.get(reference.objgen, otherwise)

    def page_of_name(self, name: str) -> int:
        """The page of a named destination; -1 where the name leads nowhere."""
        found = self._named.get(name)
        return -1 if found is None else self.page_of_view(found)

    def page_of_view(self, view: Any) -> int:
        """The page of an explicit destination; -1 where it is none."""
        if isinstance(view, pikepdf.Dictionary):
            view = view.get("/D")
        return self.page(view[0], -1) if isinstance(view, pikepdf.Array) and len(view) else -1
