"""What stands before others in the HTML, because the layout needs it there, and is read after them.

``data-pdf-place="end"`` puts an element at the end of what holds it; one with nothing in it leaves no trace.
"""

from __future__ import annotations

from pipeline.weasy.tags.nodes import Node


def settle(root: Node) -> None:
    """Put each such node below ``root`` in its place."""
    for node in tuple(root.walk()):
        if node.element is None or node.element.get("data-pdf-place") != "end" or node.parent is None:
            continue
        node.parent.kids.remove(node)
        if node.kids:
            node.parent.kids.append(node)
