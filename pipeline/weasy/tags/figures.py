"""Figures: alternative text (ISO 14289-1 7.3) and bounding box (ISO 32000-1 14.8.5.4.3)."""

from __future__ import annotations

from typing import Any

from pipeline.errors import Fault
from pipeline.weasy.tags import faults
from pipeline.weasy.tags.nodes import Node

_SVG_TITLE = "{http://www.w3.org/2000/svg}title"
_POINTS = 0.75  # points in a CSS pixel


def place(node: Node, box: Any, height: float) -> None:
    """Give a Figure the rectangle of its picture, in points from the lower left of a page ``height`` pixels high."""
    if node.role != "Figure" or "Layout" in node.attributes:
        return
    left, top = box.content_box_x(), box.content_box_y()
    corners = (left, height - top - box.height, left + box.width, height - top)
    values = " ".join(f"{corner * _POINTS:.2f}" for corner in corners)
    node.attributes["Layout"] = {"BBox": f"[{values}]", "Placement": "/Block"}


def adopt(figure: Node, element: Any) -> None:
    """Take the alternative text of a picture inside a ``figure`` element."""
    figure.alt = figure.alt or _text(element)


def describe(root: Node, found: list[Fault]) -> None:
    """Set ``alt`` of every Figure; one without is a fault."""
    for node in root.walk():
        if node.role == "Figure":
            node.alt = (_text(node.element) if node.element is not None else "") or node.alt
            if not node.alt:
                found.append(_missing(node.element))


def _missing(element: Any) -> Fault:
    mend = 'say in words what the picture shows, or give alt="" to a decoration'
    return faults.fault("a figure without a text alternative", "alt, aria-label or an SVG title", mend, element)


def _text(element: Any) -> str:
    title = element.find(_SVG_TITLE)
    inside = title.text if title is not None else ""
    return " ".join((element.get("alt") or element.get("aria-label") or inside or "").split())
