"""``PDF.page_references`` is made once per number of pages, not once per use.

WeasyPrint asks for it at every bookmark and structure element, and pydyf makes a list of all pages each time: what
should grow with the length of a document grows with its square (at 1400 tagged pages, a third of the time).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf


@contextmanager
def applied() -> Iterator[None]:
    """Replace the property for good; there is nothing to put back."""
    pydyf.PDF.page_references = property(_page_references)
    yield


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    kids = pdf.pages["Kids"]
    remembered: tuple[int, tuple[bytes, ...]] | None = pdf.__dict__.get("_known_references")
    if remembered is None or remembered[0] != len(kids):
        remembered = len(kids), tuple(f"{number} 0 R".encode("ascii") for number in kids[::3])
        pdf.__dict__["_known_references"] = remembered
    return remembered[1]
