"""Tables: Scope of the head cells (ISO 14289-1 7.5), spans, and Headers only where a cell names them itself.

WeasyPrint writes Headers for every cell; where each TH has a Scope they say nothing new, and cost most of the tree.
"""

from __future__ import annotations

from typing import Any

from pipeline.weasy.tags.nodes import Node

_SCOPES = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}
_KEPT = frozenset(("TH", "TD"))
_ORDER = {"Caption": 0, "THead": 1}  # what else a table has comes after them, as it stands


def normalise(root: Node) -> None:
    """Set the attributes of every cell below ``root``; put caption and head first."""
    for node in root.walk():
        if node.role in _KEPT:
            _cell(node)
        elif node.role == "Table":
            node.kids.sort(key=lambda kid: _ORDER.get(kid.role, 2) if isinstance(kid, Node) else 2)


def _cell(node: Node) -> None:
    element: Any = node.element
    if element is None:
        return
    values: dict[str, str] = {}
    if node.role == "TH":
        values["Scope"] = f"/{_SCOPES.get((element.get('scope') or '').lower()) or _guess(node)}"
    for name, attribute in (("ColSpan", "colspan"), ("RowSpan", "rowspan")):
        span = element.get(attribute) or ""
        if span.isdigit() and int(span) > 1:
            values[name] = str(int(span))
    node.headers = tuple((element.get("headers") or "").split())
    if values or node.headers:
        node.attributes["Table"] = values


def _guess(node: Node) -> str:
    """A head cell outside the head of its table heads a row."""
    row = node.parent
    group = row.parent if row is not None else None
    return "Row" if group is not None and group.role in ("TBody", "TFoot") else "Column"
