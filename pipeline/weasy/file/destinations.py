"""Structure destinations: links and bookmarks lead to elements, not to places on a page (ISO 14289-2 8.8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

from pipeline.weasy.content import private_names as inner
from pipeline.weasy.file.writing import Written
from pipeline.weasy.tags.nodes import Node


def make_structural(pdf: Any, pages: list[Any], written: Written) -> None:
    """Give each link and each bookmark of ``pdf`` the structure element that it leads to."""
    for value in pdf.objects:
        if isinstance(value, pydyf.Dictionary) and value.get("Subtype") == "/Link" and "Dest" in value:
            name = value.pop("Dest")
            node = written.by_id.get(name.string, written.document)
            value["A"] = _go(name, node, ("/Fit",))
    for bookmark, box in zip(_bookmarks(pdf), _bookmarked(pages), strict=True):
        node = written.by_element.get(id(box.element), written.document)
        place = bookmark.pop("Dest")
        bookmark["SE"] = node.reference.reference
        bookmark["A"] = _go(place, node, tuple(place[1:]))


def _go(place: Any, node: Node, view: tuple[Any, ...]) -> Any:
    return pydyf.Dictionary(
        {"Type": "/Action", "S": "/GoTo", "D": place, "SD": pydyf.Array((node.reference.reference, *view))}
    )


def _bookmarks(pdf: Any) -> Iterator[Any]:
    """The outline's items in reading order."""
    outlines = pdf.catalog.get("Outlines")
    stack = [pdf.objects[_number(outlines)]["First"]] if outlines else []
    while stack:
        item = pdf.objects[_number(stack.pop())]
        yield item
        stack.extend(item[key] for key in ("Next", "First") if key in item)


def _number(reference: Any) -> int:
    return int(reference.split()[0])


def _bookmarked(pages: list[Any]) -> Iterator[Any]:
    """The boxes that have a bookmark, in the order in which WeasyPrint finds them."""
    for page in pages:
        if not page.bookmarks:
            continue
        stack = [inner.root_box(page)]
        while stack:
            box = stack.pop()
            if box.bookmark_label and box.style["bookmark_level"] != "none":
                yield box
            stack.extend(reversed(tuple(box.all_children())))
