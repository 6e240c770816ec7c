"""Language and direction of each element (ISO 14289-1 7.2, ISO 32000-1 14.9.2 and 14.8.5.4.2)."""

from __future__ import annotations

from pipeline.weasy.tags.nodes import Node

_MODES = {"rtl": "/RlTb", "ltr": "/LrTb"}


def mark(root: Node) -> None:
    """Write ``Lang`` and WritingMode where language and direction change; both are inherited."""
    _mark(root, "", "ltr")


def _mark(node: Node, language: str, direction: str) -> None:
    node.lang = node.language if node.language != language else ""
    own = node.direction or direction
    if own in _MODES and own != direction:
        node.attributes.setdefault("Layout", {})["WritingMode"] = _MODES[own]
    for kid in node.nodes():
        _mark(kid, node.language, own)
