"""Findings as the page shows them: each with the place in the text that it is about, and how that is cited."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from msgspec import Struct

from pipeline.errors import Fault, MastheadError, Place

_TAG = re.compile(r"<[^<>]{0,2000}>")


class Finding(Struct, frozen=True):
    """A finding as the page shows it; ``id`` is the place in the HTML that it is about, ``cite`` its citation."""

    code: str
    severity: str
    path: str
    line: int
    column: int
    wrong: str
    expected: str
    mend: str
    id: str = ""
    cite: str = ""


class Places:
    """Where the texts of a document stand in its source, and how each is cited."""

    def __init__(self, document: Any, path: str, data: bytes) -> None:
        from pipeline.akn.citing.cite import Citations
        from pipeline.verify.located import texts_of

        texts = [(text.place, id_) for id_, text in texts_of(document) if text.place.line]
        found = {(place.line, place.column): id_ for place, id_ in texts if place.path == path}
        self._path = path
        self._at = sorted(found)
        self._ids = [found[at] for at in self._at]
        self._lines = data.decode("utf-8", "replace").splitlines()
        self._citations = Citations(document)

    def of(self, place: Place) -> tuple[str, str]:
        """Id and citation of the text that is printed there: what a tag begins, else what began last."""
        line, column = place.line, place.column
        if not line or not self._at or place.path != self._path:
            return "", ""
        after = bisect_right(self._at, (line, column))
        id_ = self._ids[after if self._begins(line, column, after) else max(after - 1, 0)]
        try:
            return id_, self._citations.of(id_).citation if id_ else ""
        except MastheadError:  # a place that nobody cites
            return id_, ""

    def _begins(self, line: int, column: int, after: int) -> bool:
        """Whether nothing but tags and spaces stand between a tag and the next text."""
        if after == len(self._at):
            return False
        last, end = self._at[after]
        between = "\n".join(self._lines[line - 1 : last])
        stretch = between[column - 1 : len(between) - len(self._lines[last - 1]) + end - 1]
        return stretch.startswith("<") and stretch[1:2] != "/" and not _TAG.sub("", stretch).strip()


def finding(fault: Fault, places: Places | None) -> Finding:
    """A fault as the page shows it; without ``places``, nothing was resolved."""
    place = fault.place
    id_, cite = places.of(place) if places else ("", "")
    told = (fault.wrong, fault.expected, fault.mend)
    return Finding(fault.code, fault.severity.value, place.path, place.line, place.column, *told, id_, cite)
