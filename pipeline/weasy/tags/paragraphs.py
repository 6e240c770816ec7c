"""Text never stands bare in a grouping element: it gets a P (ISO 32000-1 14.8.4.3, ISO 32005 Table 5)."""

from __future__ import annotations

from pipeline.weasy.content.marks import Mark
from pipeline.weasy.tags.nodes import Annotation, Node
from pipeline.weasy.tags.roles import GROUPS, INLINE

_ENTRY = frozenset(("Lbl", "Reference"))  # what stands bare in a TOCI
_KEPT_EMPTY = frozenset(("TH", "TD", "LBody", "Document"))


def wrap(root: Node) -> None:
    """Remove elements without content, then wrap each run of inline content of a group into a P."""
    _prune(root)
    for node in tuple(root.walk()):
        if node.role in GROUPS:
            _wrap(node)


def _prune(node: Node) -> bool:
    """Whether anything is left of a node; empty cells stay, for the sake of their row."""
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or _prune(kid)]
    return bool(node.kids) or node.role in _KEPT_EMPTY


def _wrap(node: Node) -> None:
    kids: list[Node | Mark | Annotation] = []
    paragraph: Node | None = None
    for kid in node.kids:
        if isinstance(kid, Node) and (kid.role not in INLINE or kid.role == "Note" or _of_entry(node, kid)):
            paragraph = None
            kids.append(kid)
            continue
        if paragraph is None:
            paragraph = node.new("P")
            kids.append(paragraph)
        paragraph.add(kid)
    node.take(kids)


def _of_entry(node: Node, kid: Node) -> bool:
    return node.role == "TOCI" and kid.role in _ENTRY
