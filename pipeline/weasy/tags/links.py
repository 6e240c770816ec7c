"""Links: one annotation for each line of a link, with words for it (ISO 14289-1 7.18.1, 7.18.5).

WeasyPrint adds one for every box inside a link too, and for links in running matter and in repeated table heads. None
of these stands in the structure tree, so none may be an annotation.
"""

from __future__ import annotations

from typing import Any

import pydyf

from pipeline.weasy.tags.nodes import Annotation, Node


def link_of(node: Node) -> Node:
    """The Link around a node, or a new one in it, for the annotation of a link."""
    place: Node | None = node
    while place is not None:
        if place.role == "Link":
            return place
        place = place.parent
    if node.kids and isinstance(last := node.kids[-1], Node) and last.role == "Link" and last.element is None:
        return last
    link = node.new("Link")
    node.add(link)
    return link


def refer(root: Node) -> None:
    """Each Reference says to which element it leads, and a Note from where (``Ref``, ISO 14289-2 8.2.5.8, 8.2.5.14)."""
    nodes = tuple(root.walk())
    by_id = {node.id: node for node in nodes if node.id}
    for node in nodes:
        target = by_id.get(target_of(node))
        if target is not None:
            node.refers.append(target)
            if target.role == "Note":
                target.refers.append(node)


def target_of(node: Node) -> str:
    """The id of the place in the document to which a Reference leads; ``''`` for other elements."""
    if node.role != "Reference" or node.element is None:
        return ""
    return str(node.element.get("href") or "").removeprefix("#")


def describe(annotation: Annotation, element: Any) -> None:
    """Say in words where a link leads: its ``title``, else what can be read in it, else the address."""
    words = " ".join((element.get("title") or "".join(element.itertext())).split())
    if words:
        annotation.dictionary["Contents"] = pydyf.String(words)


def drop(pdf: Any, dropped: list[Annotation]) -> None:
    """Take annotations off their pages again; what is left of them in the file is empty and leads nowhere."""
    pages = pdf.pages["Kids"][::3]
    for annotation in dropped:
        page = pdf.objects[pages[annotation.page]]
        page["Annots"].remove(annotation.dictionary.reference)
        annotation.dictionary.clear()
        if not page["Annots"]:
            del page["Annots"]
