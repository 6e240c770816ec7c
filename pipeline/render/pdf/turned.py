"""The table that ends a document on a turned page: the rule at the end stands there too, not on a page by itself."""

from __future__ import annotations

from pipeline.document.blocks import Block, Group, Table
from pipeline.document.model import Component, Document


def turned_end(document: Document) -> Table | None:
    """The table on a turned page that is the last thing printed, if there is one."""
    last = _last(document.letter)
    closing = last.closing
    if closing.before or closing.signatures or closing.after or not last.blocks:
        return None
    block: Block = last.blocks[-1]
    while isinstance(block, Group) and block.blocks:
        block = block.blocks[-1]
    return block if isinstance(block, Table) and block.turned else None


def _last(component: Component) -> Component:
    return _last(component.attachments[-1]) if component.attachments else component
