"""Language and direction of each element (ISO 14289-1 7.2, ISO 32000-1 14.9.2 and 14.8.5.4.2)."""

from __future__ import annotations

from pipeline.weasy.conformance.nodes import Node

_MODES = {"rtl": "/RlTb", "ltr": "/LrTb"}


def mark(root: Node) -> None:
    """Write ``Lang`` where the language changes, and WritingMode where the HTML says a direction."""
    for node in root.walk():
        around = node.parent.language if node.parent is not None else ""
        node.lang = node.language if node.language != around else ""
        direction = (node.element.get("dir") or "").lower() if node.element is not None else ""
        if direction in _MODES:
            node.attributes.setdefault("Layout", {})["WritingMode"] = _MODES[direction]
