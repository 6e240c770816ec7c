"""Builds the structure tree out of WeasyPrint's boxes (ISO 14289-1 7.1 to 7.9).

WeasyPrint makes a box for every line, page fragment and anonymous wrapper. All boxes of one HTML element lead to one
node here, so a paragraph, list or table that spans pages stays one.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes

from pipeline.weasy.content import marks
from pipeline.weasy.content import private_names as inner
from pipeline.weasy.content.marks import Mark, Running
from pipeline.weasy.tags import (
    contents,
    faults,
    figures,
    language,
    links,
    lists,
    notes,
    paragraphs,
    places,
    tables,
)
from pipeline.weasy.tags.elements import Elements
from pipeline.weasy.tags.nodes import Annotation, Node
from pipeline.weasy.tags.texts import Texts


def build(pages: list[Any], streams: list[Any]) -> tuple[Node, list[Annotation]]:
    """The tree of a document whose pages are painted; every mark of every page is tagged or made an artifact.

    Returns the Document and the annotations that have no place in it. Raises ``MastheadError`` with all MH305 faults.
    """
    builder = _Builder()
    for number, (page, stream) in enumerate(zip(pages, streams, strict=True)):
        builder.add_page(number, inner.root_box(page), inner.tags_of(stream))
    found = builder.elements
    root = found.root
    notes.place(root, found.notes)
    places.settle(root)
    figures.describe(root, found.faults)
    contents.normalise(root)
    links.refer(root)
    lists.normalise(root)
    tables.normalise(root)
    paragraphs.wrap(root)
    language.mark(root)
    faults.check(root, found.faults)
    return root, builder.dropped


class _Builder:
    def __init__(self) -> None:
        self.elements = Elements()
        self.dropped: list[Annotation] = []
        self._page = 0
        self._height = 0.0
        self._tags: dict[Any, Mark] = {}
        self._texts = self._body = Texts()
        self._notes = Texts()  # between two pages of text stand the notes of the first

    def add_page(self, number: int, page: Any, tags: dict[Any, Mark]) -> None:
        """Add the boxes of a page to the tree. Running matter stands after the text and its notes."""
        self._page, self._tags, self._height = number, tags, page.margin_height()
        for child in page.children:
            self._texts = self._notes if isinstance(child, boxes.FootnoteAreaBox) else self._body
            with self._texts.adding_words(page):
                self._walk(child, self.elements.root)
        for mark in tags.values():  # what no box of the tree owns
            mark.make_artifact(Running.OTHER)
        tags.clear()

    def _walk(self, box: Any, parent: Node) -> None:
        """Add a box and what is in it."""
        box = inner.settled(box)
        if isinstance(box, boxes.TextBox):
            self._add_text(box, parent)
        elif isinstance(box, boxes.MarginBox):
            self._discard(box, Running.HEAD if box.at_keyword.startswith("@top") else Running.FOOT)
        elif (node := parent if box.element is None else self.elements.node_of(box, parent)) is None:
            self._discard(box, Running.OTHER)
        elif box.is_leader:
            marks.join(self._take(box), Running.LAYOUT)
        else:
            if box.element_tag == "br":
                self._texts.part()
            if node is parent and isinstance(box, boxes.BlockLevelBox):
                self._texts.part_inside(node)
            if box.link_annotation is not None:
                node = self._add_link(box, node)
            if isinstance(box, boxes.ReplacedBox):
                self._add_picture(box, node)
            else:
                self._walk_children(box, node)

    def _walk_children(self, box: Any, node: Node) -> None:
        for child in box.children:
            for piece in child.children if isinstance(child, boxes.LineBox) else (child,):
                self._walk(piece, node)

    def _add_picture(self, box: Any, node: Node) -> None:
        mark = self._tags.pop(box, None)
        if mark is not None:
            mark.tag(self._page)
            node.add(mark)
            figures.place(node, box, self._height)

    def _add_text(self, box: Any, parent: Node) -> None:
        mark = self._tags.pop(box, None)
        if mark is not None:
            mark.tag(self._page)
            self._texts.add(box, mark, parent, self.elements.direction)

    def _add_link(self, box: Any, node: Node) -> Node:
        """Add the annotation of a link; the node to which the words of the link belong."""
        annotation = Annotation(box.link_annotation, self._page)
        if box.link is None:  # a box inside a link, which has its own annotation
            self.dropped.append(annotation)
            return node
        links.describe(annotation, box.element)
        link = links.link_of(node)
        link.add(annotation)
        return link if link.parent is node else node

    def _discard(self, box: Any, running: Running) -> None:
        """Make everything in a box an artifact."""
        for mark in self._take(box):
            mark.make_artifact(running)

    def _take(self, box: Any) -> list[Mark]:
        """The marks of everything in a box; its links have no place in the tree."""
        found: list[Mark] = []
        for piece in box.descendants(placeholders=True):
            settled = inner.settled(piece)
            if settled.link_annotation is not None:
                self.dropped.append(Annotation(settled.link_annotation, self._page))
            mark = self._tags.pop(settled, None)
            if mark is not None:
                found.append(mark)
        return found
