"""What cannot be tagged properly: found in the finished tree, reported all at once."""

from __future__ import annotations

from typing import Any

from pipeline.errors import NOWHERE, Fault, MastheadError
from pipeline.weasy.tags.nodes import Node
from pipeline.weasy.tags.roles import HEADINGS


def fault(wrong: str, expected: str, mend: str, element: Any = None) -> Fault:
    """An MH305 fault; the element is named by its id, or else by its kind."""
    where = ""
    if element is not None:
        name = element.get("id")
        where = f" (id {name!r})" if name else f" (element {str(element.tag).rpartition('}')[2]!r})"
    return Fault("MH305", NOWHERE, wrong + where, expected, mend)


def check(root: Node, found: list[Fault]) -> None:
    """Raise all faults: those found on the way, and headings that skip a level (ISO 14289-1 7.4.2)."""
    level = 0
    for node in root.walk():
        if node.role in HEADINGS:
            now = HEADINGS.index(node.role) + 1
            if now > level + 1:
                found.append(
                    fault(f"heading {node.role}", f"H{level + 1} or above", "let headings skip no level", node.element)
                )
            level = now
    if found:
        raise MastheadError(found)
