"""Tables of contents: TOC holds TOCI, a deeper level is a TOC in the entry above it (ISO 32000-1 14.8.4.3).

An entry (``data-pdf-level`` says how deep) holds its number as a Lbl, and a Reference with the link, in which the words
and the page number stand.
"""

from __future__ import annotations

from pipeline.weasy.tags.nodes import Node


def normalise(root: Node) -> None:
    """Give every table of contents below ``root`` its proper shape."""
    nodes = tuple(root.walk())
    for node in nodes:
        if node.role == "TOCI":
            _entry(node)
    for node in nodes:
        if node.role == "TOC":
            _nest(node)


def _entry(node: Node) -> None:
    """Numbers come first, outside of the link that the line is on the page."""
    labels = [one for one in node.walk() if one.role == "Lbl"]
    for label in labels:
        if label.parent is not None:
            label.parent.kids.remove(label)
    node.take([*labels, *node.kids])


def _nest(node: Node) -> None:
    """Put the entries of each deeper level into the entry before them."""
    entries = node.nodes()
    node.kids = []
    waiting: list[tuple[int, Node]] = []  # the entries around, outermost first
    for entry in entries:
        level = int(entry.element.get("data-pdf-level") or 1) if entry.element is not None else 1
        while waiting and waiting[-1][0] >= level:
            waiting.pop()
        place = _inner(waiting[-1][1]) if waiting else node
        place.add(entry)
        waiting.append((level, entry))


def _inner(entry: Node) -> Node:
    last = entry.nodes()[-1]
    if last.role == "TOC":
        return last
    inner = entry.new("TOC")
    entry.add(inner)
    return inner
